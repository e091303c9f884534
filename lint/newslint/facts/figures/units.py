"""Units: their names, and how many of a base unit each is, so that 12 miles and 19 km can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newslint.record import NamedTuple


class Unit(NamedTuple):
    """A canonical unit. ``factor``: how many of the dimension's base unit (m, kg, s, m2, l, m/s, B, W, J) one is."""

    name: str
    dimension: str
    factor: float


_UNITS = """
km length 1000 km kms kilometer kilometers kilometre kilometres klick klicks
m length 1 meter meters metre metres
cm length .01 cm cms centimeter centimeters centimetre centimetres
mm length .001 mm millimeter millimeters millimetre millimetres
mile length 1609.344 mi mile miles
nmi length 1852 nmi
yard length .9144 yd yds yard yards
foot length .3048 ft foot feet
inch length .0254 inch inches
light-year length 9.4607e15
kg mass 1 kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes
g mass .001 gram grams gramme grammes
mg mass .000001 mg milligram milligrams
lb mass .45359237 lb lbs pound pounds
oz mass .0283495 oz ounce ounces
stone mass 6.35029 stone
tonne mass 1000 tonne tonnes
ton mass 1000 ton tons
carat mass .0002 carat carats
second time 1 second seconds sec secs
minute time 60 minute minutes min mins
hour time 3600 hour hours hr hrs
day time 86400 day days
week time 604800 week weeks
fortnight time 1209600 fortnight fortnights
month time 2629746 month months
year time 31556952 year years yr yrs
decade time 315569520 decade decades
century time 3155695200 century centuries
year-of-age age 1
month-of-age age .0833333
day-of-age age .00273785
percent percent 1 percent pct %
percentage-point points 1
degC temperature 1
degF temperature 1
degree angle 1 degree degrees °
km/h speed .277778 kph kmph kmh
mph speed .44704 mph
knot speed .514444 knot knots
m/s speed 1
acre area 4046.856 acre acres
hectare area 10000 ha hectare hectares
km2 area 1000000
m2 area 1 sqm
square-mile area 2589988.11
square-foot area .09290304 sqft
square-yard area .83612736
litre volume 1 liter liters litre litres
ml volume .001 ml millilitre millilitres milliliter milliliters
gallon volume 3.785412 gallon gallons
barrel volume 158.987 barrel barrels bbl bpd
m3 volume 1000
KB data 1000 kb kilobyte kilobytes
MB data 1000000 mb megabyte megabytes
GB data 1000000000 gb gigabyte gigabytes
TB data 1000000000000 tb terabyte terabytes
Mbit/s bitrate 1000000 mbps mbit
Gbit/s bitrate 1000000000 gbps gbit
Hz frequency 1 hz hertz
kHz frequency 1000 khz kilohertz
MHz frequency 1000000 mhz megahertz
GHz frequency 1000000000 ghz gigahertz
W power 1 watt watts
kW power 1000 kw kilowatt kilowatts
MW power 1000000 mw megawatt megawatts
GW power 1000000000 gw gigawatt gigawatts
kWh energy 3600000 kwh
MWh energy 3600000000 mwh
hp power 745.7 hp horsepower
calorie energy 4184 calorie calories kcal
megapixel pixels 1000000 megapixel megapixels
"""

# Single letters and signs are units only where they touch the number: 5m, 20g, 40W, 12".
GLUED = {"m": "m", "g": "g", "w": "W", "h": "hour", "s": "second", "l": "litre", "c": "degC", "f": "degF"}

CURRENCY_SIGNS = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "₹": "inr", "₽": "rub", "₩": "krw", "₺": "try",
                  "₴": "uah", "₦": "ngn", "₪": "ils", "₱": "php", "₫": "vnd", "฿": "thb"}  # fmt: skip
# What may stand before the dollar sign: A$5, US$5, NT$300.
DOLLARS = {"us": "usd", "a": "aud", "au": "aud", "c": "cad", "ca": "cad", "nz": "nzd", "hk": "hkd", "s": "sgd",
           "nt": "twd", "r": "brl", "mx": "mxn", "j": "jmd"}  # fmt: skip
