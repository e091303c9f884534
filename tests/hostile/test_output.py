"""File names, texts, metadata and messages act on nothing that shows a report."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from hostile.support import LOST, PAYLOADS, clean_end, faults, newslint
from newslint.article import Record
from newslint.cli.app import main
from newslint.cli.check import run_check
from newslint.cli.options import CheckOptions
from newslint.corpus.files import Notice
from newslint.finding import Finding, Problem, Related
from newslint.registry import load
from newslint.reporters import FORMATS, Report, writer
from newslint.reporters.csv import cell
from newslint.reporters.display import harmless, visible
from report_hostile import Elements

RULES = load()[:3]


def finding(payload: str, record: bool) -> Finding:
    """A finding with a payload wherever text of others can stand."""
    at = Record(payload, 3, f"/{payload}") if record else None
    before, after = payload[: len(payload) // 2], payload[len(payload) // 2 :]
    return Finding(
        payload, at, 2, 1, 3, 4, len(before), len(payload), "ENC103", "replacement-character", "encoding", "warning",
        "high", payload, payload, payload, (Related(payload, at, 1, 1, 0, 1, payload),), {payload: [payload]},
        "0" * 32, excerpt=before + after + payload, excerpt_start=len(before),
    )  # fmt: skip


def written(name: str, payload: str, record: bool = False) -> str:
    out = io.StringIO()
    report = Report(
        iter([finding(payload, record)]),
        (Notice(payload, "not-text", payload),),
        (Problem(payload, payload),),
        1,
        rules=RULES,
    )
    writer(name)(report, out)
    return out.getvalue()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("record", [False, True])
def test_no_format_lets_a_payload_act(name: str, record: bool) -> None:
    for payload in PAYLOADS:
        output = written(name, payload, record)
        output.encode("utf-8")
        assert not faults(output, name), payload


def test_structured_formats_parse_and_keep_the_payload() -> None:
    for payload in PAYLOADS:
        text = re.sub("[\ud800-\udfff]", "", payload)
        (row,) = [json.loads(line) for line in written("jsonl", text).split("\n") if line]
        assert (row["file"], row["text"], row["evidence"]) == (text, text, {text: [text]})
        whole = json.loads(written("json", text))
        assert whole["findings"] == [row]
        assert whole["problems"] == [{"where": text, "what": text}]
        (issue,) = json.loads(written("gitlab", text))
        assert issue["location"]["path"] == text
        (run,) = json.loads(written("sarif", text))["runs"]
        assert len(run["results"]) == 1
        tree = ElementTree.fromstring(written("junit", payload))
        assert {one.tag for one in tree.iter()} == {"testsuites", "testsuite", "testcase", "failure", "error"}
        assert len(list(tree.iter("failure"))) == 1


def test_csv_cells_start_no_formula() -> None:
    for payload in ["=1", "+1", "-1", "@A", "\tx", "\rx", "\n=1", "=1,2", '="x"', " =1", "＝1", *PAYLOADS]:
        header, row = csv.reader(io.StringIO(written("csv", payload)))
        assert not [one for one in (*header, *row) if one.lstrip()[:1] in ("=", "+", "-", "@", "\t", "\r", "＝")]
        assert row[header.index("file")] == cell(payload)
    assert cell("=1+1") == "'=1+1"
    assert cell("\tx").startswith("'")
    header, row = csv.reader(io.StringIO(written("csv-raw", "=1+1")))
    assert row[0] == "=1+1"


@pytest.mark.parametrize(
    "payload", ["x;=1+1", "x; +1;-2", 'x;"=1;', 'x; " @A;', "x;\t=1", "x;\uff1d1", "=1;=2", "x;=1,=2"]
)
def test_csv_cells_start_no_formula_where_semicolons_separate(payload: str) -> None:
    """Of spreadsheets some take a quotation mark within a line as it is, as Python does, and split after it."""
    text = written("csv", payload)
    for delimiter in ",;":
        cells = [one for row in csv.reader(io.StringIO(text), delimiter=delimiter) for one in row]
        assert not [one for one in cells if re.match(r'[\s"]*[=+\-@\t\r\uff1d]', one)]
    assert all(line.startswith('"') and line.endswith('"') for line in text.splitlines())
    header, row = csv.reader(io.StringIO(written("csv-raw", payload)))
    assert row[header.index("message")] == visible(payload)


def test_markdown_holds_no_markup_of_others() -> None:
    for payload in PAYLOADS:
        output = written("markdown", payload)
        assert "<script" not in output
        assert "<img" not in output
        assert "](javascript" not in output


def test_html_is_inert() -> None:
    if "html" not in FORMATS:
        pytest.skip("there is no HTML report yet")
    plain = tags(written("html", "plain"))
    for payload in PAYLOADS:
        output = written("html", payload)
        assert "default-src 'none'" in output
        assert not re.search(r"<[a-z][^>]*\son[a-z]+=", output)
        assert not re.search(r"""(?:href|src)\s*=\s*["']?\s*(?:javascript|data|https?|//)""", output, re.IGNORECASE)
        assert tags(output) == plain, payload


