"""What a quantity says: whom it counts, whose age it is, how far from where, what is paid for."""

from __future__ import annotations

from newslint.facts.figures.ages import bare_age, person
from newslint.facts.figures.lexicon import DIMENSIONS, DIRECTIONS, RATES, looks_plural
from newslint.facts.figures.people import FAMILY, is_included, role_among_people
from newslint.facts.figures.phrases import NounPhrase, Role, Told, head_noun, name_after, noun_phrase, words_of
from newslint.facts.figures.reading import Reading
from newslint.facts.figures.tokens import Tokens
from newslint.facts.figures.units import dimension


def told_by(tokens: Tokens, one: Reading, before: Told | None) -> Told:
    """What a reading says. ``before``: the quantity before it in the sentence, which it may be joined to."""
    measures = dimension(one.unit)
    if not measures:
        age = bare_age(tokens, one)
        phrase = noun_phrase(tokens, one.after, True)
        return _count(tokens, one, phrase, before) if age is None else Told(one, phrase, age)
    phrase = noun_phrase(tokens, one.after, measures not in ("age", "length", "money", "time") or one.form == "vague")
    if measures == "age":
        role = Role("age", "", person(tokens, one))
    elif measures == "length":
        role = _length(tokens, one, phrase)
    elif measures == "money":
        role = Role("money", _purpose(tokens, one, phrase))
    elif measures == "time":
        role = _duration(tokens, one, phrase)
    else:
        shares = measures in ("percent", "points")
        role = Role("share" if shares else "measure", head_noun(tokens, phrase), words_of(tokens, phrase))
    if _is_rate(tokens, one.after) or (measures == "money" and _is_rate(tokens, phrase.end)):
        role = role._replace(flags=(*role.flags, "rate"))
    return Told(one, phrase, role)


def _is_rate(tokens: Tokens, n: int) -> bool:
    """Whether "per day", "an hour", "each" follows."""
    low = tokens.low
    return n + 1 < len(low) and low[n] in ("per", "a", "an", "each", "every", "/") and low[n + 1] in RATES


def _count(tokens: Tokens, one: Reading, phrase: NounPhrase, before: Told | None) -> Told:
    """A number without a unit."""
    low = tokens.low
    flags: tuple[str, ...] = ()
    if _is_rate(tokens, phrase.end):
        flags += ("rate",)
    word = low[one.first - 1] if one.first else ""
    if phrase.more or word in ("another", "further", "additional"):
        flags += ("another",)
    if one.form != "vague" and one.after + 2 < len(low) and low[one.after] in ("of", "in", "out"):
        flags += ("part",) if low[one.after] == "of" or low[one.after + 1][0].isdecimal() else ()
    if _is_magnitude(tokens, one):
        return Told(one, phrase, Role("magnitude", head_noun(tokens, phrase), flags=flags))
    if phrase.head >= 0 and one.high > 1 and not looks_plural(low[phrase.head]) and not phrase.more:
        # "Nine city radio said": what follows a number above one in the singular is not what it counts.
        phrase = NounPhrase(phrase.start, phrase.start, -1, False)
    told = role_among_people(tokens, one, phrase, before)
    if told is None:
        if is_included(tokens, one):
            flags += ("including",)
        # Of things: who kills two and injures three others injures three.
        if "other" in (word, *low[one.after : one.after + 1]) and "another" not in flags:
            flags += ("another",)
        noun = head_noun(tokens, phrase)
        if not noun and word == "of" and one.first > 1:
            noun = FAMILY.get(low[one.first - 2], "")
        return Told(one, phrase, Role("count", noun, words_of(tokens, phrase), flags=flags))
    return told._replace(role=told.role._replace(flags=told.role.flags + flags))


