"""What every format of profiles says, and how it shows a name, a size, a number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date

from newslint.finding import Related
from newslint.record import NamedTuple
from newslint.reliability.profile import Profiles, Rate, SourceProfile
from newslint.reliability.signals import Kind
from newslint.reliability.tally import Example

CAVEAT = (
    "A rate tells of the text in this corpus, faults of its collection included, and of no more than the rules see. "
    "Intervals are 95 % intervals; differences are to all other sources together, and marked when at most 5 % of "
    "those marked are expected to be chance."
)
KINDS: Mapping[Kind, str] = {
    "defect": "Defects",
    "mark": "Marks of translation, no faults one by one",
    "dispute": "Between sources: they differ or copy, and this does not say who is right",
    "extraction": "Collection: most likely left by whoever saved the pages",
    "practice": "Practice",
}


class Page(NamedTuple):
    """What is written. ``locate``: tells where an example stands; ``codes``: of the rules that ran."""

    profiles: Profiles
    locate: Callable[[Example], Related]
    codes: Collection[str]


def name_of(profile: SourceProfile) -> str:
    """The source's name as it is shown."""
    return profile.name or "(unknown)"


def size_of(profile: SourceProfile) -> str:
    """How much there is of a source, and from when."""
    days = [date.fromordinal(day).isoformat() for day in (profile.first_day, profile.last_day) if day]
    span = f", {' to '.join(dict.fromkeys(days))}" if days else ""
    return f"{profile.articles:,} article{'' if profile.articles == 1 else 's'}, {profile.words:,} words{span}"


def came_from(profile: SourceProfile) -> str:
    """What its misspelt names say of how a source is made; "" where they say nothing."""
    if not profile.through:
        return ""
    return f"{profile.misspelt} misspelt names, which together look translated through {profile.through}"


def number(value: float) -> str:
    """A rate as it is shown: three digits that count, at most two decimals."""
    return f"{value:.0f}" if abs(value) >= 99.95 else f"{value:.1f}" if abs(value) >= 9.995 else f"{value:.2f}"


def told(rate: Rate) -> tuple[str, str, str]:
    """The rate, its interval and its counts as they are shown."""
    per = rate.signal.per
    value, low, high = (number(one * per) for one in rate.estimate)
    return value, "" if rate.few else f"{low} – {high}", f"{rate.k:,} of {rate.n:,}"


def by_kind(profile: SourceProfile) -> Iterator[tuple[str, list[Rate]]]:
    """The rates of a profile under their headings."""
    for kind, heading in KINDS.items():
        if rates := [one for one in profile.rates if one.signal.kind == kind]:
            yield heading, rates
