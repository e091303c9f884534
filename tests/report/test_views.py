from __future__ import annotations

from datetime import date

import pytest

import report_samples as samples
from newslint.finding import Finding
from newslint.report import views
from newslint.report.collect import window
from newslint.report.connect import connected
from newslint.report.timelines import events
from newslint.report.values import Excerpt, Rate
from report_samples import HERALD, LATER, TODAY, WIRE, article, collected, finding


@pytest.mark.parametrize(
    ("k", "n", "low", "high"), [(1, 2, 0.09, 0.91), (5, 10, 0.24, 0.76), (0, 30, 0.0, 0.11), (500, 1000, 0.47, 0.53)]
)
def test_wilson_intervals(k: int, n: int, low: float, high: float) -> None:
    rate = Rate.of(k, n)
    assert (round(rate.low, 2), round(rate.high, 2)) == (low, high)


def test_nothing_is_known_of_nothing() -> None:
    assert Rate.of(0, 0)[2:] == (0.0, 1.0)


def test_components_in_the_order_of_their_nodes() -> None:
    assert connected([(3, 4), (1, 1), (5, 4), (2, 6)]) == [[3, 4, 5], [1], [2, 6]]


def test_a_window_is_cut_between_words_and_keeps_to_the_lines() -> None:
    text = "before\n" + "word " * 60 + "HERE" + " word" * 60 + "\nafter"
    start = text.index("HERE")
    before, marked, after = window(text, start, start + 4)
    assert marked == "HERE"
    assert before.startswith("…word ")
    assert after.endswith(" word…")
    assert max(len(before), len(after)) <= 111


def test_a_text_that_has_changed_since_marks_nothing() -> None:
    assert window("short", 90, 99).marked == ""


def test_spellings_are_connected_by_findings() -> None:
    found = views.families(collected().shown)
    assert [[(one.form, one.total) for one in family.spellings] for family in found] == [
        [("Zelynko", 0), ("Zelinko", 5), ("Zelinka", 1)]
    ]
    assert [(one.suggested, one.doubted) for one in found[0].spellings] == [
        (True, False),
        (False, True),
        (False, True),
    ]
    assert found[0].codes == ("NAM101", "NAM201")


def test_lines_of_boilerplate_by_source() -> None:
    found = views.line_map(collected())
    assert found is not None
    assert found.sources == ("herald.example", "today.example")
    assert found.totals == (2, 1)
    assert [(line.text, line.by_source) for line in found.lines] == [
        ("The Herald, every morning", (2, 0)),
        ("Leave a Reply", (0, 1)),
        ("Your name", (0, 1)),
    ]


def test_many_sources_are_folded_into_one_column() -> None:
    pages = [article(f"s{n}.example/1.txt", f"Line\n\n{n}") for n in range(20)]
    found = views.line_map(collected([finding("BLP201", page, "Line") for page in pages], pages))
    assert found is not None
    assert len(found.sources) == views.MAX_SOURCES_IN_MAP
    assert found.sources[-1] == "all others"
    assert sum(found.lines[0].by_source) == sum(found.totals) == 20


def test_copies_are_told_with_what_they_resemble() -> None:
    whole = collected()
    (group,) = views.copy_groups(whole.shown, whole.items)
    assert [(whole.items[one.article].name, one.like, one.share, one.retold) for one in group.copies] == [
        ("herald.example/1.txt", None, 1, False),
        ("wire.example/2.txt", group.copies[0].article, 0.8, False),
    ]


def test_retold_articles_are_told_apart() -> None:
    whole = collected([finding("SRC201", WIRE, "Dam", [(HERALD, "Dam")], evidence={"in_common": 5, "share": 0.75})])
    (group,) = views.copy_groups(whole.shown, whole.items)
    assert (group.copies[1].retold, group.copies[1].share) == (True, 0.75)


def test_rates_of_sources_leave_notes_out() -> None:
    table = views.source_table(collected())
    assert table is not None
    rates = {row.name: [(rate.k, rate.n) for rate in row.rates if rate] for row in table.rows}
    assert rates["wire.example"] == [(1, 1), (0, 1), (0, 1), (0, 1), (0, 1)]
    assert rates["herald.example"] == [(0, 2), (0, 2), (0, 2), (0, 2), (2, 2)]


def test_without_sources_there_is_no_table() -> None:
    page = article("a.txt", "The pier is shut.", source="")
    assert views.source_table(collected([finding("BLP201", page, "pier")], [page])) is None


