"""``newslint explain FILE:LINE``: what is reported on a line, what was read there, and what that was compared with."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from newslint.article import Article, Span
from newslint.cli.exit_status import CLEAN, INTERNAL, USER_ERRORS, fail
from newslint.cli.options import CheckOptions, UsageError
from newslint.cli.output import from_here, name_from, use_color, width_of
from newslint.cli.setup import Setup, set_up
from newslint.cli.telling import tell_passed_over
from newslint.corpus.files import file_at, relative
from newslint.corpus.readers import distinct, read
from newslint.engine import article_key
from newslint.executors.jobs import default_jobs
from newslint.executors.local import Outcome, refresh, with_index
from newslint.facts import Facts
from newslint.facts.names import Name, Standing
from newslint.figurepairs.compare import Figure, comparable, key
from newslint.finding import Finding
from newslint.groups.event import Event
from newslint.groups.name import name_key
from newslint.index.findings import findings_of_files
from newslint.index.groups import groups_of
from newslint.index.store import Store
from newslint.index.update import NUMBERS
from newslint.namepairs.family import NameFamily
from newslint.record import NamedTuple
from newslint.reporters import Report, writer
from newslint.reporters.display import visible
from newslint.rule import Place

_STANDING = {
    Standing.UNKNOWN: "in no table",
    Standing.ATTESTED: "attested as part of a name",
    Standing.KNOWN: "known to dictionaries",
}
MAX_COMPARED = 8


class Target(NamedTuple):
    """A line of a file, or of one record of it."""

    file: str
    record: str | None
    line: int


def parse_target(text: str) -> Target:
    """``FILE:LINE``, ``FILE:LINE:COLUMN`` or ``FILE#RECORD:LINE``, as reports print them. Raises UsageError."""
    found = re.fullmatch(r"(?P<file>.+?)(?::\d+)?(?:#(?P<record>.+?))?:(?P<line>\d+)(?::\d+)?", text)
    if not found or not int(found["line"]):
        raise UsageError(f"{text!r}: FILE:LINE is expected, as in articles/a.txt:12")
    if found["record"] is None:
        file, line, *_ = re.split(r":(?=\d+(?::\d+)?$)", text, maxsplit=1)
        return Target(file, None, int(line.partition(":")[0]))
    return Target(found["file"], found["record"], int(found["line"]))


def run_explain(target: str, options: CheckOptions) -> int:
    """Explain a line; the exit status. ``options.paths``: the corpus, by default the configured one or the folder."""
    try:
        wanted = parse_target(target)
        if not os.path.isfile(wanted.file):
            raise UsageError(f"{wanted.file}: no such file")
        return _explain(wanted, options)
    except USER_ERRORS as error:
        return fail(str(error))


def _explain(target: Target, options: CheckOptions) -> int:
    setup = set_up(options)
    if not options.paths and not setup.config.corpus:
        setup = set_up(options._replace(paths=(os.path.dirname(target.file) or ".",)))
    name = relative(os.path.abspath(target.file), setup.config.root)

    def run(index: Path | None) -> tuple[list[str], Outcome]:
        asked = frozenset({name})
        store, outcome = refresh(setup.corpus, index, jobs=default_jobs(), asked=asked, unsaved=None)
        try:
            return list(_explained(name, target, setup, store)), outcome
        finally:
            store.close()

    (lines, outcome), notice = with_index(run, setup.index_file)
    sys.stdout.writelines(line + "\n" for line in lines)
    notices = (*setup.walk.notices, *outcome.notices, *((notice,) if notice else ()))
    tell_passed_over(options, outcome._replace(notices=notices))
    return INTERNAL if outcome.problems else CLEAN


def _explained(name: str, target: Target, setup: Setup, store: Store) -> Iterator[str]:
    """The lines that explain a line of a file, which is named from the root."""
    here = os.getcwd()
    found = findings_of_files(store.db, [name])
    findings = [from_here(one, setup.config.root, here) for one in found if _is_on(one, target)]
    for article in distinct(read(file_at(setup.config.root, name), setup.corpus.options)):
        if not isinstance(article, Article):
            continue
        record = article.record
        if target.record is not None and (record is None or record.id != target.record):
            continue
        if target.record is None and record is not None and record.line not in (None, target.line):
            continue
        yield from _sections(article, target.line, findings, setup, store)


def _is_on(finding: Finding, target: Target) -> bool:
    if finding.record is not None:
        if target.record is None:
            return finding.record.line == target.line
        if finding.record.id != target.record:
            return False
    return finding.line <= target.line <= max(finding.line, finding.end_line)


