"""The flow of a run, as pure functions: article -> facts -> findings and entries; entries -> groups -> verdicts.

    article ── examine ──┬─> hits of the rules over an article ─────────────────┐
                         └─> entries ─ members ─ links ─ groups ─ judge ─ hits ─┴─> findings

``lint`` runs it in memory. Executors run the same functions on more articles than fit there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import islice
from operator import itemgetter
from typing import Any

from newslint.article import Article, Record, Span
from newslint.digest import key_of
from newslint.facts import Facts
from newslint.finding import Finding, Locate, Problem, Related, findings_of, related_in
from newslint.groups import GROUPINGS, find_grouping
from newslint.groups.grouping import (
    Contribution,
    Entry,
    Grouping,
    Link,
    Member,
    components,
    merge,
    neighbourhoods,
    pack,
    shown,
)
from newslint.knowledge import Knowledge
from newslint.record import NamedTuple
from newslint.rule import Everywhere, Hit, Place, Rule

MAX_HITS = 10_000
"""Hits of one rule in one article that are reported: what has more is no news, and 1 MB of it took 2 GB."""


class _PlanFields(NamedTuple):
    rules: tuple[Rule, ...]
    groupings: tuple[Grouping, ...]
    knowledge: Knowledge


class Plan(_PlanFields):
    """What a run does: the rules, sorted by code, the groupings that they are over, and the knowledge."""

    @cached_property
    def calls(self) -> tuple[tuple[Rule, Callable[[Facts], Sequence[Any]]], ...]:
        """The rules over articles, each with what takes its arguments from an article's facts."""
        return tuple((one, _taker(one.needs)) for one in self.over("article"))

    @classmethod
    def of(cls, rules: Iterable[Rule], knowledge: Knowledge, groupings: Iterable[str] = ()) -> Plan:
        """The plan for some rules, and for groupings that are wanted for their entries."""
        rules = tuple(sorted(rules, key=lambda one: one.code))
        over = {*(one.over for one in rules), *groupings}
        return cls(rules, tuple(find_grouping(name) for name in GROUPINGS if name in over), knowledge)

    def grouping(self, name: str) -> Grouping:
        """The grouping of a name. Raises LookupError when no rule is over it."""
        try:
            return next(one for one in self.groupings if one.name == name)
        except StopIteration:
            raise LookupError(f"no rule of the plan is over {name}") from None

    def over(self, name: str) -> tuple[Rule, ...]:
        """The rules over a grouping, or over articles."""
        return tuple(one for one in self.rules if one.over == name)


class Examined(NamedTuple):
    """What is kept of an article: its key and source key, findings, and the entries for each grouping."""

    article: int
    file: str
    record: Record | None
    line_starts: Sequence[int]
    source: int
    findings: tuple[Finding, ...]
    entries: Mapping[str, tuple[Entry, ...]]
    problems: tuple[Problem, ...]


class Verdict(NamedTuple):
    """A rule's hit, found by looking at a group: at a place in an article, or everywhere that a member stands."""

    code: str
    hit: Hit


def article_key(article: Article) -> int:
    """The 64-bit key of an article within its corpus."""
    return key_of(article.id)


def examine(article: Article, plan: Plan) -> Examined:
    """Run the rules over one article and take the entries for the groupings. Pure; never raises."""
    facts = Facts(article, plan.knowledge)
    problems: list[Problem] = []
    hits = _hits(plan, facts, problems)
    entries: dict[str, tuple[Entry, ...]] = {}
    for one in plan.groupings:
        try:
            entries[one.name] = tuple(one.entries(*[facts[name] for name in one.needs]))
        except Exception as error:
            problems.append(Problem(article.id, f"grouping {one.name}: {_describe(error)}"))
    del facts  # of a long text they take as much memory as the findings do
    try:
        findings = tuple(findings_of(article, hits))
    except Exception as error:
        findings = ()
        problems.append(Problem(article.id, _describe(error)))
    source = key_of(article.source) if article.source else 0
    key, starts = article_key(article), article.line_index.starts
    return Examined(key, article.file, article.record, starts, source, findings, entries, tuple(problems))


