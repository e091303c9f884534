"""The words that tell what a quantity says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newslint.record import NamedTuple


class Cue(NamedTuple):
    """A word that gives the people counted beside it a role.

    ``kind``: "object" takes them behind it (kills 5), "both" behind it or, as a participle, before it (killed 5; 5 were
    killed), "subject" before it (5 died; 5 dead), "noun" is itself what is counted (5 deaths), "toll" comes before
    "of", "to", "at" and the number.
    """

    role: str
    kind: str


_CUES = """
killed object kill kills killing slays claims
killed both killed slain massacred murdered executed slaughtered beheaded
killed subject dead died dies die dying perished perish drowned drown drowns succumbed
killed noun deaths fatalities bodies corpses killings
killed toll toll death deaths fatalities dead
injured object injure injures injuring wounds wounding hurting
injured both injured wounded hurt maimed
injured noun injuries injured wounded
injured toll injured wounded injuries
casualty noun casualties casualty
casualty toll casualties
missing subject missing unaccounted
missing toll missing
displaced object displace displaces displacing evacuating uprooting
displaced both displaced uprooted evacuated
displaced subject homeless fled flee fleeing
displaced noun evacuees
arrested object arrest arresting detain detains detaining
arrested both arrested detained apprehended
arrested noun arrests detentions detainees
rescued object rescue rescues rescuing
rescued both rescued
rescued subject survived
rescued noun survivors
abducted object abduct abducts abducting kidnap kidnaps kidnapping
abducted both abducted kidnapped
abducted noun hostages
infected object infect infects infecting
infected both infected hospitalised hospitalized
infected noun infections
"""


@cache
def cues() -> Mapping[str, tuple[Cue, ...]]:
    """The cues of each word."""
    found: dict[str, tuple[Cue, ...]] = {}
    for line in _CUES.strip().splitlines():
        role, kind, *words = line.split()
        for word in words:
            found[word] = (*found.get(word, ()), Cue(role, kind))
    return found


PEOPLE_ROLES = frozenset("killed injured casualty missing displaced arrested rescued abducted infected".split())

# Words that a noun phrase ends before.
STOPS = frozenset(
    "a an the and or but nor of in on at to from by with for as than that which who whom whose is are was were be been "
    "being has have had will would can could may might shall should must do does did not it its he she they we you i "
    "his her their our your this these those there here when where while after before since until during because if so "
    "said says say saying told reported reportedly into over under up down out off about against between through per "
    "via amid among across around near outside inside along behind beyond within without toward towards came come went "
    "gone got get took taken take made make gave given left remain remains remained became become still also already "
    "now then later ago earlier today yesterday tomorrow were lost saw seen followed including however only both all "
    "each every no yet what how why just very too him them us me like such live lived living work worked working "
    "began begun started believed feared thought known".split()
)
ADJECTIVES_OF_MORE = frozenset("more others other additional further extra".split())
PEOPLE = frozenset(
    "people persons person civilians civilian men man women woman children child kids infants babies boys girls boy "
    "girl youths teenagers adults adult elderly victims victim others passengers pilgrims police policemen policewomen "
    "cops troops personnel militia staff crew guerrillas fans guests inmates jihadists relatives members residents "
    "tourists refugees migrants soldiers officers servicemen gendarmes marines sailors firefighters medics doctors "
    "nurses patients students pupils teachers workers employees miners villagers protesters demonstrators insurgents "
    "rebels militants terrorists extremists fighters gunmen attackers suspects nationals citizens foreigners locals "
    "drivers journalists reporters families households souls combatants peacekeepers guards prisoners detainees "
    "hostages israelis palestinians syrians iraqis afghans americans britons turks kurds greeks poles swedes danes "
    "finns thais germans russians ukrainians iranians chinese japanese french dutch irish spaniards filipinos".split()
)
# Things that people words end like.
_THINGS = frozenset(
    "helicopters computers papers powers towers meters numbers quarters letters trailers containers boilers bunkers "
    "matters centers centres orders borders rivers offers layers servers routers scooters cruisers tankers freighters "
    "boosters reactors motors doors floors sectors factors tremors errors colors colours tractors hours sponsors "
    "harbors harbours chapters posters shelters silencers launchers bombers bulldozers".split()
)
_AGENT_ENDINGS = ("ers", "ors", "ists", "ians", "men", "women", "ees", "ants", "ents")


def is_people(noun: str) -> bool:
    """Whether a noun as it is written (lower case) names people."""
    if noun in PEOPLE:
        return True
    return noun.endswith(_AGENT_ENDINGS) and noun not in _THINGS and not noun.endswith(("ments", "vents", "cents"))


_IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "kids": "child",
    "lives": "life", "wives": "wife", "feet": "foot", "buses": "bus", "criteria": "criterion", "news": "news",
    "series": "series",
}  # fmt: skip
PLURALS = frozenset(
    "people men women children police troops personnel staff militia cattle sheep fish aircraft teeth mice feet "
    "policemen gunmen servicemen fishermen cavalrymen dead wounded injured media data".split()
)
_NOT_PLURAL = frozenset(
    "this his its us as was is has does across less plus thus various previous serious famous religious "
    "dangerous enormous numerous suspicious unless always perhaps towards besides afterwards indoors outdoors".split()
)


def looks_plural(word: str) -> bool:
    """Whether a word in lower case looks like a plural noun."""
    if word in PLURALS or word.endswith("men"):
        return True
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "su'’i" and word not in _NOT_PLURAL


def singular(noun: str) -> str:
    """The singular of a noun, by its ending."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if len(noun) > 4 and noun.endswith("ies"):
        return noun[:-3] + "y"
    if len(noun) > 4 and noun.endswith(("sses", "ches", "shes", "xes", "zes")):
        return noun[:-2]
    if len(noun) > 3 and noun[-1] == "s" and noun[-2] not in "sui":
        return noun[:-1]
    return noun[:-3] + "man" if noun.endswith("men") and len(noun) > 5 else noun


DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest northern southern eastern western northwards "
    "southwards upstream downstream offshore inland away off outside".split()
)
DIMENSIONS = {
    "tall": "height", "high": "height", "height": "height", "altitude": "height", "elevation": "height",
    "deep": "depth", "depth": "depth", "depths": "depth", "underground": "depth", "below": "depth",
    "long": "length", "length": "length", "wide": "width", "width": "width", "across": "width", "thick": "width",
    "diameter": "width", "radius": "radius",
}  # fmt: skip
SAID = frozenset(
    "said says say told reported reports claimed claims announced announces confirmed confirms added stated estimates "
    "estimated according put puts".split()
)
HYPOTHETICAL = frozenset(
    "could would might may can should will threatened threatens threaten threatening plan plans planned planning if "
    "capable potentially possibly expected expects vowed aims aim intends hoped".split()
)
BACKGROUND = frozenset(
    "since annually yearly recent decade decades century centuries previously ever historically".split()
)
RATES = frozenset(
    "second minute hour day week month year night game person head capita litre liter gallon season".split()
)
