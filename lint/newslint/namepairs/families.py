"""A family of spellings as it is listed for people: which spellings, how surely one name, and which one is right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslint.namepairs.direction import disputes
from newslint.namepairs.family import NameFamily, Spelling
from newslint.record import NamedTuple

DECIDED = 0.9
"""A spelling is suggested from the evidence of articles when every other is at least this likely to be wrong."""


class Judged(NamedTuple):
    """One family, judged. ``probabilities``: of each spelling, that it names what another of the family names."""

    family: NameFamily
    probabilities: tuple[float, ...]
    suggestion: str
    reason: str
    """Why the suggested one is, or why none is."""

    @property
    def probability(self) -> float:
        """How likely all spellings are one name: that of the weakest connection."""
        return min(self.probabilities)


def judge(family: NameFamily, in_lexicon: Iterable[str], trusted: Iterable[str]) -> Judged:
    """Which spelling is right: the lexicon's, that of trusted sources, or the one that the articles speak for.

    ``in_lexicon``: the spellings that the lexicon knows; ``trusted``: those that trusted sources use.
    """
    probabilities = tuple(
        max(pair.probability for pair in family.pairs if n in (pair.a, pair.b)) for n in range(len(family.spellings))
    )
    for right, one, several in (
        (sorted(in_lexicon), "it is in the lexicon", "several are in the lexicon"),
        (sorted(trusted), "trusted sources write it", "trusted sources write several"),
    ):
        if right:
            single = right[0] if len(right) == 1 else ""
            return Judged(family, probabilities, single, one if single else several)
    chosen = _decided(family)
    reason = "the articles that tell one story speak for it" if chosen else "nothing decides"
    return Judged(family, probabilities, chosen, reason)


def _decided(family: NameFamily) -> str:
    """The one spelling against which all others are probably wrong, "" if there is none."""
    lost: dict[str, dict[str, float]] = {}
    for dispute in disputes(family):
        lost.setdefault(dispute.rival.form, {})[dispute.spelling.form] = dispute.wrong
    others = len(family.spellings) - 1
    winners = [
        form for form, wrong in lost.items() if len(wrong) == others and min(wrong.values(), default=0.0) >= DECIDED
    ]
    return winners[0] if len(winners) == 1 else ""


def ranked(judged: Judged) -> Sequence[tuple[Spelling, float]]:
    """The spellings with their probabilities: the suggested one first, then those in most articles."""
    both = zip(judged.family.spellings, judged.probabilities, strict=True)
    return sorted(both, key=lambda one: (one[0].form != judged.suggestion, -one[0].articles, one[0].form))