def _hits(plan: Plan, facts: Facts, problems: list[Problem]) -> list[tuple[Rule, Hit]]:
    """The hits of the rules over articles; a rule that fails is a problem and has none."""
    hits: list[tuple[Rule, Hit]] = []
    # Most of 70 rules find nothing: one frame and few calls for all of them halve what that takes (100 µs an article).
    for one, arguments in plan.calls:
        try:
            if not one.languages or facts["language"] in one.languages:
                found = [(one, hit) for hit in islice(one.check(*arguments(facts)), MAX_HITS + 1)]
                for _, hit in found:
                    hit.verify(len(facts["text"]))
                hits += found if len(found) <= MAX_HITS else _capped(found)
        except Exception as error:
            problems.append(Problem(facts["article"].id, f"{one.code} {one.name}: {_describe(error)}"))
    return hits


def _capped(found: list[tuple[Rule, Hit]]) -> list[tuple[Rule, Hit]]:
    """The hits that are reported of a rule that has too many; the last says that there are more."""
    one, last = found[MAX_HITS - 1]
    note = f"{last.message} (more of this rule in this article is not reported)"
    return [*found[: MAX_HITS - 1], (one, last._replace(message=note))]


def _taker(needs: tuple[str, ...]) -> Callable[[Facts], Sequence[Any]]:
    """What takes the facts that are needed, in order."""
    return itemgetter(*needs) if len(needs) > 1 else lambda facts: [facts[name] for name in needs]


def _describe(error: Exception) -> str:
    """An exception with the innermost place it was raised at, in one line."""
    traceback = error.__traceback__
    while traceback and traceback.tb_next:
        traceback = traceback.tb_next
    where = ""
    if traceback:
        name = traceback.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2]
        where = f" ({name}:{traceback.tb_lineno})"
    return f"{type(error).__name__}: {error}{where}".replace("\n", " ")[:300]


def judge(grouping: Grouping, shelf: MemoryShelf, plan: Plan, problems: list[Problem]) -> Iterator[Verdict]:
    """Compare, connect and judge all groups of a grouping."""
    links = find_links(grouping, shelf, plan.knowledge) if grouping.linked else []
    linked = {key for link in links for key in (link.a, link.b)}
    singles = (key for key in shelf.member_keys() if key not in linked) if grouping.shows_singles else ()
    for key in singles:
        member = shelf.member(key)
        if member.articles >= grouping.least_articles:
            yield from judge_group(grouping, (member,), (), plan, problems)
    for keys, inside in neighbourhoods(links) if grouping.around else components(linked, links):
        keys, inside = shown(grouping, keys, inside)
        yield from judge_group(grouping, tuple(map(shelf.member, keys)), inside, plan, problems)


def find_links(grouping: Grouping, shelf: MemoryShelf, knowledge: Knowledge) -> list[Link]:
    """The links between members that share a block."""
    gist = cache(lambda key: grouping.gist(shelf.member(key), knowledge))
    seen: set[tuple[int, int]] = set()
    links = []
    for keys in shelf.blocks():
        for n, a in enumerate(keys):
            others = [b for b in keys[n + 1 :] if (a, b) not in seen]
            seen.update([(a, b) for b in others])
            if grouping.near and others:
                others = [others[at] for at in grouping.near(shelf.value(a), [*map(shelf.value, others)])]
            if grouping.alike and others:
                others = [others[at] for at in grouping.alike(gist(a), [*map(gist, others)])]
            for b in others:
                if link := grouping.link(gist(a), gist(b), knowledge):
                    links.append(link)
    return links


def judge_group(
    grouping: Grouping,
    members: Sequence[Member],
    links: Sequence[Link],
    plan: Plan,
    problems: list[Problem],
) -> Iterator[Verdict]:
    """The verdicts of all rules over a grouping on one component or neighbourhood; links sorted."""
    where = f"{grouping.name} {members[0].value!r}"
    try:
        groups = list(grouping.view(members, links, plan.knowledge))
    except Exception as error:
        problems.append(Problem(where, f"grouping {grouping.name}: {_describe(error)}"))
        return
    for group in groups:
        for one in plan.over(grouping.name):
            try:
                hits = list(one.check(*_arguments(one, grouping, group, plan.knowledge)))
                for hit in hits:
                    hit.verify()
            except Exception as error:
                problems.append(Problem(where, f"{one.code} {one.name}: {_describe(error)}"))
                continue
            if any(not isinstance(hit.at, (Place, Everywhere)) for hit in hits):
                problems.append(Problem(where, f"{one.code} {one.name}: a rule over groups reports places or members"))
                continue
            if grouping.around and not all(_lies_in(hit.at, members[0]) for hit in hits):
                problems.append(Problem(where, f"{one.code} {one.name}: it reports on the article at hand alone"))
                continue
            yield from (Verdict(one.code, hit) for hit in hits)


