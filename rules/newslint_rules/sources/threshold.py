"""What the rules over a source have in common: a rate whose whole interval lies beyond a threshold.

The thresholds are fixed, and generous: what is usual differs between genres and countries, and a rule must not depend
on what else is in the corpus. ``newslint sources`` compares a source with the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newslint.rule import Hit, Place

if TYPE_CHECKING:
    from newslint.reliability.profile import SourceProfile


def at_least(profile: SourceProfile, signal: str, threshold: float, message: str) -> Iterator[Hit]:
    """A hit if the rate of a signal is above the threshold, as far as its interval can tell."""
    rate = profile.rate(signal)
    if rate and not rate.few and rate.estimate.low > threshold:
        yield from _hit(profile, signal, threshold, message)


def at_most(profile: SourceProfile, signal: str, threshold: float, message: str) -> Iterator[Hit]:
    """A hit if the rate of a signal is below the threshold, as far as its interval can tell."""
    rate = profile.rate(signal)
    if rate and not rate.few and rate.estimate.high < threshold:
        yield from _hit(profile, signal, threshold, message)


def _hit(profile: SourceProfile, signal: str, threshold: float, message: str) -> Iterator[Hit]:
    """One hit a source, at the first of its examples. ``message`` has places for k, n and the source."""
    rate = profile.rate(signal)
    if rate is None or not rate.examples:
        return
    first, *others = (Place(one.article, *one.span, "") for one in rate.examples)
    yield Hit(
        first,
        message.format(k=f"{rate.k:,}", n=f"{rate.n:,}", source=profile.name),
        related=tuple(others),
        evidence={
            "signal": signal,
            "k": rate.k,
            "n": rate.n,
            "low": round(rate.estimate.low, 3),
            "high": round(rate.estimate.high, 3),
            "threshold": threshold,
        },
    )


def examples(
    text: str, count: int = 24, source: str = "velmorapost.example", mark: int | None = None
) -> dict[str, str]:
    """A rule's example: ``count`` articles of one text, in which ``{n}`` is their number.

    A source has one finding, at the first of its examples; there, in article ``mark``, the text keeps its marks.
    """
    plain = text.replace("[[", "").replace("]]", "")
    return {f"{source}/{n}.txt": (text if n == mark else plain).replace("{n}", str(n)) for n in range(1, count + 1)}
