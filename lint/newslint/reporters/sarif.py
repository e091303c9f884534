"""SARIF 2.1.0 (OASIS standard, 27 March 2020), as code scanning services read it.

Paths are relative to the root (``uriBaseId`` SRCROOT), columns count code points, fingerprints survive inserted lines.
Services refuse more than 25,000 results a run: beyond 24,000 the rest is counted in a notification.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, TextIO
from urllib.parse import quote

from newslint import __version__
from newslint.finding import Finding, Related
from newslint.reporters import Report
from newslint.reporters.display import json_text, visible
from newslint.rule import Edit, Rule

MAX_RESULTS = 24_000
_LEVEL = {"error": "error", "warning": "warning", "note": "note"}
_RANK = {"high": 90.0, "medium": 60.0, "low": 20.0}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_HOME = "https://github.com/newslint/newslint"


def write(report: Report, out: TextIO) -> None:
    """Write one run."""
    rules = sorted(report.rules, key=lambda one: one.code)
    index = {one.code: n for n, one in enumerate(rules)}
    results: list[dict[str, Any]] = []
    left_out = 0
    for finding in report.findings:
        if len(results) < MAX_RESULTS:
            results.append(_result(finding, index))
        else:
            left_out += 1
    run = {
        "tool": {
            "driver": {
                "name": "newslint",
                "version": __version__,
                "informationUri": _HOME,
                "rules": [_rule(one) for one in rules],
            }
        },
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The root of the corpus."}}},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.problems,
                "toolExecutionNotifications": list(_notifications(report, left_out)),
            }
        ],
        "results": results,
    }
    out.write(json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n")


def _rule(one: Rule) -> dict[str, Any]:
    return {
        "id": one.code,
        "name": one.name,
        "shortDescription": {"text": one.title},
        "fullDescription": {"text": one.doc},
        "help": {"text": one.doc},
        "helpUri": f"{_HOME}/blob/main/docs/rules.md#{one.name}",
        "defaultConfiguration": {"level": _LEVEL[one.severity], "enabled": one.default},
        "properties": {"tags": [one.family]},
    }


def _result(finding: Finding, index: Mapping[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVEL[finding.severity],
        "message": {"text": visible(finding.message)},
        "locations": [_location(finding, finding.end_line, finding.end_column)],
        # The second is what GitHub goes by; without it, it hashes the lines around.
        "partialFingerprints": {
            "newslint/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
        "rank": _RANK[finding.confidence],
        "properties": {
            "confidence": finding.confidence,
            "suggestion": finding.suggestion,
            "evidence": dict(finding.evidence),
        },
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    if finding.related:
        result["relatedLocations"] = [
            {"id": n, **_location(place), "message": {"text": visible(place.text) or "here"}}
            for n, place in enumerate(finding.related, start=1)
        ]
    if finding.edit is not None and finding.record is None:
        result["fixes"] = [_fix(finding, finding.edit)]
    return result


def uri(file: str) -> str:
    """A relative file name as a URI reference; bytes that are no UTF-8 are escaped as they are."""
    try:
        data = os.fsencode(file)
    except UnicodeEncodeError:  # half a pair, which some file systems let into names
        data = file.encode("utf-8", "surrogatepass")
    return quote(data, safe="/") or "."


def _location(place: Finding | Related, end_line: int = 0, end_column: int = 0) -> dict[str, Any]:
    artifact = {"uri": uri(place.file), "uriBaseId": "SRCROOT"}
    if place.record is not None:
        # The offsets count in the record's text; of the file only the record's line is known.
        named = [{"name": place.record.id, "fullyQualifiedName": f"{place.record.id}:{place.line}:{place.column}"}]
        region = {"startLine": place.record.line or 1}
        return {"physicalLocation": {"artifactLocation": artifact, "region": region}, "logicalLocations": named}
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
    }
    if end_line:
        region |= {"endLine": end_line, "endColumn": end_column}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _fix(finding: Finding, edit: Edit) -> dict[str, Any]:
    replacement = {
        "deletedRegion": {"charOffset": edit.span.start, "charLength": edit.span.end - edit.span.start},
        "insertedContent": {"text": edit.text},
    }
    change = {
        "artifactLocation": {"uri": uri(finding.file), "uriBaseId": "SRCROOT"},
        "replacements": [replacement],
    }
    text = "Remove the damage." if edit.safe else "Review this change: it may alter what the article says."
    return {"description": {"text": text}, "artifactChanges": [change]}


def _notifications(report: Report, left_out: int) -> Iterable[dict[str, Any]]:
    for notice in report.notices:
        yield {
            "level": "note",
            "message": {"text": visible(notice.sentence)},
            "descriptor": {"id": notice.kind},
        }
    for problem in report.problems:
        yield {"level": "error", "message": {"text": f"{visible(problem.where)}: {visible(problem.what)}"}}
    if left_out:
        yield {
            "level": "warning",
            "message": {"text": f"{left_out:,} more findings are left out: a run holds at most {MAX_RESULTS:,}."},
            "descriptor": {"id": "overflow"},
        }
