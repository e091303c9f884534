"""Numbers that count nothing: labels, codes, scores, telephone numbers, ordinals."""

from __future__ import annotations

from newslint.facts.figures.lexicon import STOPS, looks_plural
from newslint.facts.figures.numerals import SMALL, Numeral, read_numeral
from newslint.facts.figures.tokens import Tokens
from newslint.facts.figures.units import CURRENCY_SIGNS, GLUED, currency_words, unit_words

# Before a number these make it a name: No. 5, Highway 66, deck nine.
_LABELS = frozenset(
    "number rd road interstate room channel platform windows ie iphone ipad galaxy v series verse line pier building "
    "block unit apt apartment suite box po zone district ward precinct part step episode season volume vol figure "
    "fig table week day game round match race set gen generation bus train tram terminal deck floor bay cell hall "
    "reactor studio schedule appendix annex rule amendment proposition prop title chromosome squadron battalion "
    "brigade company column col item point code ps xbox playstation super act sec sect pg".split()
)
# These do so even where a noun follows: type 2 fever, phase 3 trials.
_STRONG_LABELS = frozenset(
    "no nos highway hwy route boeing airbus page pages chapter article section resolution phase type category class "
    "model version level grade stage tier apollo formula flight gate lane exit junction paragraph psalm".split()
)
_ABBREVIATED = frozenset("no nos vol sec art pp p fig".split())
# A hyphen ties these to the number that follows; behind any other word it makes a name (AK-47, Covid-19, under-21).
_TIED = frozenset("magnitude roughly about nearly almost some to and".split())
_SPORT = frozenset(
    "win wins won victory victories loss losses lost defeat defeats defeated draw draws drew tie tied record lead "
    "leads led start score scoreline run season game games vote votes decision formation edge aggregate beat beats "
    "against over advantage deficit ahead split margin triumph rout thrashing scoring on in at for".split()
)
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth hundredth thousandth millionth thirds quarters "
    "fifths fourths tenths".split()
)
# What may touch the digits and make them no count: 2nd, 1990s, 4x4, 3D, 5G, 8800M.
_GLUED_NAMES = frozenset("st nd rd th s x / : _ d k @".split())
_CAPITAL_NAMES = frozenset("GMLSH")
_CLOSING = frozenset(', ; ) " ” ]'.split())


def label_end(tokens: Tokens, one: Numeral) -> int:
    """The token to go on from, if a numeral counts nothing; else 0."""
    end = _glued_behind(tokens, one) or _glued_before(tokens, one)
    if end:
        return end
    if one.form == "words":
        return one.after if _continues_as_ordinal(tokens, one.after) else 0
    if one.form == "vague":
        return 0
    return _named_by_word(tokens, one) or _in_run(tokens, one) or _named_by_capital(tokens, one)


def noun_follows(tokens: Tokens, n: int) -> bool:
    """Whether a word that a number can count stands at token n."""
    if n >= len(tokens.low) or (tokens.glued(n) and tokens.low[n] != "-"):
        return False
    word = tokens.low[n]
    return word[0].isalpha() and word not in STOPS


def _glued_behind(tokens: Tokens, one: Numeral) -> int:
    """Labels told by what touches the number's end."""
    low, after = tokens.low, one.after
    if after >= len(low) or not tokens.glued(after):
        return 0
    word = low[after]
    if word in "-–—":
        return _score_end(tokens, one) if after + 1 < len(low) and tokens.glued(after + 1) else 0
    if one.form == "words":
        return 0
    if word in _GLUED_NAMES or tokens.raw[after] in _CAPITAL_NAMES:
        return _code_end(tokens, after)
    known = not word[0].isalpha() or word in unit_words() or word in GLUED or word in currency_words()
    return 0 if known else _code_end(tokens, after)


