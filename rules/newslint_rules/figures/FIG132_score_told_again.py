"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Span
from newslint.facts.lines import Sentences, sentence_at
from newslint.rule import Hit, rule
from newslint_rules.figures.common.scores import (
    COUNTS,
    again,
    any_result,
    aside,
    in_sets,
    opponent,
    set_scores,
    told,
    verdict,
)


@rule(
    "FIG132",
    "score-told-again",
    severity="error",
    languages=("en",),
    bad=[
        "Orlenka beat Dubrava 3-1 in the cup on Sunday. For Dubrava, [[the 4-1 defeat]] was the first since 2011.",
        "Orlenka won 2-1 on Sunday.\n\nThe mayor watched [[the 2-0 win]] from the mill.",
        "Ida Holm beat Vera Lind 6-4, 3-6, 7-5 on Monday. It was her first [[straight-sets]] win.",
        "Ida Holm won 6-4, 6-3 on Monday. She had trained in a barn before the [[three-set]] victory.",
        "Orlenka beat Dubrava by four goals to one. Tired, they hid in the mill after [[the two-goal win]].",
        "Orlenka [[beat Dubrava 4-1]] in rain\n\nOrlenka beat Dubrava 3-1 in the cup on Sunday.",
        "Orlenka beat Dubrava 3-1 on Sunday. The streets were empty after [[Sunday's 3-0 win]].",
        "Orlenka drew 2-2 with Dubrava. [[The game ended 3-3]] after rain.",
    ],
    good=[
        "Orlenka beat Dubrava 3-1 in the cup on Sunday. For Dubrava, the 3-1 defeat was the fifth in a row.",
        "Orlenka lost 1-3 in the cup on Sunday. The 3-1 defeat was the fifth in a row.",
        "Orlenka beat Dubrava 3-1 on Sunday. They had not met since the 4-1 defeat of last spring.",
        "Orlenka beat Dubrava 3-1 on Sunday. Next is Lipnik, still sore from the 4-1 defeat by Holm.",
        "Orlenka beat Dubrava 3-1 on Sunday. Lipnik's 3-0 win was duller.",
        "Orlenka beat Dubrava 3-1 on Sunday. It was revenge for the 4-0 defeat that Dubrava dealt them.",
        "Orlenka beat Dubrava 3-1 and Lipnik beat Holm 4-1. The 4-1 win put Lipnik first.",
        "Ida Holm beat Vera Lind 6-4, 6-3 on Monday. It was her first straight-sets win.",
        "Ida Holm beat Vera Lind 6-4, 3-6, 7-5 on Monday. She needed two sets in the first round.",
    ],
)
def score_told_again(text: str, sentences: Sentences) -> Iterator[Hit]:
    """The result of a match, told a second time with another score, or as won in another number of sets.

    "Beat Dubrava 3-1 ... the 4-1 defeat"; "6-4, 3-6, 7-5 ... her straight-sets win". Told where the article has one
    result before, and nothing says that another match is meant: another season, leg or round, another day, another
    opponent, half-time or the aggregate.
    """
    if ("-" not in text and "–" not in text) or not any_result().search(text):
        return
    yield from _scores(text, sentences)
    if " set" in text or "-set" in text:
        yield from _sets(text, sentences)


_LONGEST = 500
"""Of a longer sentence (a table), nothing is read."""
_PAST = frozenset(("last", "previous", "previously", "earlier", "ago", "aggregate", "series", "leg"))


def _scores(text: str, sentences: Sentences) -> Iterator[Hit]:
    """The 4-1 defeat, where the one result before it is 3-1."""
    first: tuple[int, int] | None = None
    at, other = Span(0, 0), ""
    for start, end in sentences:
        if end - start > _LONGEST or not (any_result().search(text, start, end) or text.find("-goal ", start, end) > 0):
            continue
        sentence = text[start:end]
        known = again().search(sentence)
        if first is not None and known is not None:
            says = f"{known['by']}-goal" if known["by"] else "{1}-{0}".format(*_score(known))
            differs = first[1] - first[0] != COUNTS[known["by"]] if known["by"] else _is_new(text, known, first)
            if differs and _is_of_one_match(sentence, known, other):
                yield _hit(Span(start + known.start(), start + known.end()), says, first, at)
            if differs:
                return
        for match in told().finditer(sentence):
            score = _score(match)
            if first is None:
                first, at, other = score, Span(start + match.start(), start + match.end()), sentence
            elif score != first:
                if _is_headline(text, at, other, start, sentence) and not _is_any(text, first):
                    yield _hit(at, "{1}-{0}".format(*first), score, Span(start + match.start(), start + match.end()))
                return


