"""Figures of one article that contradict each other, and those that only look so: sums, shares, rates, intervals."""

from __future__ import annotations

import pytest

from newslint.article import Article
from newslint.facts import Facts
from newslint.knowledge import Knowledge
from newslint.registry import load

CODES = (
    "FIG101",
    "FIG105",
    "FIG113",
    "FIG114",
    "FIG116",
    "FIG117",
    "FIG118",
    "FIG119",
    "FIG120",
    "FIG121",
    "FIG122",
    "FIG123",
    "FIG125",
    "FIG128",
)
RULES = [rule for rule in load() if rule.code in CODES]

# Each with what is wrong, and behind "|" what would be right in its place.
SENTENCES = {
    "rest": """
Of the 320 boats in the harbour, 250 were moved in time. The other {90|70} sank.
The school has 460 pupils, of whom 310 come by bus. The remaining {190|150} walk.
The museum owns 1,800 clocks. Of these, 1,150 still run; the other {550|650} are silent.
Repairs cost 56 million crowns. The insurer pays 41 million and the owners the remaining {25 million|15 million}.
A quay costs 3.2 million euros. The county gives 2.1 million and the village the remaining {1.6 million|1.1 million}.
The mill sold 70 percent of its flour at home and the remaining {40 percent|30 percent} abroad.
Of the 75 lifts in the district, 48 passed the test. The other {37|27} were shut.
In all 48 of the 60 goats came back. The other {22|12} are still on the hill.
There were 540 seats, 380 of them taken, and the remaining {260|160} stayed empty.
Of the 900 patients, 640 were vaccinated. Another {390|260} were not.
The loan is 18 million crowns. The bank lends 12 million and the town the remaining {9 million|6 million}.
The fleet has 85 buses. Of those, 60 run on gas and the other {35|25} on diesel.
Its 130 members met on Friday: 95 voted for the plan, and the other {25|35} stayed at home.
""",
    "list": """
The choir toured {19|20} countries: 12 in Europe, five in Asia and three in Africa.
The court heard {64 cases|61 cases}: 25 in spring, 20 in summer and 16 in autumn.
Seven people were hurt: four on the bus and {five|three} on the tram.
The team won {15 medals|14 medals}: five gold, three silver and six bronze.
The council plans 40 flats: 22 in Orlenka and {28|18} in Dubrava.
The budget is 52 million crowns. Roads get 20 million, schools 14 million, and everything else {28 million|18 million}.
The grant is 9 million euros. The theatre gets 4 million, the library 3 million and the rest {4 million|2 million}.
The group employs 2,600 people, 1,500 of them in Norway and {1,700|1,100} in Sweden.
The firm has 240 shops, 150 of them in Orlenka and {130|90} in Dubrava.
Of the 80 players, 45 were men and {55|35} were women.
The farm paid 12,000 crowns for seed and 7,000 for fuel, {24,000|19,000} in all.
She earned 800 euros in May and 650 euros in June, {1,650 euros|1,450 euros} in total.
The trawler had 27 people on board. Five died, 18 were rescued and {nine|four} are missing.
The bus was carrying 44 people. Six were killed, 31 survived and {two|seven} are missing.
The ferry had 150 passengers on board. Eleven drowned, 130 were saved and {19|nine} are still missing.
""",
    "near list": """
The tower costs €6.4m. The county puts in €3.8m, the parish €1.5m and the mill {€900,000|€1.1m}.
During the frost {61 lambs|58 lambs} were found dead, 30 in Lipnik, 17 in Holm and 11 in Orlenka.
The choir has 45 singers this spring, 26 women and {22 men|19 men}.
The county counted 3,150 wells. A clerk saw forty a week. Of those 2,040 were sound, 780 dry and {430|330} lost.
In the yard stood {45 carts|48 carts}, among them 21 with hay, 15 with oats and 12 with straw.
""",
    "derived": """
The guild bought 250 lamps at 18 crowns, a sum of {5,400 crowns|4,500 crowns}, before Easter.
The lawn is 60 metres long and 15 metres wide, so that {1,200 square metres|900 square metres} have to be mown.
The school has 40 rooms of 60 square metres, that is, {2,800 square metres|2,400 square metres} in total.
The toll passes from 2.40 to 3.20 crowns, an increase of {60 cents|80 cents}.
Of the 8,300 who set out, 7,450 arrived, so {950|850} gave up.
The brook brings 900 litres in spring, against 300 on average, {five times as much|three times as much}.
She won with 212 votes in favour and 196 against, a difference of {26 votes|16 votes}.
The output grew from 30 to 36 million eggs, a growth of {30 percent|20 percent}.
The rent is 3.9 million crowns. A year ago it was 1.3 million crowns, so it has {doubled|tripled}.
""",
    "moments": """
The dance lasted {nine hours|seven hours}, from 8 in the evening until 3 in the morning.
Bread was baked at 4 in the morning and sold at 10 in the morning, {four hours later|six hours later}.
The train leaves at 21.15 and arrives at 6.45 the next day, after {eleven and a half hours|nine and a half hours}.
The bridge was begun in 1961 and opened after {six years|eight years}, in 1969.
She kept the inn for {33 years, from 1950|43 years, from 1950} until she sold it in 1993.
""",
    "shares": """
Barley accounted for 50 percent of the crop, wheat for 30 percent and oats for {35 percent|20 percent}.
Trains made up 44 percent of the trips, buses 36 percent and trams {30 percent|20 percent}.
The Greens won 41 percent of the vote, the Farmers 33 percent and the Union {36 percent|26 percent}.
Members approved the contract by 62 percent to {48 percent|38 percent}.
The motion was rejected by 55% to {51%|45%} on Tuesday.
In the survey, 57 percent support the dam and {53 percent|43 percent} oppose it.
Some 64 percent said yes, and {46 percent said no|36 percent said no}.
Among them 52 percent were women and {58 percent|48 percent} were men.
Wood accounts for 48 percent, stone for 32 percent and brick for {40 percent|20 percent}.
The town voted for the pool by 54 percent to {56 percent|46 percent}.
""",
    "part of whole": """
The team won 18 of 24 games, or {60 percent|75 percent}.
Only 45 of the 180 wells, or {35 percent|25 percent}, were dry.
In the east 70 of 280 barns, or {a third|a quarter}, lost their roofs.
Of the 400 trees, 300, or {two thirds|three quarters}, are oaks.
""",
    "rates": """
The army pitched 90 tents for 720 refugees, {six|eight} in each.
The school split 240 pupils into 12 classes, {25|20} in each.
They packed 1,500 apples in 50 crates, {40|30} apples in each.
The club handed out 600 books to 150 children, {six|four} each.
The port bought 12 cranes at 5 million crowns each, {80 million|60 million} in all.
The county has 400,000 residents and counted 80 cases, or {200 per 100,000|20 per 100,000}.
With 60,000 inhabitants and 90 deaths, the rate is {150 per 10,000 people|15 per 10,000 people}.
The island has 30,000 inhabitants and 45 doctors, {45 for every 10,000 people|15 for every 10,000 people}.
Of the 20,000 registered voters 13,000 cast ballots. Turnout was {80 percent|65 percent}.
Turnout was {45 percent|75 percent}: 9,000 ballots were cast, with 12,000 people on the roll.
""",
    "changes": """
Rents will go up by {9 percent|4 percent}, from 500 crowns to 520 crowns.
The fare rises by {30 cents|20 cents} to 1.80 euros from 1.60 euros.
Sales fell {12 percent|20 percent} to 40 million crowns from 50 million crowns.
The toll is up by {3 crowns|5 crowns} to 25 crowns from 20 crowns.
The fee dropped by {15 percent|10 percent}, from 200 euros to 180 euros.
The price of bread went up by {8 cents|6 cents} to 56 cents a loaf from 50 cents.
Output rose from 400 tonnes to 500 tonnes, a rise of {40 percent|25 percent}.
Wages increased by {11 percent|5 percent}, from 2,000 crowns to 2,100 crowns a week.
""",
    "intervals": """
The ship left Orlenka at 8:15 a.m. It lost contact at 9:45 a.m., {three hours|an hour and a half} after it left port.
The bus departed at 6:20 p.m. It overturned at 7:20 p.m., {three hours|one hour} after leaving the depot.
The match started at 3:00 p.m. It was stopped at 3:40 p.m., {20 minutes|40 minutes} after it began.
The fire started at 2:10 a.m. It was out at 5:10 a.m., {five hours|three hours} after it started.
He ran the mill from 1948 to 1979, for {41 years|31 years}.
She taught there for {35 years, from 1960 to 1985|25 years, from 1960 to 1985}.
They opened the inn in 1971. It stayed open for {28 years, until 2009|38 years, until 2009}.
He governed the island from 1890 until 1912, for {32 years|22 years}.
Malik ran it in 1:04:20. Brandt finished in 1:05:00, {20 seconds|40 seconds} behind.
The record is 3:10:05. He took 3:12:05, or {four minutes|two minutes} longer.
The storm lasted from 10 p.m. to 4 a.m., or {nine hours|six hours}.
The shop is open from 9 a.m. to 5 p.m., {six hours|eight hours} a day.
""",
    "ages": """
She began to paint at 12, in 1950. In 1958, aged {26|20}, she moved to Orlenka.
He was born in 1940 in Dubrava. In 1962, at the age of {32|22}, he opened a bakery.
He went to sea at 16, in 1971. In 1980, when he was {35|25}, he bought a boat.
At the age of 19, in 1933, she married. She died in 1993, aged {69|79}.
He was born in 1922 and died in 1990 at the age of {58|68}.
""",
    "conversions": """
The tower is 60 metres tall, or {97 feet|197 feet}.
It was 20 degrees ({86 Fahrenheit|68 Fahrenheit}) at dawn.
The bear weighed 300 kilograms, or {260 pounds|660 pounds}.
The road is 40 miles ({46 kilometres|64 kilometres}) long.
""",
}

