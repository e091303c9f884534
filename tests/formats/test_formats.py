"""Every machine format against its schema or grammar, on findings as plain and as hostile as they come."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.samples import HOSTILE, SAMPLES, finding
from newslint.article import Article
from newslint.corpus.files import Notice
from newslint.engine import Plan, lint
from newslint.finding import Finding, Problem
from newslint.plan import PlanSpec
from newslint.registry import load
from newslint.reporters import FORMATS, Report, sarif, writer

HERE = Path(__file__).parent
NOTICES = (Notice("skipped.txt", "binary", HOSTILE),)
PROBLEMS = (Problem(HOSTILE, "ENC103: no such thing"),)


def report(name: str, findings: Iterable[Finding], problems: tuple[Problem, ...] = PROBLEMS) -> str:
    out = io.StringIO(newline="")
    writer(name)(Report(iter(findings), NOTICES, problems, 7, rules=load()), out)
    text = out.getvalue()
    assert text.encode("utf-8")  # no lone surrogate is left
    return text


def schema(name: str, part: str = "") -> jsonschema.Draft202012Validator:
    loaded = json.loads((HERE / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(loaded)
    return jsonschema.Draft202012Validator({"$defs": loaded["$defs"], "$ref": part} if part else loaded)


def sarif_run(findings: Iterable[Finding]) -> dict[str, Any]:
    written = json.loads(report("sarif", findings))
    schema("sarif-subset").validate(written)
    run: dict[str, Any] = written["runs"][0]
    return run


# --- SARIF


def test_sarif_places_fixes_and_rules() -> None:
    run = sarif_run(SAMPLES)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    plain, edited, record, hostile = run["results"]
    place = plain["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "articles/a.example/1.txt", "uriBaseId": "SRCROOT"}
    assert (place["region"]["startColumn"], place["region"]["endColumn"]) == (8, 16)
    assert "SRCROOT" in run["originalUriBaseIds"]
    assert plain["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "articles/b.example/1.txt"
    (replacement,) = edited["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"] == {"charOffset": 107, "charLength": 8}
    assert "fixes" not in record  # the offsets count in the record, not in the file
    assert record["locations"][0]["physicalLocation"]["region"] == {"startLine": 12}
    assert "\x1b" not in hostile["message"]["text"]


def test_sarif_says_what_was_skipped_and_what_failed() -> None:
    (invocation,) = sarif_run(())["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [one["level"] for one in invocation["toolExecutionNotifications"]] == ["note", "error"]


def test_sarif_keeps_below_the_limit_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sarif.MAX_RESULTS < 25_000
    monkeypatch.setattr(sarif, "MAX_RESULTS", 2)
    run = sarif_run(finding(fingerprint=f"{n:032x}") for n in range(5))
    assert len(run["results"]) == 2
    told = run["invocations"][0]["toolExecutionNotifications"]
    (overflow,) = [one for one in told if one.get("descriptor") == {"id": "overflow"}]
    assert overflow["message"]["text"].startswith("3 more findings are left out")


ARTICLE = (
    "The café was shut.\n\nThe caf\ufffd on the harbour road was shut.\n\n"
    "It was shut on Monday, and the caf\ufffd by the station, too.\n"
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return PlanSpec(("newslint_rules",), frozenset({"ENC103"})).plan()


def test_fingerprints_survive_three_lines_inserted_above(plan: Plan) -> None:
    moved = "One line.\nAnother line.\nA third.\n" + ARTICLE
    before, after = (sarif_run(lint([Article("a.txt", text)], plan).findings)["results"] for text in (ARTICLE, moved))
    assert len(before) == 2
    assert [one["partialFingerprints"] for one in before] == [one["partialFingerprints"] for one in after]
    regions = [[one["locations"][0]["physicalLocation"]["region"] for one in some] for some in (before, after)]
    assert [one["startLine"] for one in regions[1]] == [one["startLine"] + 3 for one in regions[0]]
    gitlab = [json.loads(report("gitlab", lint([Article("a.txt", text)], plan).findings)) for text in (ARTICLE, moved)]
    assert [one["fingerprint"] for one in gitlab[0]] == [one["fingerprint"] for one in gitlab[1]]


# --- JSON


def test_gitlab() -> None:
    issues = json.loads(report("gitlab", SAMPLES))
    schema("gitlab").validate(issues)
    assert len({one["fingerprint"] for one in issues}) == len(SAMPLES)
    assert [one["location"]["lines"]["begin"] for one in issues] == [3, 5, 12, 1]
    assert json.loads(report("gitlab", ())) == []


def test_json_and_json_lines() -> None:
    whole = json.loads(report("json", SAMPLES))
    schema("report").validate(whole)
    assert whole["articles"] == 7
    lines = report("jsonl", SAMPLES).split("\n")[:-1]
    for line in lines:
        schema("report", "#/$defs/finding").validate(json.loads(line))
    assert list(map(json.loads, lines)) == whole["findings"]


# --- JUnit

_ATTRIBUTES = {
    "testsuites": {"name"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped"},
    "testcase": {"name", "classname"},
    "failure": {"message", "type"},
    "error": {"message"},
}
_CHILDREN = {
    "testsuites": {"testsuite"}, "testsuite": {"testcase"}, "testcase": {"failure", "error"}, "failure": set(),
    "error": set(),
}  # fmt: skip


def junit(findings: Iterable[Finding]) -> ElementTree.Element:
    root = ElementTree.fromstring(report("junit", findings))
    assert root.tag == "testsuites"
    for element in root.iter():
        assert set(element.attrib) == _ATTRIBUTES[element.tag]
        assert {child.tag for child in element} <= _CHILDREN[element.tag]
        if element.tag == "testsuite":
            assert int(element.attrib["tests"]) == len(element)
            for kind, tag in (("failures", "failure"), ("errors", "error")):
                assert int(element.attrib[kind]) == len(element.findall(f"testcase/{tag}"))
    return root


def test_junit() -> None:
    root = junit(SAMPLES)
    assert [len(suite) for suite in root] == [2, 1, 1, 1]
    assert len(junit(())) == 1  # the failure of the rule


# --- lines


def test_csv_for_programs_holds_cells_as_they_are() -> None:
    rows = list(csv.reader(io.StringIO(report("csv-raw", SAMPLES), newline="")))
    assert len(rows) == 1 + len(SAMPLES)
    assert {len(row) for row in rows} == {len(rows[0])}


def test_csv_starts_no_formula() -> None:
    text = report("csv", SAMPLES)
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == 1 + len(SAMPLES)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for row in rows for cell in row)
    assert text.endswith("\n")
    assert "\r" not in text


_COMMAND = re.compile(
    r"::(?:error|warning|notice) file=[^:,]+,line=\d+(?:,endLine=\d+(?:,col=\d+,endColumn=\d+)?)?"
    r",title=[^:,]+::[^\x00-\x1f]+"
)


def test_github_commands() -> None:
    lines = report("github", SAMPLES).split("\n")[:-1]
    assert len(lines) == len(SAMPLES)
    for line in lines:
        assert _COMMAND.fullmatch(line), line
        assert not re.search(r"%(?!25|0A|0D|2C|3A)", line)


def test_concise_has_one_line_a_finding() -> None:
    assert report("concise", SAMPLES).count("\n") == len(SAMPLES)


def test_markdown_holds_nothing_but_text() -> None:
    markdown = pytest.importorskip("markdown_it")
    tokens = markdown.MarkdownIt("commonmark").parse(report("markdown", SAMPLES))
    kinds = {child.type for token in tokens for child in (token, *(token.children or ()))}
    assert not kinds & {"html_block", "html_inline", "image", "link_open", "code_inline", "fence", "code_block"}


# --- anything

_TEXT = st.text(st.characters(exclude_categories=()), max_size=20)


@settings(max_examples=60, deadline=None)
@given(_TEXT, _TEXT.filter(lambda text: bool(text) and not text.startswith(("/", "./"))), _TEXT)
def test_no_text_breaks_a_format(message: str, file: str, suggestion: str) -> None:
    said = message or "x"
    one = finding(message=said, file=file, text=message, suggestion=suggestion, excerpt=message, excerpt_start=0)
    sarif_run([one])
    schema("gitlab").validate(json.loads(report("gitlab", [one])))
    schema("report").validate(json.loads(report("json", [one])))
    junit([one])
    assert len(list(csv.reader(io.StringIO(report("csv", [one]), newline="")))) == 2
    for name in ("jsonl", "github", "concise"):
        assert report(name, [one]).count("\n") == 1


def test_every_format_is_covered() -> None:
    covered = {"sarif", "gitlab", "json", "jsonl", "junit", "csv", "csv-raw", "github", "concise", "markdown", "full"}
    assert covered >= set(FORMATS) - {"html"}
