from __future__ import annotations

from collections.abc import Iterator

from newslint.namepairs.direction import Dispute, disputes
from newslint.namepairs.family import NameFamily
from newslint.rule import Confidence, Hit, Place, rule

REPORTED = 0.44
"""A spelling is reported when it is at least this likely to be misspelt."""
REPORTED_IN_MANY = 0.34
MANY = 6
"""Where at least so many articles dispute: translations make the same mistakes, and their majority proves less."""


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
            "d.example/4.txt": "The rescue off Tolvik was led by Captain Ingrid Halversen of the Skerra coastguard. "
            "“The fog over the harbour was thick,” Halversen said.",
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
    best: dict[tuple[int, int], Dispute] = {}
    for dispute in disputes(family):
        disputing = len(dispute.uses) + len(dispute.rival_uses)
        if dispute.misspelt < (REPORTED_IN_MANY if disputing >= MANY else REPORTED):
            continue
        for use in dispute.uses:
            known = best.get((dispute.spelling.key, use.article))
            if known is None or _rank(dispute) > _rank(known):
                best[dispute.spelling.key, use.article] = dispute
    for (_, article), dispute in sorted(best.items()):
        use = next(one for one in dispute.uses if one.article == article)
        for span in use.spans:
            yield _hit(dispute, Place(article, *span, dispute.spelling.form))


def _rank(dispute: Dispute) -> tuple[float, int, str]:
    return (dispute.pair.probability, len(dispute.rival_uses), dispute.rival.form)


def _hit(dispute: Dispute, place: Place) -> Hit:
    here, there = len(dispute.uses), len(dispute.rival_uses)
    return Hit(
        place,
        f"{dispute.spelling.form} here, {dispute.rival.form} in {there} of {here + there} articles of the story",
        confidence=_confidence(dispute.pair.probability),
        related=tuple(Place(one.article, *one.spans[0], dispute.rival.form) for one in dispute.rival_uses[:4]),
        evidence={
            "articles": {dispute.spelling.form: here, dispute.rival.form: there},
            "probability": round(dispute.pair.probability, 3),
            "wrong": round(dispute.wrong, 3),
        },
    )


def _confidence(probability: float) -> Confidence:
    """From .77 nineteen in twenty pairs are one name, from .45 nine in ten (tools/fit_names.py): with some to spare."""
    return "high" if probability >= 0.89 else "medium" if probability >= 0.65 else "low"
