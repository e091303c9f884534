"""Edits: what is safe, what stays as it was, and what a crash leaves behind."""

from __future__ import annotations

import codecs
import json
import os
import random
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from hostile.support import clean_end, environment, newslint
from newslint.article import Article, Span
from newslint.corpus.readers import ReadOptions
from newslint.engine import Plan, lint
from newslint.fix import Fixed, every_edit, fixed_file
from newslint.fix.safety import undoes_misreading
from newslint.fix.standing import literal_offsets
from newslint.knowledge import Knowledge
from newslint.rule import Edit, Hit, rule
from synthetic import articles

BOILERPLATE = "Share on Facebook"
BODY = [
    "The harbour council of Velmora met on Tuesday to discuss the repair of the northern pier, closed in May.",
    "“We will open the pier before the regatta,” said Ingrid Halversen, who leads the rescue service of the town.",
    "The repair costs 4.2 million crowns, of which the town pays 1.4 million and the harbour authority the rest.",
    "Two fishing boats and a tug were damaged when the crane fell in the storm, and nobody was hurt.",
]
NEWLINES = ("\n", "\r\n", "\r")
ENCODINGS = (
    ("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE),
    ("cp1252", b""), ("utf-32-le", codecs.BOM_UTF32_LE),
)  # fmt: skip


def article(rng: random.Random, paragraphs: list[str], newline: str, western: bool = False) -> tuple[str, str]:
    """A text with boilerplate lines and damage, and what a safe fix makes of it."""
    kept: list[str] = []
    text: list[str] = []
    for paragraph in paragraphs:
        text += [paragraph, ""]
        kept += [paragraph, ""]
        if rng.random() < 0.4 and not western:
            text += ["The mayorâ€™s office confirmed it.", ""]
            kept += ["The mayor’s office confirmed it.", ""]
    if rng.random() < 0.8:
        text.append(BOILERPLATE)
    return newline.join([*text, ""]), newline.join([*kept, ""])


def write_corpus(root: Path, count: int, seed: int) -> dict[Path, bytes]:
    """Articles in all encodings and line ends, and what they should become."""
    rng = random.Random(seed)
    wanted = {}
    for number, made in enumerate(articles(count, seed)):
        encoding, bom = rng.choice(ENCODINGS)
        newline = rng.choice(NEWLINES)
        paragraphs = made.text.split("\n\n")[1 : 1 + rng.randint(2, 4)]
        before, after = article(rng, paragraphs, newline, western=encoding == "cp1252")
        path = root / f"{number % 100}" / f"{number}.txt"
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(bom + before.encode(encoding))
        path.chmod(rng.choice((0o644, 0o600, 0o664, 0o755)))
        wanted[path] = bom + after.encode(encoding)
    return wanted


def check_fixing(root: Path, count: int, *options: str) -> None:
    wanted = write_corpus(root, count, seed=count)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in wanted}
    before = {path: path.stat().st_mtime_ns for path in wanted}
    unchanged = {path for path, data in wanted.items() if path.read_bytes() == data}
    clean_end(newslint(".", "--fix", "-q", "--statistics", *options, cwd=root, timeout=3600))
    wrong = [path for path, data in wanted.items() if path.read_bytes() != data]
    assert not wrong, (len(wrong), wrong[0].read_bytes(), wanted[wrong[0]])
    assert {path: stat.S_IMODE(path.stat().st_mode) for path in wanted} == modes
    # What had nothing to mend was not written at all.
    assert not [path for path in unchanged if path.stat().st_mtime_ns != before[path]]
    times = {path: path.stat().st_mtime_ns for path in wanted}
    again = newslint(".", "--fix", *options, cwd=root, timeout=3600)
    assert b"applied 0 edits in 0 files" in again.stderr
    assert {path: path.stat().st_mtime_ns for path in wanted} == times
    assert sorted(one for one in root.rglob("*") if one.is_file()) == sorted(wanted)


def test_bytes_outside_the_edits_stay_and_a_second_run_edits_nothing(tmp_path: Path) -> None:
    check_fixing(tmp_path, 120)


@pytest.mark.slow
def test_ten_thousand_files(tmp_path: Path) -> None:
    """By the families that safe edits come from: comparing the articles of an event takes longer than all the rest."""
    check_fixing(tmp_path, 10_000, "--select", "boilerplate,encoding")


