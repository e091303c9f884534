"""``newslint names``: families of spellings in a corpus."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from newslint import __version__
from newslint.cli.check import jobs_of
from newslint.cli.exit_status import CLEAN, INTERNAL, USER_ERRORS, fail
from newslint.cli.options import CheckOptions, UsageError
from newslint.cli.output import name_from, use_color, width_of
from newslint.cli.setup import Setup, set_up
from newslint.cli.telling import count, tell_passed_over
from newslint.corpus.files import Notice
from newslint.executors.local import Corpus, Outcome, refresh, with_index
from newslint.facts.names import Standing
from newslint.finding import Related, record_dict
from newslint.groups.name import split
from newslint.index.families import Users, families, first_seen, source_keys, users
from newslint.index.store import Store
from newslint.namepairs.families import judge, ranked
from newslint.record import NamedTuple
from newslint.registry import load as load_rules
from newslint.reporters.csv import cell, row_writer
from newslint.reporters.display import scalars, visible
from newslint.rule import Place

if TYPE_CHECKING:
    from newslint.article import Span
    from newslint.knowledge import Knowledge
    from newslint.namepairs.family import NameFamily, Spelling

PLACES = 3


class Listed(NamedTuple):
    """A spelling in a listed family. ``known``: "lexicon", "dictionary", "attested" or "" for nothing.

    ``first_seen``: the earliest day of publication and the place, of dated articles.
    """

    form: str
    articles: int
    sources: int
    known: str
    probability: float
    first_seen: tuple[date, Related] | None
    places: tuple[Related, ...]


class ListedFamily(NamedTuple):
    """A family as it is listed. ``articles``: that have one of its spellings or several."""

    articles: int
    probability: float
    suggestion: str
    reason: str
    spellings: tuple[Listed, ...]


def run_names(options: CheckOptions, format: str, output: str | None, least: float) -> int:
    """List the families of a corpus and return the exit status: 0, 2 for wrong usage, 3 for an internal failure."""
    try:
        if not 0 <= least <= 1:
            raise UsageError(f"--min-probability: {least} is not between 0 and 1")
        setup = set_up(options)
        read = partial(_listed, setup, least)
        listed, outcome = with_names(setup, options, read)
        listed.sort(key=lambda one: (-one.articles, one.spellings[0].form))
        with opened(output) as out:
            _WRITERS[format](listed, out, output is None and use_color(options.color, out))
    except USER_ERRORS as error:
        return fail(str(error))
    if not options.quiet:
        spellings = sum(len(one.spellings) for one in listed)
        sys.stderr.write(f"{count(spellings, 'spelling')} in {count(len(listed), 'family', 'families')}\n")
    return INTERNAL if outcome.problems else CLEAN


def with_names(
    setup: Setup, options: CheckOptions, read: Callable[[Store, Corpus], list[Any]]
) -> tuple[list[Any], Outcome]:
    """Bring the index up to date, as ``check`` does, and read from it; tell what went wrong.

    Without an index that has names (there is none for single files, or the rules over names are off), a temporary one
    is made for names alone.
    """
    corpus, index = setup.corpus, setup.index_file
    if index is None or not corpus.plan.over("name"):
        codes = frozenset(one.code for one in load_rules(setup.config.packs) if one.over == "name")
        spec = corpus.spec._replace(codes=codes)
        corpus, index = corpus._replace(spec=spec, plan=spec.plan()), None

    def run(path: Path | None) -> tuple[list[Any], Outcome]:
        # A temporary index needs no findings; a kept one is left as a check would leave it.
        asked = setup.asked if path else frozenset[str]()
        store, outcome = refresh(corpus, path, jobs=jobs_of(options), asked=asked, unsaved=None)
        try:
            told = tuple(Notice(*one) for one in store.notices())
            return read(store, corpus), outcome._replace(notices=told)
        finally:
            store.close()

    (found, outcome), notice = with_index(run, index)
    notices = (*setup.walk.notices, *outcome.notices, *((notice,) if notice else ()))
    tell_passed_over(options, outcome._replace(notices=notices))
    return found, outcome


@contextmanager
def opened(output: str | None) -> Iterator[TextIO]:
    """The file to write to, or stdout. Raises UsageError."""
    if output is None or output == "-":
        yield sys.stdout
        return
    with ExitStack() as stack:
        try:
            file = stack.enter_context(open(output, "w", encoding="utf-8", newline=""))
        except OSError as error:
            raise UsageError(f"--output: {output}: {error.strerror}") from None
        yield file


def _listed(setup: Setup, least: float, store: Store, corpus: Corpus) -> list[ListedFamily]:
    """The families of the files asked for, as they are listed."""
    trusted = source_keys(setup.config.trusted)
    knowledge = corpus.plan.knowledge
    listed = []
    for whole in families(store, corpus.plan):
        for family in split(whole, least):
            used = {one.form: users(store, one.key, trusted) for one in family.spellings}
            articles = frozenset().union(*(one.articles for one in used.values()))
            if setup.asked is None or any(store.article(key).file in setup.asked for key in articles):
                listed.append(_family(family, used, len(articles), store, knowledge, setup.config.root))
    return listed


def _family(
    family: NameFamily, used: dict[str, Users], articles: int, store: Store, knowledge: Knowledge, root: str
) -> ListedFamily:
    in_lexicon = [form for form in used if knowledge.lexicon.knows(form)]
    judged = judge(family, in_lexicon, [form for form, its in used.items() if its.of_sources])
    spellings = tuple(
        Listed(
            one.form,
            len(used[one.form].articles),
            one.sources,
            "lexicon" if one.form in in_lexicon else _KNOWN[one.standing],
            probability,
            _first(one, store, root),
            tuple(_place(use.article, use.spans[0], one.form, store, root) for use in one.uses[:PLACES]),
        )
        for one, probability in ranked(judged)
    )
    return ListedFamily(articles, judged.probability, judged.suggestion, judged.reason, spellings)


_KNOWN = {Standing.KNOWN: "dictionary", Standing.ATTESTED: "attested", Standing.UNKNOWN: ""}


def _first(spelling: Spelling, store: Store, root: str) -> tuple[date, Related] | None:
    first = first_seen(store, spelling.key)
    return first and (first.day, _place(first.article, first.span, spelling.form, store, root))


def _place(article: int, span: Span, form: str, store: Store, root: str) -> Related:
    place = store.article(article).related(Place(article, *span, form))
    return place._replace(file=name_from(os.getcwd(), place.file, root))


# --- formats


def _write_text(listed: Iterable[ListedFamily], out: TextIO, color: bool) -> None:
    bold, dim, end = ("\x1b[1m", "\x1b[2m", "\x1b[0m") if color else ("", "", "")
    columns = width_of(out)
    for family in listed:
        names = " · ".join(visible(one.form) for one in family.spellings)
        right = f"{visible(family.suggestion)}: {family.reason}" if family.suggestion else f"none: {family.reason}"
        out.write(
            f"{bold}{names}{end}  one name with p = {family.probability:.2f}, {count(family.articles, 'article')}\n"
        )
        form_width = max(len(visible(one.form)) for one in family.spellings)
        for one in family.spellings:
            form = visible(one.form).ljust(form_width)
            counts = count(one.articles, "article") + (f", {count(one.sources, 'source')}" if one.sources else "")
            start = f"  {form}  {counts:24}  {one.known:10}  "
            where = f"first {one.first_seen[0]} in {_at(one.first_seen[1])}" if one.first_seen else ""
            for place in one.places:
                if one.first_seen and place == one.first_seen[1]:
                    continue
                shown = _at(place)
                if where and len(start) + len(where) + len(shown) + 2 > columns:
                    break
                where += f", {shown}" if where else shown
            out.write(f"{start}{dim}{where}{end}".rstrip() + "\n")
        out.write(f"  suggestion: {right}\n\n")


def _at(place: Related) -> str:
    file = visible(place.file) + ("" if place.record is None else f"#{visible(place.record.id)}")
    return f"{file}:{place.line}:{place.column}"


def _write_json(listed: Iterable[ListedFamily], out: TextIO, color: bool) -> None:
    out.write(f'{{"version": {json.dumps(__version__)}, "families": [')
    separator = "\n"
    for family in listed:
        spellings = [
            {
                **one._asdict(),
                "probability": round(one.probability, 4),
                "first_seen": one.first_seen
                and {"date": one.first_seen[0].isoformat(), **_place_dict(one.first_seen[1])},
                "places": [_place_dict(place) for place in one.places],
            }
            for one in family.spellings
        ]
        shown = {**family._asdict(), "probability": round(family.probability, 4), "spellings": spellings}
        out.write(separator + json.dumps(scalars(shown), ensure_ascii=False))
        separator = ",\n"
    out.write("\n]}\n")


def _place_dict(place: Related) -> dict[str, Any]:
    return {**place._asdict(), "record": record_dict(place.record)}


COLUMNS = (
    "family", "spelling", "articles", "sources", "known", "probability", "suggestion", "reason", "family_articles",
    "first_date", "first_place", "places",
)  # fmt: skip


def _write_csv(listed: Iterable[ListedFamily], out: TextIO, color: bool) -> None:
    write_row = row_writer(out, "\r\n")
    write_row(COLUMNS)
    for number, family in enumerate(listed, start=1):
        for one in family.spellings:
            row = (
                number, one.form, one.articles, one.sources, one.known, f"{one.probability:.4f}", family.suggestion,
                family.reason, family.articles, *_first_cells(one.first_seen), " ".join(map(_at, one.places)),
            )  # fmt: skip
            write_row(map(cell, row))


def _first_cells(first: tuple[date, Related] | None) -> tuple[str, str]:
    return (first[0].isoformat(), _at(first[1])) if first else ("", "")


_WRITERS: dict[str, Callable[[Iterable[ListedFamily], TextIO, bool], None]] = {
    "text": _write_text,
    "json": _write_json,
    "csv": _write_csv,
}
