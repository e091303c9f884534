"""What is known about an article besides its text: date, source, language, byline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from newslint.corpus.globs import glob_to_regex
from newslint.months import MONTHS
from newslint.record import NamedTuple

_ISO = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})(?!\d)")
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
# KYIV, Nov. 11 (Reuters) - ...; Mykolaiv, Ukraine, 11 November 2022 (AFP) — ...
_DATELINE = re.compile(
    # A place in capitals, or any place with a comma before the date.
    r"(?:[A-Z][A-Z.'’ -]{2,40}(?:,\s?[^\W\d_][\w.'’ -]{1,30}){0,2},?"
    r"|[^\W\d_][\w.'’ -]{1,40}(?:,\s?[^\W\d_][\w.'’ -]{1,30}){0,2},)\s+"
    r"(?:(?P<month>[A-Z][a-z]{2,8})\.?\s(?P<day>\d{1,2})|(?P<day2>\d{1,2})\s(?P<month2>[A-Z][a-z]{2,8})\.?)"
    r"(?:,?\s(?P<year>\d{4}))?\s*(?:\([A-Z][\w .&/-]{1,30}\))?\s*[-–—:]{1,2}\s"
)
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?")
# A file's ending is not a top-level domain.
_NOT_DOMAINS = frozenset("txt md json jsonl html xml csv gz zst warc parquet data d git py".split())


def parse_date(value: object) -> date | None:
    """The day in an ISO 8601, RFC 2822 or English date, as metadata write it; None when there is none.

    Numbers are read as seconds (or milliseconds) since 1970, as crawlers store them, those like 20210504 as the date
    that they write; typed columns hold dates.
    """
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if isinstance(value, bool):
        return None
    if isinstance(value, int) and 18_000_000 < value < 21_000_000:
        value = str(value)
    if isinstance(value, (int, float)):
        try:
            seconds = value / 1000 if abs(value) > 1e11 else value
            return date.fromordinal(date(1970, 1, 1).toordinal() + int(seconds // 86400))
        except (ValueError, OverflowError):
            return None
    if not isinstance(value, str):
        return None
    text = value[:100]
    if found := _ISO.search(text):
        return _day(found[1], found[2], found[3])
    if found := _DAY_MONTH.search(text):
        return _day(found[3], MONTHS.get(found[2].lower(), 0), found[1])
    if found := _MONTH_DAY.search(text):
        return _day(found[3], MONTHS.get(found[1].lower(), 0), found[2])
    return None


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def dateline_date(text: str) -> date | None:
    """The full date of a dateline at the start of the text or of one of its first lines, if it has a year."""
    for line in text[:1500].split("\n", 8)[:8]:
        if (found := _DATELINE.match(line)) and found["year"]:
            month = (found["month"] or found["month2"]).lower()
            return _day(found["year"], MONTHS.get(month, 0), found["day"] or found["day2"])
    return None


def language_code(value: object) -> str:
    """A metadata language ("en", "en-GB", "en_US") as two letters, else ""."""
    code = value.strip() if isinstance(value, str) else ""
    return code[:2].lower() if _LANGUAGE.fullmatch(code) else ""


def source_name(value: object) -> str:
    """A source as metadata give it: a domain in lower case without ``www.``, a URL's domain, or the name as it is."""
    if not isinstance(value, str) or not value.strip():
        return ""
    name = value.strip()[:200]
    if "://" in name:
        try:
            from urllib.parse import urlsplit

            name = urlsplit(name).hostname or ""
        except ValueError:
            return ""
    lowered = name.lower().removeprefix("www.")
    return lowered if _DOMAIN.fullmatch(lowered) else " ".join(name.split())


def source_folder(name: str) -> str:
    """The innermost folder of a path that is named like a domain (``kyivpost.com/2022/a.txt``), else ""."""
    for part in reversed(name.split("/")[:-1]):
        lowered = part.lower().removeprefix("www.")
        if _DOMAIN.fullmatch(lowered) and lowered.rpartition(".")[2] not in _NOT_DOMAINS:
            return lowered
    return ""


class PathFacts(NamedTuple):
    """What a path says of the article in it."""

    source: str = ""
    date: date | None = None


_FIELD = {
    "{source}": r"(?P<source>[^/]+)",
    "{date}": r"(?P<date>\d{4}[-_.]?\d\d[-_.]?\d\d)",
    "{year}": r"(?P<year>\d{4})",
    "{month}": r"(?P<month>\d\d?)",
    "{day}": r"(?P<day>\d\d?)",
}
_PLACEHOLDER = re.compile(r"\{\w*\}")


def path_reader(source_patterns: Sequence[str], date_patterns: Sequence[str]) -> Callable[[str], PathFacts]:
    """A function from root-relative paths to what the configured patterns read in them.

    A pattern is a glob with ``{source}``, ``{date}`` (2022-11-09, 20221109) or ``{year}``, ``{month}``, ``{day}`` in
    it: ``articles/{source}/{date}-*.txt``. The first that matches counts; without one, a folder named like a domain.
    Raises ValueError for an unknown or repeated placeholder.
    """
    sources = [_path_pattern(one, "source") for one in source_patterns]
    dates = [_path_pattern(one, "date") for one in date_patterns]

    def read(name: str) -> PathFacts:
        source = next((found["source"] for one in sources if (found := one.fullmatch(name))), "")
        day = next((_matched_date(found) for one in dates if (found := one.fullmatch(name))), None)
        return PathFacts(source_name(source) or source_folder(name), day)

    return read


def _path_pattern(pattern: str, wanted: str) -> re.Pattern[str]:
    placeholders = _PLACEHOLDER.findall(pattern)
    if unknown := sorted(set(placeholders) - set(_FIELD)):
        raise ValueError(f"{pattern!r}: unknown placeholder {unknown[0]}; there are {', '.join(_FIELD)}")
    if len(placeholders) != len(set(placeholders)):
        raise ValueError(f"{pattern!r}: a placeholder stands twice")
    if "{source}" not in placeholders and wanted == "source":
        raise ValueError(f"{pattern!r}: holds no {{source}}")
    if wanted == "date" and not {"{date}", "{year}"} & set(placeholders):
        raise ValueError(f"{pattern!r}: holds neither {{date}} nor {{year}}, {{month}}, {{day}}")
    # Placeholders pass through the glob translation as letters that no glob treats specially.
    marks = {name: chr(0xE000 + number) for number, name in enumerate(_FIELD)}
    for name, mark in marks.items():
        pattern = pattern.replace(name, mark)
    regex = glob_to_regex(pattern)
    for name, mark in marks.items():
        regex = regex.replace(re.escape(mark), _FIELD[name]).replace(mark, _FIELD[name])
    try:
        return re.compile(regex)
    except re.error as error:
        raise ValueError(f"{pattern!r}: {error}") from None


def _matched_date(found: re.Match[str]) -> date | None:
    groups = found.groupdict()
    if groups.get("date"):
        digits = re.sub(r"\D", "", groups["date"])
        return _day(digits[:4], digits[4:6], digits[6:])
    if groups.get("year") and groups.get("month") and groups.get("day"):
        return _day(groups["year"], groups["month"], groups["day"])
    return None