def check_killing(root: Path, kills: int, count: int) -> None:
    """Kill --fix at random points: every file is the old one or the new one, and the next run sweeps up."""
    wanted = write_corpus(root, count, seed=kills)
    old = {path: path.read_bytes() for path in wanted}
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in wanted}
    rng = random.Random(kills)
    args = [sys.executable, "-m", "newslint", ".", "--fix", "-qq", "--no-index", "--select", "BLP102,ENC101"]
    started = time.monotonic()
    subprocess.run(args, cwd=root, env=environment(), check=False, capture_output=True)
    whole = time.monotonic() - started
    mended = 0
    for _ in range(kills):
        for path, data in old.items():
            if path.read_bytes() != data:
                path.write_bytes(data)
        process = subprocess.Popen(
            args, cwd=root, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(rng.uniform(0.1 * whole, 0.9 * whole))
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path, data in wanted.items():
            assert path.read_bytes() in (old[path], data), path
            mended += path.read_bytes() != old[path]
    clean_end(newslint(".", "--fix", "-qq", "--select", "BLP102,ENC101", cwd=root, timeout=600), 0, 1)
    assert {path: path.read_bytes() for path in wanted} == wanted
    assert {path: stat.S_IMODE(path.stat().st_mode) for path in wanted} == modes
    assert not list(root.rglob(".newslint-*"))
    assert mended or kills < 50, "no kill came while files were written"


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_killed_runs_tear_no_file(tmp_path: Path) -> None:
    check_killing(tmp_path, 5, 60)


@pytest.mark.slow
def test_two_hundred_kills(tmp_path: Path) -> None:
    check_killing(tmp_path, 200, 120)


def test_temporary_files_of_the_dead_are_swept_those_of_the_living_are_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n".join(BODY), encoding="utf-8")
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (tmp_path / f".newslint-{gone.pid}-00.tmp").write_text("torn", encoding="utf-8")
    (tmp_path / f".newslint-{os.getpid()}-00.tmp").write_text("at work", encoding="utf-8")
    clean_end(newslint(".", "--fix", cwd=tmp_path))
    assert [one.name for one in tmp_path.glob(".newslint-*")] == [f".newslint-{os.getpid()}-00.tmp"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_no_link_that_leads_out_is_followed(tmp_path: Path) -> None:
    text = "\n\n".join([*BODY, BOILERPLATE, ""])
    outside, corpus = tmp_path / "outside", tmp_path / "corpus"
    outside.mkdir()
    corpus.mkdir()
    for name in ("a.txt", "b.txt"):
        (outside / name).write_text(text, encoding="utf-8")
    (corpus / "link.txt").symlink_to(outside / "a.txt")
    (corpus / "folder").symlink_to(outside)
    (corpus / "inside.txt").write_text(text, encoding="utf-8")
    (corpus / "within.txt").symlink_to("inside.txt")
    for args in (["."], ["link.txt"], ["folder"], ["folder/b.txt"]):
        done = newslint(*args, "--fix", "--unsafe-fixes", cwd=corpus)
        clean_end(done)
        assert (outside / "a.txt").read_text(encoding="utf-8") == text
        assert (outside / "b.txt").read_text(encoding="utf-8") == text
    assert b"leads out of the corpus" in done.stderr
    assert BOILERPLATE not in (corpus / "inside.txt").read_text(encoding="utf-8")
    assert (corpus / "within.txt").is_symlink()
    # A folder elsewhere that is named outright is what the user wants edited.
    clean_end(newslint(str(outside), "--fix", cwd=corpus))
    assert BOILERPLATE not in (outside / "b.txt").read_text(encoding="utf-8")


PROTECTED = [
    # An entity, an invisible character, an escape: in a quotation, a name, a figure.
    "“We will open the pier and the caf&eacute; in May,” the council of the town said on Tuesday.",
    "Ingrid Hal\u200bversen, who leads the rescue service of the town, thanked the fishermen of Tolvik.",
    "The town has counted 4\u200b200 visitors on the pier since it was opened again in the spring.",
    "The chairman, Pieter Coli\\u00e1rde, resigned on Monday after the inquiry into the crane was published.",
]
FREE = [
    ("The caf&eacute; on the pier is closed until the summer, and so is the ferry.", "café"),
    ("The har\u200bbour was closed until the summer, and so was the ferry to the island.", "harbour"),
    ("“We will open the cafÃ© in May,” the council of the town said.", "café in May,”"),
    ("The mayorâ€™s office of Velmora confirmed it on Tuesday.", "mayor’s"),
    # Names that begin with an old entity, and control characters, stay; what stands beside them is mended.
    ("The list of the town is at list?lang=en&region;all, in the caf&eacute; too.", "lang=en&region;all, in the café"),
    (
        "The pier [see \\u0000 here] is closed, as is the caf&eacute; by it.",
        "[see \\u0000 here] is closed, as is the café",
    ),
    ("The pier is closed.&#10;So is the caf&eacute; on the shore, and the ferry.", "closed.&#10;So is the café"),
]


@pytest.mark.parametrize("line", PROTECTED)
def test_quotations_names_and_figures_are_left(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.txt"
    text = f"{BODY[0]}\n\n{line}\n\n{BODY[3]}\n"
    path.write_text(text, encoding="utf-8", newline="")
    done = newslint("a.txt", "--fix", cwd=tmp_path)
    clean_end(done)
    assert path.read_text(encoding="utf-8") == text
    assert b"1 edit left out; --unsafe-fixes applies" in done.stderr
    clean_end(newslint("a.txt", "--fix", "--unsafe-fixes", cwd=tmp_path))
    assert path.read_text(encoding="utf-8") != text


@pytest.mark.parametrize(("line", "mended"), FREE)
def test_other_damage_is_mended(tmp_path: Path, line: str, mended: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{BODY[0]}\n\n{line}\n\n{BODY[3]}\n", encoding="utf-8", newline="")
    clean_end(newslint("a.txt", "--fix", cwd=tmp_path))
    assert mended in path.read_text(encoding="utf-8")


def test_a_quotation_that_runs_across_boilerplate_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    quotation = f"“We will open the pier,” she said. “But not\n\n{BOILERPLATE}\n\nbefore the regatta is over.”"
    text = f"{BODY[0]}\n\n{quotation}\n\n{BODY[3]}\n"
    path.write_text(text, encoding="utf-8")
    clean_end(newslint("a.txt", "--fix", cwd=tmp_path))
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("before", "after", "undone"),
    [
        ("â€™", "’", True),
        ("Ã¢â‚¬â„¢", "’", True),
        ("РњСЌСЂ", "Мэр", True),
        ("\x92", "’", True),
        ("Â\xa0", "\xa0", True),
        ("&eacute;", "é", False),
        ("\u200b", "", False),
        ("Hemar", "HIMARS", False),
        ("", "", False),
    ],
)
def test_what_undoes_a_misreading(before: str, after: str, undone: bool) -> None:
    assert undoes_misreading(before, after) is undone


def test_json_records_are_edited_in_place(tmp_path: Path) -> None:
    text = "\n\n".join([BODY[0], "The mayorâ€™s “office” 😀 confirmed\tit.", BODY[3], BOILERPLATE, ""])
    plain = json.dumps({"title": "Tolvik – pier", "text": text, "id": "a1"}, ensure_ascii=False)
    escaped = json.dumps({"id": 2, "text": text}, ensure_ascii=True)
    (tmp_path / "a.jsonl").write_text(f"{plain}\n\n{escaped}\n{{broken\n", encoding="utf-8")
    (tmp_path / "b.json").write_text(f'{{ "articles" : [ {{"x": 1}},\r\n {escaped} ,\n{plain}] }}', encoding="utf-8")
    (tmp_path / "c.json").write_text(json.dumps({"text": [BODY[0], BOILERPLATE]}), encoding="utf-8")
    untouched = (tmp_path / "c.json").read_bytes()
    done = newslint(".", "--fix", cwd=tmp_path)
    clean_end(done)
    mended = text.replace("â€™", "’").replace(BOILERPLATE + "\n\n", "").replace(BOILERPLATE + "\n", "")
    assert mended != text
    first, blank, second, broken, _ = (tmp_path / "a.jsonl").read_text(encoding="utf-8").split("\n")
    assert first == plain.replace(json.dumps(text, ensure_ascii=False), json.dumps(mended, ensure_ascii=False))
    assert (blank, broken) == ("", "{broken")
    assert json.loads(second)["text"] == mended
    items = json.loads((tmp_path / "b.json").read_bytes())["articles"]
    assert [items[1]["text"], items[2]["text"]] == [mended, mended]
    assert (tmp_path / "b.json").read_bytes().startswith(b'{ "articles" : [ {"x": 1},\r\n {')
    assert (tmp_path / "c.json").read_bytes() == untouched  # a text of several strings is left


def test_a_document_that_is_called_json_lines_is_edited(tmp_path: Path) -> None:
    text = "\n".join([*BODY, BOILERPLATE, ""])
    rows = [{"id": 1, "Text": text}, {"id": 2, "Text": text.replace("May", "June")}]
    (tmp_path / "a.jsonl").write_text(json.dumps(rows, indent=1), encoding="utf-8")
    clean_end(newslint(".", "--fix", cwd=tmp_path))
    mended = [{**row, "Text": row["Text"].replace(f"{BOILERPLATE}\n", "")} for row in rows]  # type: ignore[attr-defined]
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8").rstrip("\n") == json.dumps(mended, indent=1)


def test_characters_of_a_json_string_are_found() -> None:
    literal = '"a\\u00e9\\ud83d\\ude00\\n\\"b😀\\\\"'
    offsets = literal_offsets(literal, 0)
    value = json.loads(literal)
    assert len(offsets) == len(value) + 1
    assert [json.loads(f'"{literal[a:b]}"') for a, b in pairwise(offsets)] == list(value)


def test_markdown_keeps_its_markup(tmp_path: Path) -> None:
    text = (
        f"---\ntitle: Pier\n---\n{BODY[0]}\n\nThe mayorâ€™s [office](https://a.example/x) said *so*.\n\n"
        f"{BODY[3]}\n\n{BOILERPLATE}\n\n<!-- keep this -->\n\n```\ncode\n```\n"
    )
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    clean_end(newslint("a.md", "--fix", cwd=tmp_path))
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == text.replace("â€™", "’").replace(f"{BOILERPLATE}\n", "")


def test_diff_shows_and_changes_nothing(tmp_path: Path) -> None:
    wanted = write_corpus(tmp_path, 10, seed=1)
    before = {path: path.read_bytes() for path in wanted}
    done = newslint(".", "--fix", "--diff", cwd=tmp_path)
    clean_end(done, 1)
    assert f"-{BOILERPLATE}".encode() in done.stdout
    assert {path: path.read_bytes() for path in wanted} == before


def test_an_edit_that_would_make_a_file_binary_is_left_and_others_are_not(tmp_path: Path) -> None:
    text = "The pier is closed, and so is the cafe."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")

    @rule("ENC199", "damaged-word", severity="warning", bad=(), good=())
    def damaged_word(text: str) -> Iterator[Hit]:
        for word, right in (("pier", "pi\x00r"), ("cafe", "café")):
            span = Span(text.index(word), text.index(word) + len(word))
            yield Hit(span, "damaged", edit=Edit(span, right))

    findings = lint([Article("a.txt", text)], Plan.of((damaged_word,), Knowledge([]))).findings
    fixed = fixed_file(str(tmp_path), "a.txt", findings, ReadOptions(), every_edit)
    assert isinstance(fixed, Fixed)
    assert (fixed.after, fixed.edits, fixed.left) == (text.replace("cafe", "café"), 1, 1)


def test_stdin_is_not_fixed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n\n".join([*BODY, BOILERPLATE]), encoding="utf-8")
    for option in ("--fix", "--diff"):
        clean_end(newslint("--stdin-filename", "a.txt", option, cwd=tmp_path), 2)


def test_a_file_that_cannot_be_replaced_is_told(tmp_path: Path) -> None:
    if os.name != "posix" or os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    (tmp_path / "a.txt").write_text("\n\n".join([*BODY, BOILERPLATE]), encoding="utf-8")
    tmp_path.chmod(0o500)
    try:
        done = newslint("a.txt", "--fix", cwd=tmp_path)
    finally:
        tmp_path.chmod(0o700)
    clean_end(done)
    assert b"permission denied" in done.stderr