def _is_magnitude(tokens: Tokens, one: Reading) -> bool:
    """Whether it is an earthquake's: magnitude 5.9, a 5.9-magnitude quake, 5.9 on the Richter scale."""
    if not 1 <= one.low <= one.high <= 10:
        return False
    low = tokens.low
    if "magnitude" in low[one.after : one.after + 2] or "richter" in low[one.after : one.after + 5]:
        return True
    for word in reversed(low[max(0, one.first - 6) : one.first]):
        if word not in _BETWEEN:
            return word in _MAGNITUDES
    return False


_MAGNITUDES = frozenset(("magnitude", "magnitudes"))
# "A magnitude of at least 5.9", "magnitudes from 4 to 5"; not "a 5.9 magnitude quake destroyed seven villages".
_BETWEEN = frozenset(
    "of at as about around approximately almost nearly over above between from ranging up to and was is were be been "
    "put least most more less than measured measuring registered reached reaching estimated preliminary exceeding the "
    "a , : - ( ~".split()
)


def _length(tokens: Tokens, one: Reading, phrase: NounPhrase) -> Role:
    """How far from where, or how high, deep, wide."""
    low = tokens.low
    at = one.after
    if low[at : at + 1] == ["("]:  # 12 miles (19 km) north of
        at = low.index(")", at) + 1 if ")" in low[at:] else at
    at += low[at : at + 1] == ["-"]
    for n in range(at, min(at + 3, len(low))):
        if low[n] in DIRECTIONS or (low[n] == "from" and n == at):
            return Role("distance", "", _whereabouts(tokens, n))
        if low[n] in DIMENSIONS:
            return Role("length", DIMENSIONS[low[n]])
    for n in range(one.first - 1, max(-1, one.first - 5), -1):
        if low[n] in DIMENSIONS:
            return Role("length", DIMENSIONS[low[n]])
        if low[n] in ("distance", "within", "radius"):
            return Role("distance", "", low[n])
    return Role("length", head_noun(tokens, phrase), words_of(tokens, phrase))


def _whereabouts(tokens: Tokens, n: int) -> str:
    """The direction that begins at token n and the place it is from: "north of kherson"."""
    low = tokens.low
    start = n
    while n < len(low) and low[n] not in ("of", "from", "off") and n - start < 4:
        n += 1
    words = [word for word in low[start:n] if word in DIRECTIONS]
    if low[n : n + 1] in (["of"], ["from"], ["off"]):
        where = n + 1 + (low[n + 1 : n + 2] in (["the"], ["its"]))
        words += [low[n], name_after(tokens, where) or words_of(tokens, noun_phrase(tokens, where, False))]
    return " ".join(words).strip()


def _purpose(tokens: Tokens, one: Reading, phrase: NounPhrase) -> str:
    """What money is for: a $30 million bailout; $30 million in aid; $30 million worth of goods."""
    if phrase.head >= 0:
        return head_noun(tokens, phrase)
    low = tokens.low
    at = one.after
    if low[at : at + 2] == ["worth", "of"]:
        at += 2
    elif low[at : at + 1] in (["in"], ["of"], ["for"]):
        at += 1 + (low[at + 1 : at + 2] in (["a"], ["an"], ["the"]))
    else:
        return ""
    return head_noun(tokens, noun_phrase(tokens, at, False))


_PRISON = frozenset("prison jail custody bars imprisonment sentence sentences probation labour labor".split())
_LASTING = frozenset("for in within lasted lasting after".split())


def _duration(tokens: Tokens, one: Reading, phrase: NounPhrase) -> Role:
    """How long, how long ago, or for how long someone is sentenced."""
    low = tokens.low
    behind = low[one.after : one.after + 4]
    before = low[max(0, one.first - 4) : one.first]
    if not _PRISON.isdisjoint(behind) or before[-2:] == ["sentenced", "to"] or "sentences" in before:
        return Role("sentence")
    word = behind[0] if behind else ""
    if word in ("ago", "earlier", "previously"):
        return Role("duration", word, flags=("ago",))
    if word in ("later", "after", "before"):
        return Role("duration", word)
    preposition = before[-1] if before and before[-1] in _LASTING else ""
    return Role("duration", head_noun(tokens, phrase) or preposition)