def tags(page: str) -> list[str]:
    """The elements of a page, in order, as a browser sees them."""
    from html.parser import HTMLParser

    found: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append(tag)

    Tags().feed(page)
    return found


def test_what_is_shown_cannot_be_put_together_again() -> None:
    for payload in PAYLOADS:
        shown = visible(payload)
        assert "\n" not in shown
        assert not faults(shown)
        assert visible(shown) == shown
        assert harmless(shown) == shown


# --- the same through the command, with real files


def hostile_names() -> Iterator[bytes]:
    for payload in PAYLOADS:
        name = os.fsencode(payload.replace("/", "∕"))[:250]
        yield name + b".txt"
    yield b"x\xff\xfe.txt"
    yield b"%2e%2e.txt"
    yield b"e\xcc\x81.txt"


def hostile_folder(root: Path) -> int:
    """Fill a folder with files of hostile names; how many there are."""
    count = 0
    for name in hostile_names():
        try:
            with open(os.path.join(os.fsencode(root), name), "w", encoding="utf-8") as file:
                file.write(LOST)
            count += 1
        except OSError:  # a file system that keeps no such names
            continue
    return count


def test_hostile_file_names_in_every_format(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    count = hostile_folder(corpus)
    assert count > 40
    (corpus / "not\x1b[31m.txt").write_bytes(b"\x00\x01\x02\x03")
    formats = [part for name in FORMATS for part in ("--format", name)]
    outputs = [part for name in FORMATS for part in ("--output", str(tmp_path / name))]
    done = newslint(".", *formats, *outputs, "--verbose", cwd=corpus)
    clean_end(done, 1)
    assert not faults(done.stderr)
    for name in FORMATS:
        assert not faults((tmp_path / name).read_bytes(), name), name
    rows = [json.loads(line) for line in (tmp_path / "jsonl").read_text(encoding="utf-8").split("\n") if line]
    assert len(rows) == count
    assert len((tmp_path / "github").read_bytes().splitlines()) == count
    with open(tmp_path / "csv", encoding="utf-8", newline="") as file:
        assert len(list(csv.reader(file))) == count + 1
    ElementTree.parse(tmp_path / "junit")
    for name in ("json", "sarif", "gitlab"):
        json.loads((tmp_path / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("args", [["--diff"], ["--diff", "--unsafe-fixes"], ["--statistics"], ["--fix"]])
def test_hostile_file_names_in_other_output(tmp_path: Path, args: list[str]) -> None:
    hostile_folder(tmp_path)
    for name in hostile_names():
        try:
            with open(os.path.join(os.fsencode(tmp_path), name), "a", encoding="utf-8") as file:
                file.write("It\u00e2\u20ac\u2122s the mayor\u00e2\u20ac\u2122s road.\n")
        except OSError:
            continue
    done = newslint(".", *args, cwd=tmp_path)
    clean_end(done)
    assert not faults(done.stdout)
    assert not faults(done.stderr)


def test_names_given_as_arguments(tmp_path: Path) -> None:
    for name in ("-x\x1b]0;t\x07.txt", "no\n::error::such.txt"):
        for args in ([name], ["--", name], ["--config", name], ["--select", name], ["--format", name]):
            done = newslint(*args, cwd=tmp_path)
            clean_end(done, 2)
            assert not faults(done.stderr), args


def write_payloads(corpus: Path) -> None:
    """Articles whose texts and metadata are payloads."""
    corpus.mkdir()
    for number, payload in enumerate(PAYLOADS):
        text = re.sub("[\ud800-\udfff]", "", payload)
        (corpus / f"{number}.txt").write_text(f"{text}\ufffd{text}\n{text}\n", encoding="utf-8", newline="")
        record = {
            "id": text, "title": text, "byline": text, "url": text, "source": text, "text": f"{text} caf\ufffd {text}",
        }  # fmt: skip
        (corpus / f"{number}.json").write_text(json.dumps(record), encoding="utf-8")
        line = text.replace("\n", " ").replace("\r", " ")
        matter = f"---\ntitle: {line}\nauthor: {line}\nurl: {line}\nsource: {line}\n---\n{text} \ufffd {text}\n"
        (corpus / f"{number}.md").write_text(matter, encoding="utf-8", newline="")


def test_payloads_in_texts_and_metadata(tmp_path: Path) -> None:
    write_payloads(corpus := tmp_path / "corpus")
    formats = [part for name in FORMATS for part in ("--format", name)]
    outputs = [part for name in FORMATS for part in ("--output", str(tmp_path / name))]
    done = newslint(".", *formats, *outputs, cwd=corpus)
    clean_end(done, 1)
    assert not faults(done.stderr)
    for name in FORMATS:
        assert not faults((tmp_path / name).read_bytes(), name), name


@pytest.mark.parametrize("format_name", ["text", "json", "csv", "html"])
def test_payloads_in_profiles_of_sources(tmp_path: Path, format_name: str) -> None:
    write_payloads(tmp_path / "corpus")
    done = newslint("sources", "corpus", "--isolated", "--format", format_name, cwd=tmp_path)
    clean_end(done, 0)
    assert not faults(done.stdout, format_name)
    assert not faults(done.stderr)
    if format_name == "json":
        assert len(json.loads(done.stdout)["sources"]) > 30
    elif format_name == "csv":
        rows = list(csv.DictReader(io.StringIO(done.stdout.decode(), newline="")))
        assert not [row for row in rows if row["source"][:1] in set("=+-@\t\r\n")]
    elif format_name == "html":
        page = Elements(done.stdout.decode())
        assert not {"script", "img", "x", "iframe", "form", "base"} & set(page.tags)
        assert not page.loads


@pytest.mark.parametrize("arguments", ["names corpus", "names learn corpus", "explain corpus/3.json:1"])
def test_payloads_in_what_other_commands_say(tmp_path: Path, arguments: str) -> None:
    write_payloads(tmp_path / "corpus")
    done = newslint(*arguments.split(), cwd=tmp_path)
    clean_end(done)
    assert not faults(done.stdout)
    assert not faults(done.stderr)


def named_folders(root: Path) -> list[Path]:
    """A folder with an article for every payload that can name one."""
    made = []
    for number, payload in enumerate(PAYLOADS):
        folder = root / str(number) / payload.replace("/", "_")
        try:
            folder.mkdir(parents=True)
        except OSError:
            continue
        (folder / "a.txt").write_text(LOST, encoding="utf-8")
        made.append(folder)
    return made


def test_payloads_in_what_init_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in named_folders(tmp_path):
        for root in (folder.parent, folder):  # the folder's name in the globs; in the path from the repository
            (folder.parent / ".git").mkdir(exist_ok=True)
            (folder.parent / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
            monkeypatch.chdir(root)
            assert main(["init", "--ci", "github"]) in (0, 2)
            captured = capsys.readouterr()
            assert not faults(captured.out), folder
            assert not faults(captured.err), folder
        for written in folder.parent.rglob("newslint.toml"):
            assert not faults(written.read_text(encoding="utf-8")), folder


def test_payloads_in_what_config_and_baseline_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(LOST, encoding="utf-8")
    for number, payload in enumerate(PAYLOADS):
        text = re.sub("[\ud800-\udfff]", "", payload).replace("/", "_")
        quoted = json.dumps(text)
        tagged = json.dumps(text + chr(0xE0001), ensure_ascii=False)
        toml = f"accept = [{quoted}, {tagged}]\nprefer = {{{quoted} = {quoted}}}"
        (tmp_path / "newslint.toml").write_text(toml.replace("\x7f", "\\u007f"), encoding="utf-8")
        for form in ("text", "json"):
            assert main(["config", "show", "--format", form]) == 0
            shown = capsys.readouterr().out
            assert not faults(shown), payload
            values = tomllib.loads(shown) if form == "text" else json.loads(shown)["values"]
            accept = values["accept"] if form == "text" else values["accept"]["value"]
            assert accept == [text, text + chr(0xE0001)]
        name = f"{number}-{text}"
        (tmp_path / "newslint.toml").write_text(f"baseline = {json.dumps(name)}", encoding="utf-8")
        for command in ("create", "update", "create"):
            assert main(["baseline", command, "a.txt"]) in (0, 2)
            captured = capsys.readouterr()
            assert not faults(captured.out)
            assert not faults(captured.err), payload


def test_payloads_in_the_config(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(LOST, encoding="utf-8")
    for payload in PAYLOADS:
        quoted = json.dumps(re.sub("[\ud800-\udfff]", "", payload))
        for toml in (
            f"ignore = {{ENC103 = {quoted}}}",
            f"ignore = [{quoted}]",
            f"{quoted} = 1",
            f"min-confidence = {quoted}",
            f"packs = [{quoted}]",
            f"baseline = {quoted}",
        ):
            (tmp_path / "newslint.toml").write_text(toml, encoding="utf-8")
            assert run_check(CheckOptions(("a.txt",), select=("ENC103",), no_index=True, verbose=1)) in (0, 1, 2)
            captured = capsys.readouterr()
            assert not faults(captured.out)
            assert not faults(captured.err), toml
