"""What a quantity is: an interval of values with its unit, and what it counts or measures."""

from __future__ import annotations

from typing import TypeAlias

from newslint.article import Span
from newslint.record import NamedTuple


class Quantity(NamedTuple):
    """A quantity as it is written.

    All fields are plain strings and numbers, so that an index can store them; two quantities can be compared when their
    ``role``, ``noun`` and ``whom`` fit and their units measure the same (see ``newslint.facts.figures.units``).
    """

    start: int
    end: int
    """The number with its unit, currency sign and multiplier: "$3.5 million", "12 miles", "at least [dozens]"."""
    low: float
    high: float
    """The values that are written, in ``unit``; one number has low == high, "dozens" is 24 to 99."""
    unit: str = ""
    """The canonical unit (km, kg, usd, percent, degC, year-of-age ...), "" for a count."""
    modifier: str = ""
    """How the words before (or after) bound it: see MODIFIERS."""
    form: str = "digits"
    """digits, words, mixed ("3.5 million", "5bn") or vague ("dozens", "several hundred")."""
    notation: str = ""
    """What is unusual in the digits: see NOTATIONS."""
    role: str = "count"
    """What the quantity says: see ROLES."""
    noun: str = ""
    """The head noun that is counted or measured, in lower case and singular: "soldier"; "" when there is none."""
    whom: str = ""
    """The words that narrow the role down, as written in lower case: "russian soldiers" for killed, the person's name
    for an age, "north of kherson" for a distance, "of voters" for a share."""
    actor: str = ""
    """Who did it to whom: the words before the verb, or after "by"."""
    place: str = ""
    """The nearest place named with in, at, near or on in the sentence."""
    attribution: str = ""
    """Whose claim it is: "according to [the ministry]", "[the ministry] said"."""
    when: str = ""
    """The date in the same sentence: "2022-11-09", "2009-09", "2011", "--11-09"; "" without one."""
    flags: tuple[str, ...] = ()
    """See FLAGS; in rising order."""
    sentence: int = 0
    """The number of its sentence in the fact ``sentences``."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def vague(self) -> bool:
        """Whether it is an order of magnitude in words: dozens, hundreds of thousands."""
        return self.form == "vague"

    @property
    def exact(self) -> bool:
        """Whether it is one number without a modifier."""
        return self.low == self.high and self.modifier in ("", "=")


Quantities: TypeAlias = tuple[Quantity, ...]

MODIFIERS = {
    "": "as it stands",
    "=": "exactly, precisely",
    "~": "about, around, some, roughly, an estimated, or so, -odd",
    "<~": "nearly, almost, close to, just under: a little less",
    ">=": "at least, no fewer than, a minimum of, or more, N+",
    ">": "more than, over, above, in excess of, upwards of",
    "<=": "up to, as many as, at most, no more than, a maximum of",
    "<": "less than, fewer than, under, below",
}

NOTATIONS = {
    "": "as English writes numbers: 1,234.5",
    "comma-decimal": "a comma before one or two last digits: 8,3",
    "dot-groups": "dots between groups of three digits: 1.234.567",
    "space-groups": "spaces between groups of three digits: 1 234 567",
    "ragged": "groups of a wrong size: 12800,000; 4,2600",
    "composed": "two multiples put side by side: 1 billion 750 million",
    "digits-thousand": "digits before the word thousand: 300 thousand",
}

ROLES = {
    "killed": "dead, killed, died, bodies, death toll; whom",
    "injured": "injured, wounded, hurt; whom",
    "casualty": "killed or injured, told as one number",
    "missing": "missing, unaccounted for",
    "displaced": "displaced, homeless, fled, evacuated",
    "arrested": "arrested, detained, taken into custody",
    "rescued": "rescued, pulled out alive, survivors",
    "abducted": "abducted, kidnapped, taken hostage",
    "infected": "infected, taken to hospital",
    "magnitude": "of an earthquake",
    "age": "whom: the person",
    "distance": "from or to a place; whom: direction and place",
    "length": "height, depth, width, length: noun says which",
    "money": "noun: what it is paid for",
    "share": "a percentage; whom: of what",
    "duration": "noun: what lasts, where it is told",
    "sentence": "years in prison",
    "measure": "any other physical unit; noun: of what",
    "count": "noun: what is counted",
}

FLAGS = {
    "ago": "lies back that long",
    "another": "another N, N more: besides an earlier number",
    "background": "over a longer time than the news: since 2011, every year",
    "former": "what it was before: from [N] to M",
    "hypothetical": "could, would, might, planned",
    "including": "a part of an earlier number",
    "listed": "one of several counts of people side by side: two women and one man",
    "part": "[N] of M",
    "rate": "per day, each, an hour",
    "reversed": "a range written from high to low: between 25 and 20",
}
