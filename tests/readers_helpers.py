from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newslint.article import Article
from newslint.corpus.files import File, Notice
from newslint.corpus.readers import ReadOptions, read
from newslint.corpus.readers.opening import zstd

PROSE = "The harbour of Port Else was shut on Monday.\n\nNobody was hurt, the mayor said."


def zst(data: bytes) -> bytes:
    """The data packed by zstd; skips the test where there is none."""
    try:
        packed: bytes = zstd().compress(data)
    except ImportError:
        pytest.skip("no zstd: install newslint[zstd]")
    return packed


def read_bytes(folder: Path, name: str, data: bytes, **options: Any) -> list[Article | Notice]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return read_file(path, name, **options)


def read_file(path: Path, name: str, **options: Any) -> list[Article | Notice]:
    info = path.stat()
    return list(read(File(str(path), name, info.st_size, info.st_mtime_ns), ReadOptions(**options)))


def read_json(folder: Path, name: str, value: Any, **options: Any) -> list[Article | Notice]:
    return read_bytes(folder, name, json.dumps(value).encode(), **options)


def one_article(found: list[Article | Notice]) -> Article:
    (article,) = found
    assert isinstance(article, Article), article
    return article


def one_notice(found: list[Article | Notice]) -> Notice:
    (notice,) = found
    assert isinstance(notice, Notice), notice
    return notice


def articles(found: list[Article | Notice]) -> list[Article]:
    return [one for one in found if isinstance(one, Article)]


def notices(found: list[Article | Notice]) -> list[Notice]:
    return [one for one in found if isinstance(one, Notice)]
