from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslint.corpus.files import split_name
from newslint.corpus.globs import Exclusion, glob_to_regex, matching, matching_in
from newslint.corpus.walk import MissingPathError, Walk

SUFFIXES = frozenset({".txt", ".md"})


def tree(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return root


def walked(root: Path, *paths: Path, **options: object) -> list[str]:
    exclusion = Exclusion(tuple(options.get("exclude", ())))  # type: ignore[arg-type]
    walk = Walk(str(root), SUFFIXES, exclusion, bool(options.get("force_exclude")))
    return [file.name for file in walk.files([str(path) for path in paths or (root,)])]


def test_sorted_and_only_known_endings(tmp_path: Path) -> None:
    tree(tmp_path, "b/2.txt", "b/10.txt", "a.md", "c.png", ".hidden.txt", ".git/x.txt", "README.md", "B/x.TXT")
    assert walked(tmp_path) == ["B/x.TXT", "a.md", "b/10.txt", "b/2.txt"]


def test_a_named_file_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    tree(tmp_path, "README.md", "page.asp")
    assert walked(tmp_path, tmp_path / "README.md", tmp_path / "page.asp") == ["README.md", "page.asp"]
    assert walked(tmp_path, tmp_path / "README.md", force_exclude=True) == []


def test_a_hook_reads_what_a_walk_comes_by(tmp_path: Path) -> None:
    tree(tmp_path, "news/1.txt", "news/drafts/2.txt", "build/3.txt", ".github/4.md", "notes/5.txt", "old/sub/6.txt")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("old/\n", encoding="utf-8")
    (tmp_path / "news" / ".gitignore").write_text("7.txt\n", encoding="utf-8")
    tree(tmp_path, "news/7.txt")
    names = [str(path) for path in tmp_path.rglob("*") if path.suffix in SUFFIXES]
    hook = Walk(str(tmp_path), SUFFIXES, Exclusion(("drafts",)), force_exclude=True, corpus=("news", "old", "build"))
    assert [file.name for file in hook.files(names)] == ["news/1.txt"]
    anywhere = Walk(str(tmp_path / "news"), SUFFIXES, Exclusion(("drafts",)), force_exclude=True)
    assert [file.name for file in anywhere.files(names)] == ["../notes/5.txt", "../old/sub/6.txt", "1.txt"]


def test_each_file_once(tmp_path: Path) -> None:
    tree(tmp_path, "a/1.txt", "a/2.txt")
    assert walked(tmp_path, tmp_path / "a" / "2.txt", tmp_path / "a") == ["a/1.txt", "a/2.txt"]


def test_exclude(tmp_path: Path) -> None:
    tree(tmp_path, "a/1.txt", "a/old/2.txt", "b/1.txt", "b/draft-3.txt")
    assert walked(tmp_path, exclude=("a/old", "draft-*")) == ["a/1.txt", "b/1.txt"]


def test_gitignore_nested_and_negated(tmp_path: Path) -> None:
    tree(tmp_path, "a/1.txt", "a/2.txt", "a/sub/3.txt", "b/4.txt", "b/keep.txt", "c/5.txt")
    (tmp_path / ".gitignore").write_text("a/2.txt\nb/*\n!b/keep.txt\n", encoding="utf-8")
    (tmp_path / "a" / ".gitignore").write_text("sub/\n", encoding="utf-8")
    assert walked(tmp_path) == ["a/1.txt", "b/keep.txt", "c/5.txt"]


@pytest.mark.parametrize("bad", ["!", "\\", "\\" * 3, "[z-a]"])
@pytest.mark.parametrize("force_exclude", [False, True])
def test_a_line_of_gitignore_that_is_no_pattern_is_left_out(tmp_path: Path, bad: str, force_exclude: bool) -> None:
    tree(tmp_path, "a.txt", "b.txt", "c/1.txt", "c/2.txt")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text(f"a.txt\n{bad}\n\n{bad}\nc/*\n!c/2.txt\n{bad}\n", encoding="utf-8")
    walk = Walk(str(tmp_path), SUFFIXES, force_exclude=force_exclude)
    names = [str(path) for path in tmp_path.rglob("*.txt")] if force_exclude else [str(tmp_path)]
    assert [file.name for file in walk.files(names)] == ["b.txt", "c/2.txt"]
    assert [one.sentence for one in walk.notices] == [".gitignore: line 2, 4, 7: no pattern, left out"]


def test_a_gitignore_of_thousands_of_lines(tmp_path: Path) -> None:
    tree(tmp_path, "keep.txt", "left/out.txt")
    names = [f"folder_{n:04}/{'long_' * 15}name_{n:04}_*.txt" for n in range(3000)]
    (tmp_path / ".gitignore").write_text("\n".join(["*.txt", *names, "!keep.txt"]), encoding="utf-8")
    walk = Walk(str(tmp_path), SUFFIXES)
    assert [file.name for file in walk.files([str(tmp_path)])] == ["keep.txt"]
    assert not walk.notices


def test_gitignore_of_the_repository_holds_in_its_folders(tmp_path: Path) -> None:
    tree(tmp_path, "a/1.txt", "a/2.txt")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("a/2.txt\n", encoding="utf-8")
    assert walked(tmp_path, tmp_path / "a") == ["a/1.txt"]


@pytest.mark.parametrize("beside", [(), ("picture.png",)])
def test_a_folder_that_is_called_like_an_article(tmp_path: Path, beside: tuple[str, ...]) -> None:
    tree(tmp_path, "a.txt", "day.txt/b.txt", "day.txt/deep/c.txt", *beside)
    (tmp_path / "link.txt").symlink_to(tmp_path / "day.txt")
    walk = Walk(str(tmp_path), SUFFIXES)
    assert [file.name for file in walk.files([str(tmp_path)])] == ["a.txt", "day.txt/b.txt", "day.txt/deep/c.txt"]
    assert not walk.notices


def test_missing_path(tmp_path: Path) -> None:
    with pytest.raises(MissingPathError, match="nope"):
        walked(tmp_path, tmp_path / "nope")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_and_devices_are_noticed_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    walk = Walk(str(tmp_path), SUFFIXES)
    assert not list(walk.files([str(tmp_path)]))
    assert sorted((one.file, one.kind) for one in walk.notices) == [
        ("gone.txt", "unreadable"),
        ("pipe.txt", "not-a-file"),
        ("zero.txt", "not-a-file"),
    ]


@pytest.mark.parametrize(
    ("glob", "yes", "no"),
    [
        ("*.txt", ["a.txt", ".txt"], ["a/b.txt", "a.txtx"]),
        ("a/**", ["a/b", "a/b/c"], ["b/a"]),
        ("**/b/*.md", ["b/x.md", "a/b/x.md", "b/c/b/x.md"], ["b/c/x.md"]),
        ("a/[!x]?.txt", ["a/yz.txt"], ["a/xz.txt", "a//z.txt"]),
        ("a/**/b/**/c", ["a/b/c", "a/x/b/y/c", "a/b/c/c"], ["a/c", "a/b/cc", "a/xb/c"]),
        ("a*b*c", ["abc", "axbxbxc"], ["abxcx", "a/bc"]),
    ],
)
def test_glob(glob: str, yes: list[str], no: list[str]) -> None:
    import re

    regex = re.compile(glob_to_regex(glob))
    assert all(regex.fullmatch(path) for path in yes)
    assert not any(regex.fullmatch(path) for path in no)


@pytest.mark.parametrize("glob", ["**", "**/**", "**/**/**"])
def test_stars_alone_match_every_path(glob: str) -> None:
    inside = matching_in([glob])
    assert all(inside(folder)("a.txt") for folder in ("", "a", "a/b"))


@pytest.mark.parametrize(
    ("glob", "yes", "no"),
    [
        ("*.txt", ["a.txt", "a/b/c.txt", "a/x.txt/c.md"], ["a.md", "a/c.txts"]),
        ("news", ["news", "news/a.txt", "x/news/b/a.txt"], ["news.txt", "old-news/a.txt"]),
        ("news/", ["news/a.txt", "x/news/b/a.txt"], ["a.txt", "news.txt"]),
        ("/news", ["news/a.txt", "news/b/a.txt"], ["a.txt", "x/news/a.txt"]),
        ("./", ["a.txt", "a/b.txt"], []),
        ("a[*]b/*", ["a*b/x.txt"], ["axb/x.txt"]),
        ("./news/**", ["news/a.txt", "news/b/a.txt"], ["a.txt", "x/news/a.txt"]),
        ("news/**/*.txt", ["news/a.txt", "news/b/c/a.txt"], ["a.txt", "news/a.md"]),
        ("a/**/b/*", ["a/b/x", "a/c/b/x", "a/b/x/y"], ["a/x", "b/x"]),
        ("a/*/x.txt", ["a/b/x.txt"], ["a/x.txt", "a/b/c/x.txt", "a/b/y.txt"]),
    ],
)
def test_what_belongs_to_a_corpus(glob: str, yes: list[str], no: list[str]) -> None:
    inside = matching_in([glob, "never/*.never"])
    whole = matching([glob, "never/*.never"])
    assert all(inside(folder)(own) for folder, own in map(split_name, yes))
    assert not any(inside(folder)(own) for folder, own in map(split_name, no))
    assert all(map(whole, yes))
    assert not any(map(whole, no))


@pytest.mark.parametrize("pattern", ["[" * 1_001, "a/[z-a]"])
def test_what_is_no_glob_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"characters|range"):
        matching([pattern])
    with pytest.raises(ValueError, match=r"characters|range"):
        matching_in([pattern])


def test_glob_of_many_stars_does_not_backtrack() -> None:
    import re

    assert not re.fullmatch(glob_to_regex("*a" * 40 + "b"), "a" * 3000)
    assert not re.fullmatch(glob_to_regex("**/a/" * 40 + "b"), "a/" * 1500)
