"""Cleaned copies: boilerplate lines go, everything else stays byte for byte, nothing is overwritten."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Done
from newslint.cli.export import read_share
from newslint.cli.options import UsageError

Command = Callable[..., Done]
BODY = (
    "The harbour council of Velmora met on Tuesday to discuss the repair of the northern pier.\r\n\r\n"
    "The repair costs 4.2 million crowns; the mayorâ€™s office pays a third of it, the council said.\r\n\r\n"
)
NOISE = "Share on Facebook\r\nShare on Twitter\r\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    root = tmp_path / "articles"
    (root / "sub").mkdir(parents=True)
    (root / "a.txt").write_bytes((BODY + NOISE).encode())
    (root / "sub" / "b.txt").write_bytes(BODY.encode())
    (root / "short.txt").write_bytes(("Rain.\r\n" + NOISE).encode())
    (root / "bin.txt").write_bytes(b"\x00\x01\x02")
    rows = [json.dumps({"id": 1, "text": BODY + NOISE}), json.dumps({"id": 2, "text": "Rain.\n\n" + NOISE})]
    (root / "r.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return tmp_path


def test_lines_of_boilerplate_go_and_the_rest_stays(corpus: Path, command: Command) -> None:
    before = {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()}
    done = command("export", "--clean", "out", "articles")
    assert done.status == 0, done.err
    out = corpus / "out" / "articles"
    assert (out / "a.txt").read_bytes() == BODY.encode()
    assert (out / "sub" / "b.txt").read_bytes() == BODY.encode()
    assert (out / "short.txt").read_bytes() == (corpus / "articles" / "short.txt").read_bytes()
    first, second = (out / "r.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(first)["text"] == BODY
    assert second == before[corpus / "articles" / "r.jsonl"].decode().splitlines()[1]
    assert not (out / "bin.txt").exists()
    assert "articles/short.txt: left whole: 86% of its words would be removed" in done.out
    assert "articles/r.jsonl#2: left whole" in done.out
    assert "4 files copied, 4 lines removed, 2 articles left whole" in done.err
    assert {path: path.read_bytes() for path in before} == before


def test_the_share_can_be_chosen(corpus: Path, command: Command) -> None:
    assert command("export", "--clean", "all", "--max-removed", "100%", "articles").out == ""
    assert (corpus / "all" / "articles" / "short.txt").read_bytes() == b"Rain.\r\n"
    none = command("export", "--clean", "none", "--max-removed", "0", "articles")
    assert "0 lines removed" in none.err
    assert (read_share("30%"), read_share("12.5 %")) == (0.3, 0.125)
    for text in ("", "x", "-1", "101%", "nan"):
        with pytest.raises(UsageError):
            read_share(text)


def test_nothing_is_overwritten_and_the_corpus_gets_no_copies(corpus: Path, command: Command) -> None:
    (corpus / "full").mkdir()
    (corpus / "full" / "x").write_text("mine", encoding="utf-8")
    (corpus / "file").write_text("mine", encoding="utf-8")
    (corpus / "link").symlink_to(corpus / "articles" / "sub")
    for folder in ("full", "file", "articles/out", "articles", "link/out", "articles/sub/../out"):
        done = command("export", "--clean", folder, "articles")
        assert done.status == 2, folder
    assert command("export", "--clean", "out").status == 2  # the working directory is the corpus
    (corpus / "newslint.toml").write_text('corpus = ["articles/**"]', encoding="utf-8")
    assert command("export", "--clean", "articles/out").status == 2
    assert command("export", "--clean", "out").status == 0
    assert command("export", "--clean", "out").status == 2


def test_a_corpus_elsewhere(corpus: Path, command: Command, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert command("export", "--clean", "out", str(corpus / "articles"), cwd=elsewhere).status == 0
    assert (elsewhere / "out" / "a.txt").read_bytes() == BODY.encode()
    assert (elsewhere / "out" / "sub" / "b.txt").exists()


def test_the_baseline_and_since_do_not_matter(corpus: Path, command: Command) -> None:
    (corpus / "newslint.toml").write_text('corpus = ["articles/**"]\nbaseline = "known.json"', encoding="utf-8")
    command("baseline", "create")
    command("export", "--clean", "out")
    assert (corpus / "out" / "articles" / "a.txt").read_bytes() == BODY.encode()