_CURRENCIES = """
usd dollar dollars usd bucks buck
eur euro euros eur
gbp gbp quid
jpy yen jpy
cny yuan renminbi rmb cny
rub ruble rubles rouble roubles rub
inr rupee rupees inr rs
krw won krw
chf chf
cad cad
aud aud
nzd nzd
hkd hkd
sgd sgd
sek sek
nok nok
dkk dkk
isk isk
pln zloty zlotys pln
czk czk koruna korunas
huf forint forints huf
uah hryvnia hryvnias uah
kzt tenge kzt
brl real reais brl
zar rand zar
thb baht thb
php php
idr rupiah rupiahs idr rp
myr ringgit ringgits myr rm
vnd dong vnd
ils shekel shekels ils nis
try lira liras try
ngn naira ngn
kes kes ksh
ghs cedi cedis
egp egp
sar riyal riyals sar
aed dirham dirhams aed
pkr pkr
bdt taka bdt
mop pataca patacas mop
crown crown crowns
krona krona kronor krone kroner kronur kronas
peso peso pesos
franc franc francs
dinar dinar dinars
cent cent cents pence centavo centavos centime centimes kopeck kopecks kopek kopeks groszy heller hellers haler
"""
# The nation before a money word: Canadian dollars, Egyptian pounds.
_NATIONS = {
    ("us", "dollar"): "usd", ("american", "dollar"): "usd", ("u.s", "dollar"): "usd",
    ("canadian", "dollar"): "cad", ("australian", "dollar"): "aud", ("zealand", "dollar"): "nzd",
    ("kong", "dollar"): "hkd", ("singapore", "dollar"): "sgd", ("taiwan", "dollar"): "twd",
    ("british", "pound"): "gbp", ("sterling", "pound"): "gbp", ("egyptian", "pound"): "egp",
    ("syrian", "pound"): "syp", ("lebanese", "pound"): "lbp", ("sudanese", "pound"): "sdg",
    ("turkish", "pound"): "try", ("swiss", "franc"): "chf", ("swedish", "krona"): "sek",
    ("norwegian", "krona"): "nok", ("danish", "krona"): "dkk", ("icelandic", "krona"): "isk",
    ("mexican", "peso"): "mxn", ("argentine", "peso"): "ars", ("chilean", "peso"): "clp",
    ("philippine", "peso"): "php", ("pakistani", "inr"): "pkr", ("lankan", "inr"): "lkr",
    ("iraqi", "dinar"): "iqd", ("kuwaiti", "dinar"): "kwd", ("iranian", "sar"): "irr",
    ("moroccan", "aed"): "mad", ("taiwanese", "dollar"): "twd",
}  # fmt: skip


@cache
def units() -> Mapping[str, Unit]:
    """The physical units by canonical name."""
    found = {}
    for line in _UNITS.strip().splitlines():
        name, dimension, factor, *_ = line.split()
        found[name] = Unit(name, dimension, float(factor))
    return found


@cache
def unit_words() -> Mapping[str, str]:
    """The words that name a unit by themselves, in lower case, and its canonical name."""
    return {word: line.split()[0] for line in _UNITS.strip().splitlines() for word in line.split()[3:]}


@cache
def currency_words() -> Mapping[str, str]:
    """The words and ISO 4217 codes of currencies, in lower case."""
    return {word: line.split()[0] for line in _CURRENCIES.strip().splitlines() for word in line.split()[1:]}


@cache
def currencies() -> frozenset[str]:
    """The canonical names of currencies."""
    return frozenset((*currency_words().values(), *_NATIONS.values(), *DOLLARS.values(), *CURRENCY_SIGNS.values()))


def national(nation: str, currency: str) -> str:
    """The currency of a nation that shares the word: ("canadian", "usd") is "cad"; the currency itself otherwise."""
    word = {"usd": "dollar", "lb": "pound", "gbp": "pound"}.get(currency, currency)
    return _NATIONS.get((nation, word), currency)


# What several nations call their money: each fits the currencies of all of them.
_SHARED = {
    "krona": "sek nok dkk isk czk crown", "crown": "sek nok dkk isk czk krona", "peso": "mxn php ars clp",
    "franc": "chf", "dinar": "iqd kwd",
}  # fmt: skip


def same_currency(one: str, other: str) -> bool:
    """Whether two names may be of one currency: kronor and ISK."""
    return one == other or other in _SHARED.get(one, "").split() or one in _SHARED.get(other, "").split()


def dimension(unit: str) -> str:
    """What a unit measures: length, mass, time, age ..., money, or "" for a count."""
    if not unit:
        return ""
    known = units().get(unit)
    return known.dimension if known else "money"


def in_base(value: float, unit: str) -> float:
    """A value in the base unit of its dimension; a temperature in °C; money and counts as they are."""
    if unit == "degF":
        return (value - 32) / 1.8
    known = units().get(unit)
    return value * known.factor if known else value


def convert(value: float, unit: str, into: str) -> float:
    """A value in another unit of the same dimension. Raises ValueError for one of another dimension or currency."""
    if unit == into:
        return value
    if dimension(unit) != dimension(into) or dimension(unit) in ("", "money"):
        raise ValueError(f"{unit} cannot be converted into {into}")
    base = in_base(value, unit)
    return base * 1.8 + 32 if into == "degF" else base / units()[into].factor if into in units() else base
