"""What is counted of a source, declared once: defects from findings, practice from the articles themselves.

A defect is a finding of some rules against a **unit**, the opportunities for it: misrendered names against names,
encoding damage against words. Findings that blame nobody (a dispute between two spellings; severity note) and what a
scraper left behind are counted apart from what the publisher did. Confidence is asked for where one finding must be
believed; where only the rate speaks (calques), findings of low confidence and notes count too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Literal, TypeAlias

from newslint.finding import Finding
from newslint.record import NamedTuple
from newslint.rule import CONFIDENCES

Kind: TypeAlias = Literal["defect", "mark", "dispute", "extraction", "practice"]
"""``mark``: no fault by itself, but seldom seen in what was written in English. ``dispute``: two sources differ, or one
copies, and it does not say which is wrong or later. ``extraction``: most likely done by whoever saved the pages."""
Unit: TypeAlias = Literal["articles", "names", "figures", "quotes", "words", "lines", "bylines", "dates", "terms"]

PER: dict[str, int] = {"words": 1000}
"""Rates are told per so many units; per 100 where nothing is said."""
TOO_FEW = 20
"""With fewer articles, or fewer units, a rate is shown without a comparison."""
SPEAKS_AGAINST = 0.9
"""The probability that a spelling is the wrong one from which on it is no mere dispute."""
OUTVOTED_BY = 2
"""So many articles that have a figure differently leave one alone; one against one is a dispute."""


class Signal(NamedTuple):
    """One row of a profile: k of n units.

    ``codes``: prefixes of the rules whose findings are counted; none for practice, which comes from the fact
    ``practice``. ``better``: whether "more" or "less" of it speaks for a source, "" for neither.
    """

    name: str
    title: str
    kind: Kind
    unit: Unit
    better: Literal["more", "less", ""] = "less"
    codes: tuple[str, ...] = ()
    confidence: str = "medium"
    notes: bool = False
    holds: Callable[[Finding], bool] = lambda finding: True

    @property
    def clustered(self) -> bool:
        """Whether an article holds many units, so that the interval has to be drawn over articles."""
        return self.unit not in ("articles", "bylines", "dates")

    @property
    def per(self) -> int:
        """The number of units that the rate is told for."""
        return PER.get(self.unit, 100)

    def counts(self, finding: Finding) -> bool:
        """Whether a finding of one of its rules counts."""
        sure = CONFIDENCES.index(finding.confidence) <= CONFIDENCES.index(self.confidence)
        return sure and (self.notes or finding.severity != "note") and self.holds(finding)


def _speaks_against(finding: Finding) -> bool:
    """Whether the evidence of a name that differs speaks against this spelling rather than the other."""
    wrong = finding.evidence.get("wrong", 0.0)
    return isinstance(wrong, (int, float)) and wrong >= SPEAKS_AGAINST


def _alone(finding: Finding) -> bool:
    """Whether several articles have the figure differently, and none as it stands here."""
    supporting, contradicting = finding.evidence.get("supporting"), finding.evidence.get("contradicting")
    return supporting == 0 and isinstance(contradicting, int) and contradicting >= OUTVOTED_BY


ALL_DEFECTS = Signal("all-defects", "defects and marks of all kinds", "defect", "words")
SURE_DEFECTS = Signal("sure-defects", "defects, without marks of translation", "defect", "words")
SUMS: dict[Signal, frozenset[Kind]] = {ALL_DEFECTS: frozenset(("defect", "mark")), SURE_DEFECTS: frozenset(("defect",))}
"""Sums of the findings that count for signals of some kinds: counts, in which nothing is weighted."""

# A finding counts for the first signal that takes it.
FROM_FINDINGS = (
    Signal("misrendered-names", "misrendered names", "defect", "names",
           codes=("NAM101", "NAM102", "NAM105", "NAM108", "NAM109", "NAM110")),
    Signal("inconsistent-names", "names spelt in two ways in one article", "defect", "names", codes=("NAM103",)),
    Signal("outvoted-names", "names that others spell differently, and better", "dispute", "names",
           codes=("NAM2",), holds=_speaks_against),
    Signal("disputed-names", "names that others spell differently", "dispute", "names", codes=("NAM2",)),
    Signal("impossible-figures", "figures and dates that cannot be", "defect", "figures",
           codes=("FIG102", "FIG103", "FIG104", "FIG106", "FIG107", "FIG110")),
    Signal("number-formats", "numbers written as in another language", "defect", "figures",
           codes=("FIG108", "FIG109"), notes=True),
    Signal("contradicted-figures", "figures that the article itself contradicts", "defect", "figures",
           codes=("FIG1",)),
    Signal("lone-figures", "figures that others contradict and none supports", "defect", "figures",
           codes=("FIG2",), holds=_alone),
    Signal("disputed-figures", "figures that others contradict", "dispute", "figures", codes=("FIG2",)),
    Signal("foreign-passages", "lines in another language", "defect", "lines", codes=("TRN103",)),
    Signal("untranslated-words", "words left untranslated", "defect", "words", codes=("TRN111", "TRN112", "NAM107")),
    Signal("calques", "calques, chains of genitives, opening connectives", "mark", "words",
           codes=("TRN108", "TRN109", "TRN12"), confidence="low", notes=True),
    Signal("residue", "translation residue", "defect", "words", codes=("TRN1", "TRN2")),
    Signal("encoding", "encoding damage", "defect", "words", codes=("ENC",)),
    Signal("model-residue", "articles with what a chatbot says of itself", "defect", "articles", codes=("BLP125",)),
    Signal("agency-copy", "agency copy without a credit", "defect", "articles", codes=("SRC101",), notes=True),
    Signal("spun-copies", "articles that retell another source's", "dispute", "articles", codes=("SRC202",)),
    Signal("duplicates", "articles that repeat another of the source", "extraction", "articles", codes=("SRC201",)),
    Signal("recurring-lines", "lines that stand on many pages", "extraction", "lines", codes=("BLP2",)),
    Signal("boilerplate", "other boilerplate lines", "extraction", "lines", codes=("BLP1",)),
)  # fmt: skip

PRACTICE = (
    Signal("byline", "with a byline", "practice", "articles", "more"),
    Signal("named-byline", "bylines that name a person", "practice", "bylines", "more"),
    Signal("dateline", "with a dateline", "practice", "articles", ""),
    Signal("dated", "with a date", "practice", "articles", "more"),
    Signal("plausible-date", "dates that agree with the text", "practice", "dates", "more"),
    Signal("agency-credit", "crediting a news agency", "practice", "articles", ""),
    Signal("quotes-closed", "quotations that open and close", "practice", "quotes", "more"),
    Signal("named-speaker", "quotations of a named person", "practice", "quotes", "more"),
    Signal("organisation-speaker", "quotations of an organisation", "practice", "quotes", ""),
    Signal("anonymous-speaker", "quotations of somebody unnamed", "practice", "quotes", "less"),
    Signal("no-speaker", "quotations of nobody in sight", "practice", "quotes", "less"),
    Signal("correction", "with a correction or an update notice", "practice", "articles", ""),
    Signal("label", "labelled opinion, analysis or sponsored", "practice", "articles", ""),
    Signal("headline-terms", "words of the headline that the body has", "practice", "terms", "more"),
    Signal("headline-figures", "numbers of the headline that the body has", "practice", "figures", "more"),
)

SIGNALS = (*SUMS, *FROM_FINDINGS, *PRACTICE)
BY_NAME = {one.name: one for one in SIGNALS}


@lru_cache(1024)
def _candidates(code: str) -> tuple[Signal, ...]:
    return tuple(one for one in FROM_FINDINGS if code.startswith(one.codes))


def attributed(findings: Iterable[Finding]) -> Iterator[tuple[Signal, Finding]]:
    """Each finding of one article with the signal that it counts for; what counts for none is left out.

    What stands on a line that recurs on many pages came with the page, and is not counted besides.
    """
    findings = tuple(findings)
    recurring = [(one.start, one.end) for one in findings if one.code.startswith("BLP2") and one.confidence != "low"]
    for finding in findings:
        signal = next((one for one in _candidates(finding.code) if one.counts(finding)), None)
        if signal is None:
            continue
        if signal.name != "recurring-lines" and any(
            start <= finding.start and finding.end <= end for start, end in recurring
        ):
            continue
        yield signal, finding
