from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.names import Name, Names, Standing
from newslint.knowledge import Knowledge
from newslint.knowledge.lexicon import Entity
from newslint.namepairs.evidence import role_fits
from newslint.namepairs.surroundings import countries_of
from newslint.namepairs.variants import same_romanised
from newslint.rule import Hit, rule

_COUNTRY = "JP"
_MIN_LENGTH = 3


@rule(
    "NAM109",
    "known-name-read-otherwise",
    severity="warning",
    languages=("en",),
    bad=[
        "The writer [[Shunju]] Murakami was born in Kyoto, Japan, in 1949.",
        "In Japan, Prime Minister [[Bunyu]] Kishida called an election.",
    ],
    good=[
        "In Japan, Prime Minister Fumio Kishida called an election.",
        "In Japan, the baker Takuya Kishida opened a second shop.",
        "The baker Bunyu Kishida opened a second shop in Lima.",
    ],
)
def known_name_read_otherwise(names: Names, knowledge: Knowledge) -> Iterator[Hit]:
    """A part of a well-known Japanese name, read otherwise than its bearer reads it.

    文雄 is Fumio or Bunyu, and a machine that meets the characters takes the commonest reading: Prime Minister Bunyu
    Kishida. Reported is a name beside the rightly written other part of a name of the lexicon, when both may be written
    with the same characters and the article speaks of Japan; with low confidence where no word around it says that this
    person is meant, since others may bear the name.
    """
    known = [name for name in names if not name.acronym and (name.before or name.after)]
    if not known or _COUNTRY not in countries_of(names, knowledge.lexicon):
        return
    forms = frozenset(name.form for name in names)
    for name in known:
        if len(name.form) < _MIN_LENGTH or name.standing == Standing.KNOWN:
            continue
        found = _meant(name, forms, knowledge)
        if found is None:
            continue
        right, entity = found
        roles = frozenset(word.removesuffix("s") for word in name.context)
        for span in name.spans:
            yield Hit(
                span,
                f"{name.form} is probably {right} ({entity.name}): another reading of the same characters",
                suggestion=right,
                confidence="high" if role_fits(entity, roles) else "low",
                evidence={"entity": entity.name},
            )


def _meant(name: Name, forms: frozenset[str], knowledge: Knowledge) -> tuple[str, Entity] | None:
    """The part of a name of the lexicon that a name reads otherwise, and whose it is."""
    from newslint.knowledge.characters import readings

    lexicon, table = knowledge.lexicon, None
    for beside in (*name.before, *name.after):
        for line in lexicon.bearing(beside):
            entity = lexicon.entity(line)
            parts = entity.name.split()
            if entity.kind != "people" or _COUNTRY not in entity.country or len(parts) != 2 or beside not in parts:
                continue
            (right,) = [part for part in parts if part != beside] or [beside]
            if any(same_romanised(name.form, part) for one in (entity.name, *entity.accepted) for part in one.split()):
                return None
            table = table or readings(knowledge.file("characters.tsv"))
            if right not in forms and table.shared(name.form, right):
                return right, entity
    return None
