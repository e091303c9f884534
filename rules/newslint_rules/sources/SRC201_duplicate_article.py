from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.sketch import resemblance
from newslint.groups.copies import Copies, Copy
from newslint.rule import Confidence, Hit, Place, Severity, rule

_STORY = """Skerra council votes for a new breakwater
The council of Skerra voted on Thursday evening to build a second breakwater west of the fishing harbour, after a
winter in which three storms tore boats from their moorings. Eleven members voted for the plan and four against it.
Work is to begin in May and to take two summers; the stone will come from the quarry at Tolvik, eight kilometres inland.
"""
_OTHER = """Skerra council votes for a new breakwater
A second breakwater will protect the fishing boats of Skerra from May next year on, councillors decided late on
Thursday. Four of the fifteen members wanted to spend the money on the school roof instead. Quarry workers in Tolvik
are pleased: the stone for the whole structure will be theirs, and carting it down the valley takes two summers.
"""


@rule(
    "SRC201",
    "duplicate-article",
    over="copies",
    severity="warning",
    bad=[
        {
            "one.example/1.txt": "date: 2024-03-01\n---\n" + _STORY,
            "one.example/2.txt": "date: 2024-03-02\n---\n" + "[[" + _STORY.replace("\n", "]]\n", 1),
        },
    ],
    good=[{"one.example/1.txt": _STORY, "two.example/1.txt": _OTHER}],
)
def duplicate_article(copies: Copies) -> Iterator[Hit]:
    """An article that repeats another one, word for word or nearly.

    Scraping a page under two addresses, live pages saved again and again, and agency copy at many outlets fill a corpus
    with repetitions that distort counts and training. The earliest article of a group (by date, else any) is left
    alone; every other is reported at its first line, with the one before it that is most like it. Copies at another
    source are a note: syndication is no fault, but whoever counts articles wants to know.
    """
    for n, copy in enumerate(copies.copies):
        best: tuple[float, Copy] | None = None
        for other in copies.copies[:n]:
            share = 1.0 if other.text == copy.text else resemblance(copy.buckets, other.buckets)
            if best is None or share > best[0]:
                best = (share, other)
        if best is not None and best[0] >= 0.5:
            yield _hit(copy, *best, copies.articles)


def _hit(copy: Copy, share: float, other: Copy, articles: int) -> Hit:
    same = copy.text == other.text
    here = copy.source == other.source
    return Hit(
        Place(copy.article, *copy.span, ""),
        f"the article {'is word for word' if same else f'shares {share:.0%} of its wording with'} another"
        f"{'' if here else ' of another source'}; {articles} articles are alike",
        confidence=_confidence(share),
        severity=_severity(here),
        related=(Place(other.article, *other.span, ""),),
        evidence={"resemblance": round(share, 2), "articles": articles},
    )


def _severity(same_source: bool) -> Severity:
    return "warning" if same_source else "note"


def _confidence(share: float) -> Confidence:
    return "high" if share >= 0.9 else "medium" if share >= 0.7 else "low"
