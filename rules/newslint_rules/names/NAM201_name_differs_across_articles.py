from __future__ import annotations

from collections.abc import Iterator

from newslint.groups.name import NameFamily, Spelling
from newslint.namepairs.direction import probability_wrong
from newslint.rule import Confidence, Everywhere, Hit, Place, rule

REPORTED = 0.5
"""A spelling is reported when it is at least this likely to be the wrong one."""


@rule(
    "NAM201",
    "name-differs-across-articles",
    over="name",
    severity="warning",
    languages=(),
    bad=[
        {
            "a.example/1.txt": "The rescue was led by Captain Ingrid Halversen of the Skerra coastguard. "
            "Halversen said that the fog over the harbour of Tolvik had been thick.",
            "b.example/2.txt": "Captain Ingrid Halversen of the Skerra coastguard, who led the rescue, "
            "said the fog over the harbour of Tolvik had been thick.",
            "c.example/3.txt": "Captain Ingrid [[Halvesren]] led the rescue for the Skerra coastguard. "
            "The fog over the harbour of Tolvik was thick, [[Halvesren]] said.",
        }
    ],
    good=[
        {
            "a.example/1.txt": "Captain Ingrid Halversen of the Skerra coastguard led the rescue off Tolvik.",
            "b.example/2.txt": "Captain Ingrid Halversen of the Skerra coastguard led the rescue off Tolvik.",
        },
        {
            "a.example/1.txt": "Mayor Anton Petrovsky opened the library in Dubrava.",
            "b.example/2.txt": "His wife Vera Petrovskaya opened the school in Dubrava.",
        },
    ],
)
def name_differs_across_articles(family: NameFamily) -> Iterator[Hit]:
    """A name that other articles of the corpus spell differently.

    Translation and careless copying change letters of names; search and entity linking then miss them. Two spellings
    are connected when they look alike and are used alike: the same words, names and story around them. The finding
    stands where the evidence speaks against the spelling; in all articles where nothing decides. Accepted
    romanisations, inflected forms and names of different people are left alone.
    """
    rivals: dict[int, list[tuple[float, int]]] = {}
    for pair in family.pairs:
        rivals.setdefault(pair.a, []).append((pair.probability, pair.b))
        rivals.setdefault(pair.b, []).append((pair.probability, pair.a))
    for index, found in sorted(rivals.items()):
        spelling = family.spellings[index]
        others = [family.spellings[other] for _, other in sorted(found, reverse=True)]
        if probability_wrong(spelling, others) < REPORTED:
            continue
        certainty = max(found)[0]
        other = max(others, key=lambda one: (one.articles, one.standing, one.form))
        total = spelling.articles + sum(one.articles for one in others)
        yield Hit(
            Everywhere(spelling.key),
            f"{spelling.form} here, {other.form} in {_of(other.articles, total)}",
            confidence=_confidence(certainty),
            related=_places(others),
            evidence={
                "spellings": {one.form: one.articles for one in (spelling, *others)},
                "probability": round(certainty, 3),
            },
        )


def _of(articles: int, total: int) -> str:
    return f"{articles} of {total} articles"


def _places(others: list[Spelling]) -> tuple[Place, ...]:
    return tuple(place for other in others for place in other.places[:2])[:6]


def _confidence(probability: float) -> Confidence:
    return "high" if probability >= 0.95 else "medium" if probability >= 0.8 else "low"