def _sections(article: Article, line: int, findings: list[Finding], setup: Setup, store: Store) -> Iterator[str]:
    count = len(findings)
    yield f"{count or 'no'} finding{'' if count == 1 else 's'} on line {line}"
    if findings:
        yield ""
        yield from _reported(findings, setup)
    for finding in findings:
        yield f"evidence for {finding.name} ({finding.code}), confidence {finding.confidence}: {visible(finding.text)}"
        for name, value in finding.evidence.items():
            yield f"    {visible(name)}: {visible(str(value))}"
        for place in finding.related:
            yield f"    {visible(place.file)}:{place.line}:{place.column}: {visible(place.text)}"
        yield f"    newslint rule {finding.name}"
    facts = Facts(article, setup.corpus.plan.knowledge)
    span = _line_span(article, line if article.record is None or article.record.line != line else None)
    yield from _quantities(article, facts, span, setup, store)
    yield from _names(facts, span, setup, store)


def _reported(findings: list[Finding], setup: Setup) -> list[str]:
    """The lines of a report on findings."""
    report = Report(findings, (), (), 1, use_color(None, sys.stdout), width_of(sys.stdout), setup.rules)
    out = StringIO()
    writer("full")(report, out)
    return out.getvalue().splitlines()


def _line_span(article: Article, line: int | None) -> Span:
    """Where a line stands; the whole text for None."""
    starts = article.line_index.starts
    if line is None or line > len(starts):
        return Span(0, len(article.text)) if line is None else Span(0, 0)
    end = starts[line] if line < len(starts) else len(article.text)
    return Span(starts[line - 1], end)


def _quantities(article: Article, facts: Facts, line: Span, setup: Setup, store: Store) -> Iterator[str]:
    read_here = [one for one in facts["quantities"] if line.start <= one.start < line.end]
    if not read_here:
        return
    event = _event(article, setup, store)
    others = len(event.others) if event else 0
    yield ""
    yield f"quantities read on the line; {others or 'no'} other article{'' if others == 1 else 's'} on the event"
    figures = {figure.quantity: figure for figure in event.article.said.figures} if event else {}
    for one in read_here:
        fields = [f"{name} {value}" for name, value in _described(one)]
        yield f"    {article.text[one.start : one.end]}: {visible(', '.join(fields))}"
        if event and (figure := figures.get(one)):
            yield from _compared(figure, event, setup.config.root, store)


def _described(one: Any) -> Iterator[tuple[str, str]]:
    values = f"{one.low:g}" if one.low == one.high else f"{one.low:g} to {one.high:g}"
    yield "value", f"{values} {one.unit}".strip()
    for name in ("modifier", "form", "notation", "role", "noun", "whom", "actor", "place", "attribution", "when"):
        if (value := getattr(one, name)) and (name, value) != ("form", "digits"):
            yield name, value
    if one.flags:
        yield "flags", " ".join(one.flags)


def _compared(figure: Figure, event: Event, root: str, store: Store) -> Iterator[str]:
    found = []
    shared = key(figure.quantity)
    if not shared:
        yield "        compared with nothing: it is not clear what it counts"
        return
    beside = 0
    for article in event.others:
        for other in article.said.figures:
            if key(other.quantity) == shared:
                beside += 1
                if relation := comparable(figure, other):
                    at = store.article(article.article)
                    found.append((relation, other, at))
    for relation, other, at in sorted(found, key=lambda one: -one[0].similarity)[:MAX_COMPARED]:
        place = at.related(Place(at.key, *other.quantity.span, other.text))
        where = f"{visible(name_from(os.getcwd(), place.file, root))}:{place.line}:{place.column}"
        yield f"        {relation.kind} ({relation.similarity:.2f} alike): {where}: {visible(other.text)}"
    if len(found) > MAX_COMPARED:
        yield f"        and {len(found) - MAX_COMPARED} more"
    if not found:
        yield f"        compared with {beside} figures of the same kind ({shared}): none of the same thing"


def _event(article: Article, setup: Setup, store: Store) -> Event | None:
    for grouping in setup.corpus.plan.groupings:
        if grouping.name == "event":
            found = groups_of(store, grouping, NUMBERS["event"], article_key(article), setup.corpus.plan)
            return next(iter(found), None)
    return None


def _names(facts: Facts, line: Span, setup: Setup, store: Store) -> Iterator[str]:
    names = [one for one in facts["names"] if any(line.start <= span.start < line.end for span in one.spans)]
    if not names:
        return
    yield ""
    yield "names read on the line"
    grouping = next((one for one in setup.corpus.plan.groupings if one.name == "name"), None)
    for name in names:
        yield f"    {visible(name.form)}: {_STANDING[name.standing]}"
        if grouping is not None:
            families: Iterable[NameFamily] = groups_of(
                store, grouping, NUMBERS["name"], name_key(name.form), setup.corpus.plan
            )
            yield from _spellings(name, families)


def _spellings(name: Name, families: Iterable[NameFamily]) -> Iterator[str]:
    """The spellings that the pair model connects with a name."""
    for family in families:
        for pair in family.pairs:
            a, b = family.spellings[pair.a], family.spellings[pair.b]
            if name.form in (a.form, b.form):
                other = b if a.form == name.form else a
                evidence = ", ".join(f"{what} {weight:.2f}" for what, weight in pair.evidence)
                yield f"        one name with {visible(other.form)} at {pair.probability:.2f} ({visible(evidence)})"
