"""``newslint names learn``: a lexicon of the names in articles that the user trusts."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from newslint import __version__
from newslint.article import Article
from newslint.cli.exit_status import CLEAN, INTERNAL, USER_ERRORS, fail
from newslint.cli.names import opened, with_names
from newslint.cli.options import LEAST_PROBABILITY, CheckOptions, UsageError
from newslint.cli.setup import Setup, set_up
from newslint.cli.telling import count
from newslint.corpus.readers import distinct, read
from newslint.engine import article_key
from newslint.executors.local import Corpus
from newslint.facts import Facts
from newslint.groups.name import split
from newslint.index.families import articles_by, families, source_keys, users
from newslint.index.store import Store
from newslint.namepairs.families import judge
from newslint.namepairs.learn import Learned, Lesson
from newslint.reporters.display import visible

MAX_TOLD = 20


def run_learn(options: CheckOptions, sources: Sequence[str], output: str | None, least: int) -> int:
    """Learn names and return the exit status: 0, 2 for wrong usage, 3 for an internal failure."""
    try:
        if least < 1:
            raise UsageError(f"--min-articles: {least} is not a number from 1")
        paths = tuple(one for one in sources if os.path.exists(one))
        setup = set_up(options._replace(paths=paths if len(paths) == len(sources) else ()))
        sources = sources or setup.config.trusted
        if not sources:
            raise UsageError("name the sources, files or folders to learn from, or set trusted in the config")
        found, outcome = with_names(setup, options, partial(_learn, setup, sources, least))
        (lesson, learned, left_out) = found[0]
        with opened(output) as out:
            out.writelines(line + "\n" for line in lexicon_lines(sources, lesson.articles, least, learned))
    except USER_ERRORS as error:
        return fail(str(error))
    for form in left_out if options.verbose else left_out[:MAX_TOLD]:
        sys.stderr.write(f"note: {visible(form)} is left out: its spelling is disputed\n")
    if len(left_out) > MAX_TOLD and not options.verbose:
        sys.stderr.write(f"note: {len(left_out) - MAX_TOLD} more are left out as disputed (-v lists them)\n")
    if not options.quiet:
        sys.stderr.write(f"{count(len(learned), 'name')} from {count(lesson.articles, 'article')}\n")
        if output is not None and output != "-":
            sys.stderr.write(f'next: look them over, then set lexicon = ["{visible(output)}"] in newslint.toml\n')
    return INTERNAL if outcome.problems else CLEAN


def lexicon_lines(sources: Iterable[str], articles: int, least: int, learned: Iterable[Learned]) -> Iterator[str]:
    """The lines of the lexicon file (see ``newslint.knowledge.lexicon``)."""
    yield "# kind: people"
    yield f"# Names of people, learned by newslint names learn {__version__} from {count(articles, 'article')}"
    yield f"# of {', '.join(map(visible, sorted(sources)))}."
    yield f"# Each stands in at least {count(least, 'article')}; disputed spellings are left out."
    yield "# Columns: name, surnames, accepted spellings."
    for one in learned:
        yield "\t".join((one.name, "; ".join(one.surnames), "; ".join(one.accepted))).rstrip("\t")


def _learn(
    setup: Setup, sources: Sequence[str], least: int, store: Store, corpus: Corpus
) -> list[tuple[Lesson, list[Learned], list[str]]]:
    trusted = _trusted(setup, sources, store)
    keys = frozenset().union(*trusted.values())
    disputed = set(_disputed(store, corpus, keys))
    lesson = Lesson(corpus.plan.knowledge)
    for file in corpus.files:
        if file.name in trusted:
            for article in distinct(read(file, corpus.options)):
                if isinstance(article, Article) and article_key(article) in trusted[file.name]:
                    facts = Facts(article, corpus.plan.knowledge)
                    if facts["language"] == "en":
                        lesson.add(article.text, facts["names"])
    return [(lesson, *lesson.result(least, disputed))]


def _trusted(setup: Setup, sources: Sequence[str], store: Store) -> Mapping[str, frozenset[int]]:
    """The articles to learn from: keys by file. Raises UsageError for a source that there is not."""
    files: set[str] = set()
    names = []
    for one in sources:
        if os.path.exists(one):
            files.update(file.name for file in setup.walk.files([one]))
        else:
            names.append(one)
            if not articles_by(store, source_keys([one]), frozenset()):
                raise UsageError(f"no file or folder, and no source of an article, is called {one!r}")
    return articles_by(store, source_keys(names), frozenset(files))


def _disputed(store: Store, corpus: Corpus, trusted: frozenset[int]) -> Iterator[str]:
    """The spellings of which the trusted articles use several, but for one that the evidence decides for."""
    knowledge = corpus.plan.knowledge
    for whole in families(store, corpus.plan):
        for family in split(whole, LEAST_PROBABILITY):
            used = [one.form for one in family.spellings if users(store, one.key, frozenset()).articles & trusted]
            if len(used) > 1:
                right = judge(family, [form for form in used if knowledge.lexicon.knows(form)], ()).suggestion
                yield from (form for form in used if form != right)