def test_figures_are_read_from_the_text_when_the_evidence_has_none() -> None:
    whole = collected()
    (event,), _ = events(whole.shown, whole.items)
    (line,) = event.timelines
    assert line.role == "killed"
    assert line.agreed == 14
    assert {(whole.items[one.article].name, one.value, one.standing) for one in line.points} == {
        ("herald.example/1.txt", 14, "agrees"),
        ("wire.example/2.txt", 14, "agrees"),
        ("today.example/3.txt", 41, "conflicts"),
        ("herald.example/4.txt#7", 15, "conflicts"),
    }
    assert whole.items[event.articles[0]].name == "herald.example/1.txt"


def _figures(evidence: dict[str, object], severity: str | None = None) -> list[Finding]:
    others = [(HERALD, "14 people"), (LATER, "15 people")]
    return [finding("FIG201", TODAY, "41 people", others, evidence=evidence, severity=severity)]


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        (["", "2023-05-09", "2023-05-12"], date(2023, 5, 12)),
        (["", "2023-05-09", ""], None),
        (["", "2023-05-09", "soon"], None),
        (["", "2023-05-09", 12], None),
        (["2023-05-09"], None),
        ("2023-05-09", None),
        (None, None),
    ],
)
def test_days_of_the_evidence_are_for_articles_without_one(dates: object, day: date | None) -> None:
    whole = collected(_figures({"dates": dates}))
    (event,), _ = events(whole.shown, whole.items)
    days = {whole.items[one.article].file: one.date for one in event.timelines[0].points}
    assert days == {HERALD.file: HERALD.date, TODAY.file: TODAY.date, LATER.file: day}


def test_what_differs_in_something_else_than_the_number_has_no_timeline() -> None:
    first, second = (
        article("a.example/1.txt", "It opens on 24 July."),
        article("b.example/1.txt", "It opens on 24 May."),
    )
    whole = collected([finding("FIG201", first, "24 July", [(second, "24 May")])], [first, second])
    assert events(whole.shown, whole.items) == ([], 0)


def test_events_beyond_the_first_are_counted() -> None:
    pages = [article(f"{n}.txt", "14 people. 41 people.") for n in range(10)]
    its = [
        finding("FIG201", one, "41 people", [(other, "14 people")], severity="note" if n < 4 else None)
        for n, (one, other) in enumerate(zip(pages[::2], pages[1::2], strict=True))
    ]
    whole = collected(its, pages)
    found, left = events(whole.shown, whole.items, most=2)
    assert left == 3
    assert whole.items[found[0].articles[0]].file == "8.txt"


def test_units_are_converted_to_one() -> None:
    first = article("a.example/1.txt", "Dubrava lies 12 miles off.", date=date(2023, 5, 9))
    second = article("b.example/1.txt", "Dubrava lies 31 km off.", date=date(2023, 5, 9))
    whole = collected([finding("FIG201", first, "12 miles", [(second, "31 km")])], [first, second])
    (event,), _ = events(whole.shown, whole.items)
    assert event.timelines[0].unit == "mile"
    assert [round(one.value, 1) for one in event.timelines[0].points] == [12, 19.3]


def test_what_may_differ_is_no_conflict() -> None:
    whole = collected(_figures({}, severity="note"))
    (event,), _ = events(whole.shown, whole.items)
    assert {one.standing for one in event.timelines[0].points} == {"differs"}


def test_findings_without_a_number_have_no_timeline() -> None:
    whole = collected([finding("FIG201", TODAY, "people", [(HERALD, "people")])])
    assert events(whole.shown, whole.items) == ([], 0)


def test_counts_go_on_where_the_page_stops() -> None:
    whole = collected(most=2)
    assert (whole.overview.findings, len(whole.shown)) == (7, 2)
    assert {name: dict(one.flawed) for name, one in whole.sources.items()}["today.example"] == {
        "names": 1,
        "figures": 1,
        "boilerplate": 1,
    }
    assert sum(one.findings for one in whole.overview.rules) == 7
    assert whole.overview.by_severity == (0, 6, 1)
    assert whole.overview.files_with_findings == 4


def test_the_other_side_has_its_surroundings() -> None:
    (one,) = [one for one in collected().shown if one.finding.code == "FIG201"]
    assert one.others[0].excerpt == Excerpt("At least ", "14 people", " were killed, said Viktor Zelinko.")


def test_without_the_articles_the_text_of_the_places_is_there() -> None:
    found = samples.findings()
    whole = samples.collect(found, None, (), 4)
    (one,) = [one for one in whole.shown if one.finding.code == "FIG201"]
    assert one.others[-1].excerpt == Excerpt("", "15 people", "")
    assert LATER.file in {item.file for item in whole.items}