def _hit(span: Span, says: str, first: tuple[int, int], at: Span) -> Hit:
    message = f"{says} here, {first[1]}-{first[0]} {'above' if at.start < span.start else 'below'}"
    return Hit(span, message, confidence="medium", related=(at,))


def _score(match: re.Match[str]) -> tuple[int, int]:
    told = [group for group in match.groups() if group is not None]
    low, high = sorted(COUNTS[one] if one in COUNTS else int(one) for one in told)
    return low, high


def _is_new(text: str, known: re.Match[str], first: tuple[int, int]) -> bool:
    score = _score(known)
    return score != first and not _is_any(text, score)


def _is_any(text: str, score: tuple[int, int]) -> bool:
    """Whether the score of a result stands elsewhere in the article, either way round: that of another match."""
    low, high = score
    return len(re.findall(rf"(?<!\d)(?:{low}[-–]{high}|{high}[-–]{low})(?!\d)", text)) > 1


def _is_headline(text: str, at: Span, other: str, start: int, sentence: str) -> bool:
    """Whether a headline tells of the match that the first paragraph tells of."""
    if "\n" in text[: at.start].lstrip() or "\n" not in text[at.end : start] or "\n" in text[at.end : start].strip():
        return False
    names = [set(re.findall(r"\b[A-Z][\w-]{3,}", one)) for one in (other, sentence)]
    heard = {word.lower() for one in (other, sentence) for word in aside().findall(one)}
    return len(names[0] & names[1]) > 1 and not heard & _PAST


def _is_of_one_match(sentence: str, found: re.Match[str], other: str) -> bool:
    """Whether nothing in a sentence speaks of another match than the other sentence does."""
    known = {word.lower() for word in aside().findall(other)}
    heard = {word.lower() for word in aside().findall(sentence)}
    if verdict().match(sentence, found.end()):  # the 4-1 defeat was the first since 2011
        heard = (heard & _PAST) | {word.lower() for word in aside().findall(sentence[: found.end()])}
    if known & _PAST or not known.issuperset(heard):
        return False
    whose = re.match(r"[A-Z][\w-]+(?=[’'])", found[0])
    if whose is not None and whose[0].removesuffix("s") not in other:
        return False
    return all(one["name"] in other for one in opponent().finditer(sentence, found.start()))


def _sets(text: str, sentences: Sentences) -> Iterator[Hit]:
    """Her straight-sets win, where she lost a set."""
    lists = list(set_scores().finditer(text))
    if not lists or "retire" in text or "walkover" in text:
        return
    listed = lists[0]
    n = sentence_at(sentences, listed.start())
    if n is None or sentences[n].end - sentences[n].start > _LONGEST:
        return
    home = sentences[n]
    count, lost = _won(listed[0])
    for start, end in sentences:
        found = in_sets().search(text, start, end) if end - start <= _LONGEST else None
        if found is None or (len(lists) > 1 and (start < home.start or lists[1].start() < end)):
            continue
        if start != home.start and not _is_of_sets(text, Span(start, end), found, home):
            continue
        said = COUNTS.get((found["n"] or found["m"] or "").lower(), 0)
        if (found["straight"] and lost) or (said and said != count):
            message = f"{found[0]} here, {listed[0]} in the article"
            yield Hit(Span(*found.span()), message, confidence="medium", related=(Span(*listed.span()),))
            return


def _is_of_sets(text: str, sentence: Span, found: re.Match[str], home: Span) -> bool:
    """Whether a number of sets is that of the match of which the scores are told."""
    known = {word.lower() for word in aside().findall(text, *home)} | {"first", "straight"}
    heard = {word.lower() for word in aside().findall(text, *sentence)}
    if known & _PAST or not known.issuperset(heard & _PAST if sentence.start == 0 else heard):
        return False
    names = opponent().finditer(text, found.start(), sentence.end)
    return all(text.find(one["name"], 0, home.end) >= 0 for one in names)


def _won(listed: str) -> tuple[int, int]:
    """How many sets were played, and how many the winner lost."""
    sets = re.findall(r"(\d+)[-–](\d+)", re.sub(r"\([^)]*\)", "", listed))
    first = sum(int(a) > int(b) for a, b in sets)
    return len(sets), min(first, len(sets) - first)