def _glued_before(tokens: Tokens, one: Numeral) -> int:
    """Labels told by what touches the number's beginning."""
    low, n = tokens.low, one.first
    if not tokens.glued(n):
        return 0
    before = low[n - 1]
    if before in "#@/_+.:&" or (before in "'’" and one.form == "digits"):
        return _code_end(tokens, one.after)
    if before == "-" and tokens.glued(n - 1):
        tied = low[n - 2]
        if tied[0].isdecimal() or (tied[0].isalpha() and tied not in _TIED and tied not in SMALL):
            # "Flash news-four men freed": a hyphen for a dash.
            dash = one.form != "digits" and noun_follows(tokens, one.after) and looks_plural(low[one.after])
            return 0 if dash else _code_end(tokens, one.after)
    return 0


def _named_by_word(tokens: Tokens, one: Numeral) -> int:
    """No. 5, Highway 66, type 2 fever."""
    low, n = tokens.low, one.first
    before = low[n - 1] if n else ""
    if before == "." and n > 1 and low[n - 2] in _ABBREVIATED:
        return one.after
    if before in _STRONG_LABELS or (before in _LABELS and not noun_follows(tokens, one.after)):
        return one.after
    return 0


def _named_by_capital(tokens: Tokens, one: Numeral) -> int:
    """A capitalised word before digits that no noun follows: Route Nord 12, Kestrel 300."""
    low, n = tokens.low, one.first
    if one.form != "digits" or n < 2 or not tokens.raw[n - 1][0].isupper() or low[n - 2] in _OPENING:
        return 0
    if low[n - 1] in currency_words() or noun_follows(tokens, one.after) or tokens.capitals:
        return 0
    return one.after


_OPENING = frozenset('. : - – " “ ‘ ( ¶'.split())


def _in_run(tokens: Tokens, one: Numeral) -> int:
    """The end of digits beside other digits with nothing but a space between: telephone numbers, tables."""
    low, n, after = tokens.low, one.first, one.after
    if not low[n].isdecimal() or one.notation:
        return 0
    beside = after < len(low) and low[after][0].isdecimal() and after not in tokens.masked
    if not beside and not (n and low[n - 1].isdecimal() and n - 1 not in tokens.masked):
        return 0
    while after < len(low) and low[after][0].isdecimal():
        after += 1
    return after


def _continues_as_ordinal(tokens: Tokens, after: int) -> bool:
    """Whether the words read so far belong to an ordinal or a fraction: twenty-first, two thirds."""
    low = tokens.low
    at = after + 1 if after < len(low) and low[after] == "-" else after
    return at < len(low) and low[at] in _ORDINALS


def _code_end(tokens: Tokens, n: int) -> int:
    """Past everything that is written without a space."""
    while n < len(tokens.low) and tokens.glued(n) and tokens.low[n] not in _CLOSING:
        n += 1
    return n


def _score_end(tokens: Tokens, one: Numeral) -> int:
    """The end of a score, record or telephone number (2-0, 52-3-1, 555-1234); 0 for a range or a compound word."""
    low = tokens.low
    at = one.after + 1
    if not (low[at][0].isdecimal() or low[at] in SMALL):
        return 0
    other = read_numeral(tokens, at)
    if other is None:
        return _code_end(tokens, at)
    after = other.after
    word = low[after] if after < len(low) else ""
    if word and word in "-–—" and tokens.glued(after):
        return _code_end(tokens, after) if low[after + 1 : after + 2] and low[after + 1][0].isdecimal() else 0
    if other.low <= one.low and other.scaled <= one.scaled:
        return after
    if one.form == "words" and tokens.raw[one.first][0].isupper() and tokens.raw[at][0].isupper():
        return 0 if tokens.capitals else after  # Nine-Twelve Stores
    if one.form == "words" or other.scaled > 1 or word in unit_words() or word in currency_words():
        return 0
    if one.first and low[one.first - 1] in CURRENCY_SIGNS:
        return 0
    return 0 if word not in _SPORT and len(low[at]) <= 5 and noun_follows(tokens, after) else after