def _lies_in(at: Any, member: Member) -> bool:
    return isinstance(at, Place) and any(one.article == at.article for one in member.sample)


def _arguments(one: Rule, grouping: Grouping, group: Any, knowledge: Knowledge) -> list[Any]:
    return [group if name == grouping.parameter else getattr(knowledge, name) for name in one.needs]


def _expand(hit: Hit, shelf: MemoryShelf) -> Iterator[tuple[int, Hit]]:
    """A hit by article: one at a place as it is, one on a member for every place where it stands."""
    if isinstance(hit.at, Place):
        yield hit.at.article, hit
    elif isinstance(hit.at, Everywhere):
        for contribution in shelf.contributions(hit.at.member):
            for span in contribution.spans:
                yield contribution.article, hit._replace(at=span)


def placed_findings(
    article: Article, hits: Iterable[tuple[Rule, Hit]], plan: Plan, locate: Locate, problems: list[Problem]
) -> list[Finding]:
    """The findings of hits over groups that lie in one article; rules that don't hold for its language have none.

    A hit at a place that the text does not have is a problem.
    """
    facts = Facts(article, plan.knowledge)
    kept = []
    for one, hit in hits:
        if one.languages and not one.holds_for(facts["language"]):
            continue
        if isinstance(hit.at, Everywhere) or hit.at.end <= len(article.text):
            kept.append((one, hit))
        else:
            problems.append(Problem(article.id, f"{one.code} {one.name}: it reports a place behind the text's end"))
    return findings_of(article, kept, locate)


class MemoryShelf:
    """The entries of one grouping over a corpus that fits in memory."""

    def __init__(self, grouping: Grouping, examined: Iterable[Examined]) -> None:
        self._grouping = grouping
        self._entries: dict[int, list[Contribution]] = defaultdict(list)
        self._values: dict[int, str] = {}
        for one in examined:
            for entry in one.entries.get(grouping.name, ()):
                contribution = Contribution(one.article, one.source, pack(entry))
                self._entries[entry.key].append(contribution)
                self._values[entry.key] = entry.value
        self._members: dict[int, Member] = {}

    def member_keys(self) -> Iterable[int]:
        """The keys of all members, rising."""
        return sorted(self._entries)

    def value(self, key: int) -> str:
        """The value under a key."""
        return self._values[key]

    def contributions(self, key: int) -> Iterable[Contribution]:
        """All entries under a key."""
        return sorted(self._entries[key])

    def member(self, key: int) -> Member:
        """The merged entries under a key."""
        if key not in self._members:
            self._members[key] = merge(key, self._values[key], self._entries[key], self._grouping)
        return self._members[key]

    def blocks(self) -> Iterator[Sequence[int]]:
        """The rising keys of the members in each block of two or more, as many as are compared."""
        found: dict[int, list[int]] = defaultdict(list)
        for key in self.member_keys():
            for block in sorted(set(self._grouping.blocks(self._values[key], min(self._entries[key]).payload))):
                found[block].append(key)
        for _, keys in sorted(found.items()):
            if len(keys) > 1:
                yield keys[: self._grouping.most_in_block]


class Result(NamedTuple):
    """The outcome of a run in memory."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def lint(articles: Iterable[Article], plan: Plan) -> Result:
    """Lint a corpus that fits in memory. The findings depend on the articles alone, not on their order."""
    by_key = {article_key(article): article for article in articles}
    examined = {key: examine(article, plan) for key, article in sorted(by_key.items())}
    problems = [problem for one in examined.values() for problem in one.problems]
    verdicts: dict[int, list[tuple[Rule, Hit]]] = defaultdict(list)
    rules = {one.code: one for one in plan.rules}
    for one in plan.groupings:
        shelf = MemoryShelf(one, examined.values())
        for verdict in judge(one, shelf, plan, problems):
            for key, hit in _expand(verdict.hit, shelf):
                verdicts[key].append((rules[verdict.code], hit))

    def locate(place: Place) -> Related:
        return related_in(by_key[place.article], Span(place.start, place.end))._replace(text=place.text)

    findings = [finding for one in examined.values() for finding in one.findings]
    for key, hits in verdicts.items():
        findings += placed_findings(by_key[key], hits, plan, locate, problems)
    return Result(tuple(sorted(findings, key=lambda one: one.order)), tuple(problems))
