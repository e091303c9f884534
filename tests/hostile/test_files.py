"""Files that are no articles, no text, or not there any more: one clear notice each, in bounded time and memory."""

from __future__ import annotations

import codecs
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from conftest import Done
from hostile.support import LOST, clean_end, environment, newslint
from newslint.article import Article
from newslint.corpus.files import File, Notice
from newslint.corpus.readers import ReadOptions, read

Command = Callable[..., Done]
posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX files")


@posix
def test_special_files_and_loops(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(LOST, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    listening = socket.socket(socket.AF_UNIX)
    here = os.getcwd()
    os.chdir(tmp_path)
    listening.bind("socket.txt")
    os.chdir(here)
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "random.txt").symlink_to("/dev/urandom")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "broken.txt").symlink_to("nowhere")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "folder.txt" / "up").symlink_to("..")
    (tmp_path / "self").symlink_to(".")
    done = newslint(".", "-v", cwd=tmp_path, timeout=30)
    listening.close()
    clean_end(done, 1)
    notes = [line for line in done.stderr.decode().splitlines() if line.startswith("note: skipped")]
    assert len(notes) == 6, notes
    assert done.stdout.count(b"replacement-character") == 1
    for name in ("pipe.txt", "zero.txt", "loop.txt"):
        clean_end(newslint(name, cwd=tmp_path, timeout=30), 0)


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """Folders in folders, beyond the length of a path that the system takes and Python's recursion limit."""
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(2_500):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    yield tmp_path
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)  # shutil.rmtree recurses


@posix
def test_folders_thousands_deep(deep: Path, command: Command) -> None:
    (deep / "a.txt").write_text(LOST, encoding="utf-8")
    done = command("--no-index")
    assert done.status == 1
    assert done.out.count("replacement-character") == 1
    assert "file name too long" in done.err


@posix
def test_an_unreadable_file_is_told(tmp_path: Path, command: Command) -> None:
    if os.geteuid() == 0:
        pytest.skip("root reads everything")
    (tmp_path / "a.txt").write_text(LOST, encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "sub").mkdir(mode=0)
    done = command(".", "-v")
    assert done.status == 0
    assert done.err.count("permission denied") == 2


def test_files_that_vanish_or_change_while_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")
    gone = File(str(tmp_path / "gone.txt"), "gone.txt", 10, 0)
    assert [one for one in read(gone, ReadOptions()) if isinstance(one, Notice)]
    path.write_text("x" * 5_000, encoding="utf-8")
    grown = File(str(path), "a.txt", 1, 0)
    (notice,) = read(grown, ReadOptions(max_bytes=1_000))
    assert isinstance(notice, Notice)
    assert notice.kind == "too-large"


WESTERN = "The café “Zoë” in Málaga — shut since May, 40 € lost."
CYRILLIC = "Мэр города сообщил о закрытии моста через реку. Движение откроют в мае."


@pytest.mark.parametrize(
    ("data", "articles"),
    [
        (b"", 1),
        (b"\xef\xbb\xbf", 1),
        (codecs.BOM_UTF16_LE, 1),
        (codecs.BOM_UTF16_LE + b"a", 0),
        (codecs.BOM_UTF16_LE + "\ud800".encode("utf-16-le", "surrogatepass"), 0),
        (codecs.BOM_UTF32_BE + b"\x00\x11\x00\x00", 0),
        (WESTERN.encode("cp1252"), 1),
        (WESTERN.encode("latin-1", "replace"), 1),
        (CYRILLIC.encode("cp1251"), 1),
        (CYRILLIC.encode("utf-16-le"), 1),
        (WESTERN.encode() + b"\n" + WESTERN.encode("cp1252"), 1),
        (b"text with a \x00 in it", 0),
        (b"\x00" * 100, 0),
        (bytes(range(256)) * 10, 0),
        (b"\xff\xfe\xfd" * 50, None),
        ("a\x85b\u2028c\rd\r\ne\n".encode(), 1),
        ("lone \ud800 surrogate".encode("utf-8", "surrogatepass"), None),
        (b"\xc0\xafoverlong\xe0\x80\xaf", None),
        (b"\x1b[31mred\x07", 1),
        (b"\x7fELF\x02\x01\x01\x00" * 40, 0),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(128, 256)), None),
    ],
)
def test_hostile_bytes(tmp_path: Path, data: bytes, articles: int | None, command: Command) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    done = command("a.txt", "--format", "jsonl", "-v")
    assert done.status in (0, 1)
    info = os.stat(tmp_path / "a.txt")
    read_ones = list(read(File(str(tmp_path / "a.txt"), "a.txt", info.st_size, 0), ReadOptions()))
    assert len(read_ones) == 1
    if articles is not None:
        assert isinstance(read_ones[0], Article) == bool(articles)
    for line in done.out.splitlines():
        row = json.loads(line)
        text = read_ones[0].text  # type: ignore[union-attr]
        assert text[row["start"] : row["end"]][:1000] == row["text"]


BOMBS = {
    "aliases.md": "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9))
    + "title: *j\n---\nThe caf\ufffd was shut.\n",
    "brackets.md": "---\ntitle: " + "[" * 20_000 + "\n---\ntext",
    "scalar.md": "---\ntitle: " + "x" * 1_900_000 + "\n---\ntext",
    "open.md": "---\n" + "a: b\n" * 30_000,
    "deep.json": '{"text": ' + "[" * 200_000 + "]" * 200_000 + "}",
    "deep.jsonl": "[" * 200_000 + '\n{"text": "The caf\ufffd was shut."}\n' + '{"a":' * 100_000 + "\n",
    "number.json": '{"text": "x", "id": ' + "9" * 10_000 + "}",
    "float.json": '{"text": "x", "id": 1e999999, "date": -1e400}',
    "keys.json": "{" + ",".join(f'"k{n}": {n}' for n in range(100_000)) + ', "text": "x"}',
    "same.jsonl": '{"text": "The caf\ufffd.", "id": 1}\n' * 2_000,
    "nan.json": '{"text": NaN}',
    "tags.md": "<a " * 300_000,
    "nested.md": "<div>" * 100_000 + "x" + "</div>" * 100_000,
    "emphasis.md": "*a_" * 200_000,
    "links.md": "[" * 200_000 + "](" * 100_000,
    "images.md": "![" * 200_000,
    "fences.md": "```\n" * 100_001,
    "comments.md": "<!--" * 200_000,
    "tags.json": json.dumps({"text": "<p>" + "<p " * 200_000}),
    "quotes.txt": '"' * 500_000,
    "line.txt": "a" * 1_900_000,
    "blank.txt": "\n" * 1_900_000,
}


def lint_bombs(folder: Path, names: Iterable[str], seconds: int) -> None:
    for name in names:
        (folder / name).write_text(BOMBS[name], encoding="utf-8")
    args = [sys.executable, "-m", "newslint", ".", "-qq", "--no-index"]

    def limit() -> None:
        import resource  # POSIX only

        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    done = subprocess.run(args, cwd=folder, env=environment(), preexec_fn=limit, capture_output=True, check=False)
    clean_end(done, 0, 1)


@posix
def test_bombs_end_in_bounded_time_and_memory(tmp_path: Path) -> None:
    lint_bombs(tmp_path, BOMBS, 60)


@posix
@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_each_bomb_ends_soon(tmp_path: Path, name: str) -> None:
    lint_bombs(tmp_path, [name], 5)
