"""The line of a related place, read again from its file: a finding carries the place's text, but not what is around."""

from __future__ import annotations

import os
from functools import lru_cache
from itertools import pairwise
from stat import S_ISREG

from newslint.article import LineIndex
from newslint.finding import Related

LARGEST = 2_000_000


def line_of(place: Related) -> str | None:
    """The line that a place stands on; None for a record, or when the file no longer has the text there."""
    if place.record is not None or not place.text:
        return None
    lines = _lines(place.file)
    if place.line > len(lines):
        return None
    line = lines[place.line - 1]
    return line if line.startswith(place.text, place.column - 1) else None


@lru_cache(16)
def _lines(file: str) -> tuple[str, ...]:
    """The lines of a file; none of one that is gone, large, binary or no file."""
    from newslint.corpus.decode import NotText, decode

    try:
        info = os.stat(file)
        if not S_ISREG(info.st_mode) or info.st_size > LARGEST:
            return ()
        with open(file, "rb") as source:
            text = decode(source.read(LARGEST)).text
    except (OSError, ValueError, NotText):
        return ()
    starts = [*LineIndex(text).starts, len(text)]
    return tuple(text[start:end].rstrip("\r\n") for start, end in pairwise(starts))