# Right, though the numbers look as if they did not fit.
LOOKS_WRONG = """
Of the 120 flats, 80 were sold in May. Another 30 were let, and the other 10 stand empty.
The club had 60 members, of whom 40 voted. The other 30 clubs did not vote.
He owns 12 cows, nine of them brown. The other six animals are goats.
The fund has 500 million euros. It spent 120 million in 2021 and plans to spend the remaining 380 million by 2027.
Forty percent of the wool is sold at home, 35 percent in Asia and the remaining 25 percent elsewhere.
In Orlenka 40 percent own a car; of the remaining 60 percent, half use the bus.
Exports grew 60 percent to Asia and 70 percent to Africa.
Some 80 percent have a phone, 70 percent a car and 30 percent a boat.
The party won 45 percent of the vote, up from 38 percent, and its rival 40 percent, down from 44 percent.
The party won 45 percent of the vote in the first round and 65 percent in the second.
Support rose from 45 percent to 58 percent.
He won the north by 60 percent to 40 and the south by 55 percent to 45.
Turnout was 61 percent, against 58 percent in 2019, when 40,000 ballots were cast and 70,000 voters were registered.
The town has 20,000 inhabitants and 60 officers, about 3 per 1,000.
The town has 20,000 inhabitants and 60 officers, twice the average of 1.5 per 1,000.
There were 100 tents for 400 people and 20 nurses, two to each ward.
The shop sold 200 books to 50 people, some of whom bought 10 each.
She left at 8:00 a.m. and came home at 6:00 p.m., two hours after the children.
The train left Orlenka at 8:00 a.m. and Dubrava at 9:00 a.m. It stopped at 10:00 a.m., one hour after it left.
The flight left Oslo at 8:00 a.m. It landed at 10:00 a.m., eight hours after it left.
He married Anna in 1950. After her death he was married for 20 years, until 1995, to Ida.
She moved to the farm in 1950. She ran it for 20 years, until 1985.
He was mayor from 1980 to 1984 and again from 1990 to 2000, for 14 years in all.
The war lasted from 1941 to 1945, for four years.
The law was in force from 1950 to 1980, 12 years longer than planned.
Her mother was born in 1930. In 1972, aged 19, Anna left the village.
He started work at 14, in 1950. His wife died in 1990, aged 48.
Anton was hired at 20, in 1961. Boris came in 1970, aged 41.
Prices rose by 6 percent to 30 crowns, and from 20 to 25 crowns in the north.
The wage rose by 4 percent, from 3 percent in May to 5 percent in June.
The ferry had 120 people on board, and 14 trucks. Six died, 100 were rescued and 14 are missing.
The trawler was carrying 30 people. Two died at once, 20 were rescued and five are missing; three swam ashore.
The boat had 50 people on board. So far 10 dead and 30 survivors have been found, and more are missing.
There are 30 schools: 12 with a hall, 20 with a library and 25 with a yard.
The list has 50 names: 20 of them are new and 15 are old.
The choir sang in 12 towns: three times in Orlenka, five times in Dubrava and twice in Lipno.
It has two aims: 50 new homes by 2026 and 80 by 2030.
The council has 20 seats: 12 for the Greens and 7 for the Union, with one vacant.
It gave 20 crowns to each of 10 men and 5 women, 300 crowns in all.
They caught 20 pike and 12 perch, and let 8 go, 24 in total were kept.
He scored 20 goals and 12 assists, 150 in all over ten years.
She worked in 4 films and 3 series, 12 roles in all.
The group employs 5,000 people, 2,000 of them in Norway and 4,000 of whom are women.
The team has 30 players, 20 of them from Norway and 15 from clubs that play abroad.
Of the 50 trips, 30 were in winter and 30 in France.
Of the 300 children, 180 were girls and 200 were under ten.
The 2024 budget was 50 million. In 2025, schools get 20 million, roads 15 million and everything else 25 million.
Germany exported 20 million tons, France 15 million tons and the rest 5 million tons.
Of the 1,000 people asked, 520 agreed, 300 disagreed, and the other 180 did not know.
In the survey 60 percent of women and 55 percent of men said yes.
About 62 percent of men were in favour, and 57 percent of women.
It was 30 degrees at noon (86 Fahrenheit).
He was paid 500 dollars a week, or 26,000 dollars a year.
The mill is open from 9 a.m. to 5 p.m., seven days a week, for eight hours.
From 9 a.m. to 5 p.m., two hours of talks were held.
Of the 90 votes, 30, or a third, were void. In 12 of 60 towns, or one in five, it rained.
The price rose by 10 percent, from 50 crowns in Orlenka to 100 crowns in Dubrava.
The tax is up by 2 percent, from 20 percent to 22 percent.
The rate went up by 0.5 percent, from 4 percent to 4.5 percent.
The fee goes up by 50 percent, from two crowns to three crowns.
It was attended by 300 guests. The other 20 guests were ill.
Five of the seven ships came back; the other three boats were sold.
Of the 64 percent who voted, 50 percent chose Malik, 30 percent Brandt and the remaining 20 percent others.
By 2010, 70 percent of the land was sold. The remaining 45 percent stake in the mill went to the town.
The firm sold 55 percent of the mill and kept the remaining 45 percent; its own share is 60 percent.
Malik holds 30 percent of the shares, Brandt 25 percent, and the remaining shareholders 45 percent.
Of the 200 beds, 120 are free. The remaining 60 days will show.
He served 12 of 20 years. The remaining six years were waived in 2010.
Some 400 people live in 120 houses, five of them in each of the oldest.
The first 80 of 200 tickets sold in an hour, the remaining 90 by noon and the last 30 at night.
"""


def _cases(wrong: bool) -> list[str]:
    cases = []
    for line in "".join(SENTENCES.values()).split("\n"):
        if not line:
            continue
        before, _, rest = line.partition("{")
        choice, _, after = rest.partition("}")
        cases.append(before + choice.split("|")[not wrong] + after)
    return cases


def found(text: str) -> list[str]:
    facts = Facts(Article("a.txt", text, language="en"), Knowledge())
    return [rule.code for rule in RULES for _ in rule.check(*(facts[need] for need in rule.needs))]


@pytest.mark.parametrize("text", _cases(wrong=True))
def test_contradiction(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize("text", _cases(wrong=False))
def test_fit(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize("text", LOOKS_WRONG.strip().splitlines())
def test_no_contradiction(text: str) -> None:
    assert not found(text)


def test_sure() -> None:
    """Another 400 may be others altogether: a finding with low confidence."""
    text = "Of the 500 workers, 300 were laid off. Another 400 were hired in Dubrava."
    facts = Facts(Article("a.txt", text, language="en"), Knowledge())
    rule = next(rule for rule in RULES if rule.code == "FIG117")
    hits = list(rule.check(*(facts[need] for need in rule.needs)))
    assert [hit.confidence for hit in hits] == ["low"]
