from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from formats.samples import HOSTILE, finding
from newslint.cli.output import makes_links, use_color
from newslint.finding import Finding, Related
from newslint.reporters import Report, full
from newslint.reporters.display import cut, visible, width, window


def shown(*findings: Finding, **fields: object) -> str:
    out = io.StringIO()
    full.write(Report(iter(findings), **fields), out)  # type: ignore[arg-type]
    return out.getvalue()


def excerpt(text: str, marked: str) -> Finding:
    at = text.index(marked)
    return finding(excerpt=text, excerpt_start=at, start=at, end=at + len(marked), related=(), line=1)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Captain Halvesren of the coastguard", "Halvesren"),
        ("東京の知事は小池百合子氏です。", "小池百合子"),
        ("Le cafe\u0301 de l'e\u0301glise ferme", "e\u0301glise"),
        ("각 동네", "동네"),
        ("a soft\u00adhyphen and a zero\u200bwidth space", "zero\u200bwidth"),
        ("\u202eright to left\u202c and \x1b[31mred\x1b[0m", "red"),
        ("一" * 300 + "Halvesren" + "二" * 300, "Halvesren"),
        ("x" * 500, "x" * 400),
    ],
)
@pytest.mark.parametrize("columns", [60, 100, 200])
def test_the_carets_stand_under_the_span(text: str, marked: str, columns: int) -> None:
    lines = shown(excerpt(text, marked), width=columns).splitlines()
    source, carets = lines[2].removeprefix("1 | "), lines[3].removeprefix("  | ")
    start, size = len(carets) - len(carets.lstrip()), carets.count("^")
    assert width(lines[2]) <= columns
    under = "".join(one for n, one in enumerate(source) if start <= width(source[:n]) < start + size)
    assert under.startswith(visible(marked)[:20])
    assert not re.search(r"[\x00-\x1f\u202a-\u202e\u200b\xad]", source)


def test_related_places_show_their_line_where_it_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b.txt").write_text("One.\nThe rescue was led by Halversen in fog.\n", encoding="utf-8")
    there = Related("b.txt", None, 2, 23, 27, 36, "Halversen")
    lines = shown(finding(related=(there, there._replace(line=1), there._replace(file="gone.txt")))).splitlines()
    assert "= related: b.txt:2:23: Halversen" in lines[5]
    assert lines[6].strip() == "The rescue was led by Halversen in fog."
    assert lines[7].endswith("related: b.txt:1:23: Halversen")
    assert lines[8].endswith("related: gone.txt:2:23: Halversen")


def test_findings_are_headed_by_their_article_when_there_are_several() -> None:
    other = finding(file="z.txt", related=())
    text = shown(finding(related=()), finding(related=(), message="again"), other)
    assert text.startswith("articles/a.example/1.txt: 2 findings\n\n")
    assert "z.txt: " not in text


def test_hostile_text_stays_text() -> None:
    text = shown(finding(file=HOSTILE, message=HOSTILE, text=HOSTILE, excerpt=HOSTILE, excerpt_start=0))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\ud800-\udfff]", text)


def test_links_and_colours_only_when_asked_for() -> None:
    assert "\x1b" not in shown(finding())
    assert "\x1b[1;33mwarning\x1b[0m" in shown(finding(), color=True)
    assert re.search(r"\x1b]8;;file://[^/]*/.*/articles/a.example/1.txt\x1b\\", shown(finding(), links=True))


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7200"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4900"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, True),
        ({"TERM": "dumb", "FORCE_HYPERLINK": "1"}, False),
        ({"TERM": "xterm", "FORCE_HYPERLINK": "1"}, True),
        ({"TERM": "xterm-kitty", "FORCE_HYPERLINK": "0"}, False),
        ({"TERM": "xterm-kitty", "CI": "true"}, False),
        ({"TERM": "screen", "VTE_VERSION": "7200"}, False),
    ],
)
def test_links_are_for_terminals_that_have_them(
    environment: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.environ", environment)
    assert makes_links(None, Terminal()) is expected
    assert makes_links(None, io.StringIO()) is False
    assert makes_links("never", Terminal()) is False


@pytest.mark.parametrize(
    ("environment", "choice", "terminal", "expected"),
    [
        ({}, None, True, True),
        ({}, None, False, False),
        ({"NO_COLOR": "1"}, None, True, False),
        ({"NO_COLOR": ""}, None, True, True),
        ({"NO_COLOR": "1"}, "always", False, True),
        ({"FORCE_COLOR": "1"}, None, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, None, True, False),
        ({"TERM": "dumb"}, None, True, False),
        ({"TERM": "dumb"}, "auto", True, False),
        ({}, "never", True, False),
    ],
)
def test_colours(
    environment: dict[str, str], choice: str | None, terminal: bool, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.environ", environment)
    assert use_color(choice, Terminal() if terminal else io.StringIO()) is expected


def test_cutting() -> None:
    assert cut("abcdef", 6) == "abcdef"
    assert cut("abcdefg", 6) == "abcde…"
    assert width(cut("東京都知事", 6)) <= 6
    assert window("a" * 100, 50, 1, 40)[0].startswith("…")
