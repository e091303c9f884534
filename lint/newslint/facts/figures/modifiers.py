"""The words that bound a number: at least, about, nearly, up to; or more, or so."""

from __future__ import annotations

from newslint.facts.figures.numerals import Numeral
from newslint.facts.figures.tokens import Tokens

_BEFORE = {
    "about": "~", "around": "~", "approximately": "~", "approx": "~", "some": "~", "roughly": "~", "circa": "~",
    "ca": "~", "estimated": "~", "near": "~", "perhaps": "~", "maybe": "~", "probably": "~", "averaging": "~",
    "~": "~", "≈": "~",
    "nearly": "<~", "almost": "<~", "nearing": "<~",
    "exactly": "=", "precisely": "=",
    "under": "<", "below": "<", "<": "<", "≤": "<=", "≥": ">=", ">": ">",
    "over": ">", "above": ">", "beyond": ">", "exceeding": ">", "exceed": ">", "exceeds": ">", "exceeded": ">",
    "topping": ">", "topped": ">", "surpassing": ">", "surpassed": ">",
}  # fmt: skip
_PAIRS = {
    ("at", "least"): ">=", ("not", "least"): ">=", ("minimum", "of"): ">=", ("little", "as"): ">=",
    ("few", "as"): ">=",
    ("up", "to"): "<=", ("at", "most"): "<=", ("maximum", "of"): "<=", ("many", "as"): "<=",
    ("much", "as"): "<=", ("high", "as"): "<=", ("long", "as"): "<=",
    ("close", "to"): "<~", ("just", "under"): "<~", ("short", "of"): "<~", ("shy", "of"): "<~",
    ("more", "than"): ">", ("greater", "than"): ">", ("higher", "than"): ">", ("larger", "than"): ">",
    ("longer", "than"): ">", ("older", "than"): ">", ("bigger", "than"): ">", ("faster", "than"): ">",
    ("deeper", "than"): ">", ("heavier", "than"): ">", ("taller", "than"): ">", ("excess", "of"): ">",
    ("upwards", "of"): ">", ("upward", "of"): ">", ("north", "of"): ">",
    ("less", "than"): "<", ("fewer", "than"): "<", ("lower", "than"): "<", ("younger", "than"): "<",
    ("shorter", "than"): "<", ("smaller", "than"): "<",
    ("region", "of"): "~", ("order", "of"): "~", ("average", "of"): "~", ("estimate", "of"): "~",
    ("something", "like"): "~",
}  # fmt: skip
_NEGATED = {">": "<=", "<": ">="}
_BEHIND = {
    ("or", "more"): ">=", ("or", "above"): ">=", ("or", "older"): ">=", ("or", "over"): ">=", ("and", "over"): ">=",
    ("and", "above"): ">=", ("or", "higher"): ">=", ("or", "greater"): ">=", ("and", "older"): ">=",
    ("-", "plus"): ">=",
    ("or", "less"): "<=", ("or", "fewer"): "<=", ("or", "under"): "<=", ("or", "younger"): "<=",
    ("and", "under"): "<=", ("and", "younger"): "<=",
    ("or", "so"): "~", ("-", "odd"): "~", ("-", "ish"): "~", ("or", "thereabouts"): "~",
}  # fmt: skip
# Between the modifier and the number: "at least the first 20", "over a dozen".
_BETWEEN = frozenset("the a an only just its their his her this these those or reported recorded".split())
_DETERMINERS = frozenset("the its their his her these those".split())
# Of place, time or comparison as often as of size.
_PLACES = frozenset("over under above below beyond near".split())
# Before "over" and a number in words, these show that it bounds the number: "lasted for over two hours" against
# "titles over three seasons".
_BEFORE_OVER = frozenset(
    "for with of to by than kept is was were are be been has have had from and that in at into lasted lasting took "
    "after spent killed killing kills injured injuring wounded wounding arrested left leaving raised well just drew "
    "donated sold bought little slightly far".split()
)
_PERIODS = frozenset("years months days weeks seasons decades hours".split())


def modifier(tokens: Tokens, first: int, one: Numeral, after: int) -> str:
    """What bounds a number whose currency begins at token ``first`` and whose unit ends before token ``after``."""
    return _before(tokens, first, one, after) or _behind(tokens, one, after)


def _behind(tokens: Tokens, one: Numeral, after: int) -> str:
    low = tokens.low
    if one.after < len(low) and low[one.after] == "+" and tokens.glued(one.after):
        return ">="
    for n in (one.after, after):
        if n + 1 < len(low) and (found := _BEHIND.get((low[n], low[n + 1]))):
            return found
    return ""


def _before(tokens: Tokens, first: int, one: Numeral, after: int) -> str:
    low = tokens.low
    n = first - 1
    while n >= 0 and low[n] in _BETWEEN and first - n < 4:
        n -= 1
    if n < 0 or n in tokens.masked:
        return ""
    pair = _PAIRS.get((low[n - 1], low[n])) if n else None
    if pair is not None:
        return _NEGATED.get(pair, pair) if n > 1 and low[n - 2] in ("no", "not", "never") else pair
    found = _BEFORE.get(low[n], "")
    return found if found and _binds(tokens, n, first, one, after) else ""


def _binds(tokens: Tokens, n: int, first: int, one: Numeral, after: int) -> bool:
    """Whether the word at token n bounds the number, or tells place, time or topic."""
    low = tokens.low
    if low[n] not in _PLACES:
        # "About the two boys", "nearly the 20 percent"
        return low[n] not in ("about", "around", "some") or _DETERMINERS.isdisjoint(low[n + 1 : first])
    if not _DETERMINERS.isdisjoint(low[n + 1 : first]):
        return False
    before = low[n - 1] if n else ""
    if one.form == "words" and one.scaled < 100:
        return before in _BEFORE_OVER or not before
    if not before or not before[0].isalpha():
        return before != "%" or low[n] == "under"
    timed = after > one.after and low[after - 1] in _PERIODS
    return not (timed and before.endswith("s") and before not in _BEFORE_OVER)
