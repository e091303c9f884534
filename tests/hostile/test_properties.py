"""What holds of any input: readers, facts, rules, reporters."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hostile.support import PAYLOADS, faults
from newslint.article import Article
from newslint.corpus.decode import decode
from newslint.corpus.files import File, Notice
from newslint.corpus.readers import READERS, ReadOptions, read
from newslint.engine import lint
from newslint.facts import Facts
from newslint.finding import Finding
from newslint.fix.safety import safe_edits
from newslint.plan import PlanSpec
from newslint.registry import load
from newslint.reporters import FORMATS, Report, writer

PLAN = PlanSpec(("newslint_rules",), frozenset(one.code for one in load())).plan()
FEW = settings(
    max_examples=int(os.environ.get("NEWSLINT_EXAMPLES", "25")), deadline=None, suppress_health_check=list(HealthCheck)
)

PIECES = st.sampled_from(
    [
        "Ingrid Halversen", "Surovkin", "the Hemar launchers", "8,3 billion", "75.000 people", "40 people", "aged 40",
        "12 km (2 miles)", "Monday, 2 May 2023", "32 May", "10:30 a.m.", "$3m", "said", "the the", "nil", "...", "",
        "–", "“", "”", '"', "«", "»", "(", ")", "Share on Facebook", "Read also:", "[photo]", "© 2023 Velmora Herald",
        "\n", "\n\n", "\r\n", "\r", "\u2028", "\t", " ", "  ", "\u200b", "\u202e", "\ufffd", "\ud800", "e\u0301",
        "â€™", "Ã©", "&amp;", "&#8217;", "\\u2019", "%C3%A9", "<p>", "</script>", "https://velmora.example/x",
        "привет Мэр", "مدينة", "市长", "😀", "İ",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map(" ".join) | st.text(max_size=200)


def articles(texts: list[str]) -> list[Article]:
    return [
        Article(f"{n}.txt", text, title="T", source=f"{n % 2}.example", language="en") for n, text in enumerate(texts)
    ]


def lint_all(texts: list[str]) -> tuple[Finding, ...]:
    result = lint(articles(texts), PLAN)
    assert not result.problems, result.problems
    return result.findings


@FEW
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_findings_lie_in_their_articles(texts: list[str]) -> None:
    given_ones = {one.file: one for one in articles(texts)}
    found = lint_all(texts)
    for one in found:
        article = given_ones[one.file]
        assert 0 <= one.start <= one.end <= len(article.text)
        assert article.text[one.start : one.end][:1000] == one.text
        assert article.position(one.start) == (one.line, one.column)
        assert article.position(one.end) == (one.end_line, one.end_column)
        if one.edit is not None:
            assert 0 <= one.edit.span.start <= one.edit.span.end <= len(article.text)
        for place in one.related:
            other = given_ones[place.file]
            assert 0 <= place.start <= place.end <= len(other.text)
            assert other.position(place.start) == (place.line, place.column)
    assert len({one.fingerprint for one in found}) == len({(one.code, one.file, one.start, one.end) for one in found})
    assert list(lint(articles(texts)[::-1], PLAN).findings) == list(found)


@FEW
@given(TEXTS)
def test_facts_lie_in_the_text(text: str) -> None:
    facts = Facts(Article("a.txt", text, language="en"), PLAN.knowledge)
    spans: list[Any] = [*facts["lines"], *facts["paragraphs"], *facts["quantities"], *facts["quotes"].spans]
    spans += [span for name in facts["names"] for span in name.spans]
    spans += [one.cut for one in facts["boilerplate"]]
    for span in spans:
        assert 0 <= span.start <= span.end <= len(text)
    for name in facts["names"]:
        for span in name.spans:
            assert text[span.start : span.end].casefold().startswith(name.form[:1].casefold())


@FEW
@given(TEXTS)
def test_safe_edits_end(text: str) -> None:
    """Safe edits can be applied until there are none, and never touch what stands in quotation marks otherwise."""
    for _ in range(6):
        found = lint_all([text])
        edits = safe_edits(articles([text])[0], [one for one in found if one.edit], PLAN.knowledge)
        if not edits:
            return
        first = edits[0]
        text = text[: first.span.start] + first.text + text[first.span.end :]


@FEW
@given(st.lists(TEXTS, min_size=1, max_size=2), st.sampled_from(PAYLOADS))
def test_reports_parse_back(texts: list[str], name: str) -> None:
    findings = [one._replace(file=name) for one in lint_all(texts)]
    written = {}
    for format_name in FORMATS:
        out = io.StringIO()
        writer(format_name)(Report(iter(findings), articles=len(texts), rules=PLAN.rules), out)
        written[format_name] = out.getvalue()
        assert not faults(written[format_name], format_name)
        written[format_name].encode("utf-8")
    rows = [json.loads(line) for line in written["jsonl"].split("\n") if line]
    assert [(row["start"], row["end"], row["code"]) for row in rows] == [(f.start, f.end, f.code) for f in findings]
    assert json.loads(written["json"])["findings"] == rows
    assert len(json.loads(written["gitlab"])) == len(findings)
    assert len(json.loads(written["sarif"])["runs"][0]["results"]) == len(findings)
    assert len(list(csv.reader(io.StringIO(written["csv"])))) == len(findings) + 1
    assert len(list(ElementTree.fromstring(written["junit"]).iter("failure"))) == len(findings)
    assert len(written["github"].split("\n")) == len(findings) + 1


def read_bytes(data: bytes, suffix: str) -> list[Article | Notice]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"x{suffix}")
        path.write_bytes(data)
        return list(read(File(str(path), path.name, len(data), 0), ReadOptions(max_bytes=10_000)))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(
        ["text", "title", "body", "date", "id", "url", "source", "language", "articles", "byline", "paragraphs", ""]
    ), inner, max_size=6),
    max_leaves=12,
)  # fmt: skip


@pytest.mark.parametrize("suffix", READERS)
@FEW
@given(st.data())
def test_readers_give_articles_or_notices(suffix: str, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["bytes", "text", "json", "lines", "matter"]))
    if kind == "bytes":
        raw = data.draw(st.binary(max_size=400))
    elif kind == "json":
        raw = json.dumps(data.draw(VALUES)).encode()
    elif kind == "lines":
        raw = b"\n".join(json.dumps(one).encode() for one in data.draw(st.lists(VALUES, max_size=5)))
    else:
        text = data.draw(TEXTS).encode("utf-8", "replace").decode()
        raw = (f"---\ntitle: {text}\n---\n{text}" if kind == "matter" else text).encode()
    for one in read_bytes(raw, suffix):
        assert isinstance(one, (Article, Notice))
        if isinstance(one, Article) and one.record is None and suffix in (".txt", ".md"):
            text = decode(raw).text
            assert len(one.text) == len(text)
            assert all(a in (b, " ") for a, b in zip(one.text, text, strict=True))
