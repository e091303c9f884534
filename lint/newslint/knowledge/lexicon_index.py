"""Where in the lexicon a form stands: as dicts, made by parsing, and as a table that is mapped into memory.

Parsing the 15,000 lines that ship costs 120 ms of CPU, reading them and mapping the table 1.5. The table,
``lexicon.bin`` beside the files, is made by ``tools/build_lexicon.py`` and names the files it was made from by their
digest: when it is missing or they have changed since, they are parsed. It holds no text, but the sorted CRC-32 of every
form and the line it stands in: once in 80,000 times an unknown spelling has the hash of a known form or word. It also
depends on ``newslint.knowledge.translit.fold``: build it anew when that changes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final, Protocol
from zlib import crc32

from newslint.digest import blake2b
from newslint.knowledge.lexicon_files import COLUMNS, Block, parse, read
from newslint.knowledge.lexicon_near import ParsedTokens, Tokens, open_tokens, pack_tokens
from newslint.knowledge.table_file import numbers, open_table, pack
from newslint.knowledge.translit import fold

TABLE: Final = ("lexicon", 1)
TABLE_NAME: Final = "lexicon.bin"
# How German, Danish, Norwegian and Swedish write these letters where they lack them.
_WITH_E: Final = (("ä", "ae"), ("ö", "oe"), ("ø", "oe"), ("ü", "ue"), ("å", "aa"))

Rows = tuple[int, ...]
"""Numbers of lines, counted over all files of an index."""


class Lookup(Protocol):
    """What finds the lines of a key."""

    def get(self, key: str, default: Rows, /) -> Rows:
        """The lines of a key."""


class Index(Protocol):
    """Some files' forms and what bears them."""

    @property
    def forms(self) -> Lookup:
        """Right and accepted forms, with and without diacritics."""

    @property
    def surnames(self) -> Lookup:
        """Surnames of people, with and without diacritics."""

    @property
    def wrong(self) -> Lookup:
        """Forms that are listed as wrong."""

    @property
    def places(self) -> Lookup:
        """Names of countries, their demonyms, names of capitals and regions: to the lines that speak of one country.

        Of a country if there is any, else of a capital, else of a region. Lines of several countries are left out.
        """

    @property
    def words(self) -> Container[str]:
        """The words of all forms and demonyms, and the parts of those with a hyphen."""

    def line(self, row: int) -> tuple[str, str]:
        """Kind and text of a line."""

    def blocks(self) -> Sequence[Block]:
        """All lines."""

    def every_form(self) -> Collection[str]:
        """All keys of ``forms``."""

    @property
    def tokens(self) -> Tokens:
        """The words of all forms, to look for those that a spelling may mean."""


# --- parsed ----------------------------------------------------------------------------------------------------------


class Parsed:
    """An index made of dicts."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._starts = _starts(blocks)
        self.forms: dict[str, Rows] = {}
        self.surnames: dict[str, Rows] = {}
        self.wrong: dict[str, Rows] = {}
        self.places: dict[str, Rows] = {}
        self.words: set[str] = set()
        ranks: dict[str, dict[str, Rows]] = {"countries": {}, "capital": {}, "regions": {}}
        row = 0
        for kind, lines in blocks:
            for line in lines:
                columns = columns_of(kind, line)
                context = columns.get("context", [])
                forms = right_forms(kind, columns)
                demonyms = context if kind == "countries" else []
                _add(self.forms, forms, row)
                surnames = columns.get("surnames", [])
                _add(self.surnames, [*surnames, *map(_capitalised, surnames)], row)
                _add(self.wrong, columns.get("wrong", []), row)
                if kind in ranks and len(columns.get("country", ())) == 1:
                    _add(ranks["capital" if "capital" in context else kind], [*forms, *demonyms], row)
                for form in (*forms, *demonyms):
                    for spelt in (form,) if form.isascii() else (form, *without_marks(form)):
                        self.words.update(spelt.split())
                row += 1
        for found in reversed(ranks.values()):
            self.places |= found
        for rows in (self.forms, self.surnames, self.places):
            _add_plain(rows)
        for word in [word for word in self.words if "-" in word]:
            self.words.add(_capitalised(word))
            self.words.update(part for part in word.split("-") if len(part) > 2 and part[0].isupper())

    def line(self, row: int) -> tuple[str, str]:
        """Kind and text of a line."""
        number = bisect_right(self._starts, row) - 1
        kind, lines = self._blocks[number]
        return kind, lines[row - self._starts[number]]

    def blocks(self) -> Sequence[Block]:
        """All lines."""
        return self._blocks

    def every_form(self) -> Collection[str]:
        """All keys of ``forms``."""
        return self.forms.keys()

    @cached_property
    def tokens(self) -> ParsedTokens:
        """The words of all forms."""
        lines = ((kind, line) for kind, lines in self._blocks for line in lines)
        columns = ((kind, columns_of(kind, line)) for kind, line in lines)
        return ParsedTokens(
            (row, right_forms(kind, its), its.get("country", ())) for row, (kind, its) in enumerate(columns)
        )


def columns_of(kind: str, line: str) -> dict[str, list[str]]:
    """The lists in a line's columns, but for empty ones."""
    fields = line.split("\t")
    columns = {column: field.split("; ") for column, field in zip(COLUMNS[kind], fields, strict=False) if field}
    columns["name"] = [fields[0]]
    return columns


def right_forms(kind: str, columns: dict[str, list[str]]) -> list[str]:
    """The name of a line, the accepted forms, and the expansion of an acronym, told from a kind by its capital."""
    forms = columns["name"] + columns.get("accepted", [])
    if kind == "organisations":
        forms += [item for item in columns.get("context", ()) if item[:1].isupper()]
    return forms


def _starts(blocks: Sequence[Block]) -> list[int]:
    starts = [0]
    for block in blocks:
        starts.append(starts[-1] + len(block.lines))
    return starts


def _add(rows: dict[str, Rows], forms: Sequence[str], row: int) -> None:
    for form in forms:
        known = rows.get(form, ())
        if row not in known:
            rows[form] = (*known, row)


def _add_plain(rows: dict[str, Rows]) -> None:
    """Each form's spellings without diacritics, where nothing else is spelt so."""
    plain: dict[str, Rows] = {}
    for form, its_rows in rows.items():
        if not form.isascii():
            for row in its_rows:
                _add(plain, list(without_marks(form)), row)
    for form, its_rows in plain.items():
        rows.setdefault(form, its_rows)


def without_marks(form: str) -> set[str]:
    """A form without diacritics, in both ways of writing them (Müller: Muller, Mueller)."""
    with_e = form
    for letter, digraph in _WITH_E:
        with_e = with_e.replace(letter, digraph).replace(letter.upper(), digraph.capitalize())
    return {fold(form), fold(with_e)}


def _capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]


# --- mapped ----------------------------------------------------------------------------------------------------------


class Mapped:
    """An index that is mapped into memory, over the files that it was made from."""

    def __init__(self, paths: Sequence[Path], texts: Sequence[bytes], sections: Sequence[memoryview]) -> None:
        files, offsets, words, *lookups = sections
        self._paths = paths
        self._texts = texts
        self._kinds = str(files, "ascii").split()
        self._offsets = numbers(offsets, "I")
        self._ends = numbers(lookups.pop(), "I")
        self.forms, self.surnames, self.wrong, self.places = (
            _HashRows(numbers(keys, "I"), numbers(rows, "I"))
            for keys, rows in zip(lookups[::2], lookups[1::2], strict=True)
        )
        self.words = _Hashes(numbers(words, "I"))

    @cached_property
    def tokens(self) -> Tokens:
        """The words of all forms."""
        return open_tokens(self._paths[0].parent, digest(self._texts)) or Parsed(self.blocks()).tokens

    def line(self, row: int) -> tuple[str, str]:
        """Kind and text of a line."""
        number = bisect_right(self._ends, row)
        text, offset = self._texts[number], self._offsets[row]
        return self._kinds[number], text[offset : text.index(b"\n", offset)].decode()

    def blocks(self) -> Sequence[Block]:
        """All lines."""
        return _parse_all(self._paths, self._texts)

    def every_form(self) -> Collection[str]:
        """All keys of ``forms``: from the files, for the table holds only their hashes."""
        lines = ((kind, line) for kind, lines in self.blocks() for line in lines)
        forms = {form for kind, line in lines for form in right_forms(kind, columns_of(kind, line))}
        return forms.union(*(without_marks(form) for form in forms if not form.isascii()))


class _Hashes:
    """A set of strings, of which the sorted hashes are kept."""

    def __init__(self, hashes: Sequence[int]) -> None:
        self._hashes = hashes

    def __contains__(self, key: object) -> bool:
        value = _hash(str(key))
        at = bisect_left(self._hashes, value)
        return at < len(self._hashes) and self._hashes[at] == value


class _HashRows:
    """Lines of strings, of which the sorted hashes are kept; a hash of several lines stands as many times."""

    def __init__(self, hashes: Sequence[int], rows: Sequence[int]) -> None:
        self._hashes = hashes
        self._rows = rows

    def get(self, key: str, default: Rows, /) -> Rows:
        """The lines of a key."""
        value = _hash(key)
        at = bisect_left(self._hashes, value)
        if at == len(self._hashes) or self._hashes[at] != value:
            return default
        return tuple(self._rows[at : bisect_right(self._hashes, value, at)])


def _hash(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass"))


def digest(texts: Sequence[bytes]) -> bytes:
    """What a table knows its files by."""
    made_of = blake2b(digest_size=16)
    for text in texts:
        made_of.update(b"%d\n%b" % (len(text), text))
    return made_of.digest()


def open_folder(folder: Path) -> tuple[Index, bytes]:
    """The index of a folder's ``*.tsv``, and their digest. Raises LexiconError."""
    paths = sorted(folder.glob("*.tsv"))
    texts = [read(path) for path in paths]
    made_of = digest(texts)
    try:
        made_from, *sections = open_table(folder / TABLE_NAME, *TABLE).sections
        if made_from == made_of:
            return Mapped(paths, texts, sections), made_of
    except (OSError, ValueError):
        pass  # no table, or one of another layout: the files hold everything
    return Parsed(_parse_all(paths, texts)), made_of


def pack_folder_index(folder: Path, provenance: str) -> tuple[bytes, bytes]:
    """The bytes of the tables for a folder's files: of its forms, and of their words."""
    paths = sorted(folder.glob("*.tsv"))
    texts = [read(path) for path in paths]
    blocks = _parse_all(paths, texts)
    index = Parsed(blocks)
    offsets: list[int] = []
    for text in texts:
        at = 0
        for line in text.splitlines(keepends=True):
            if line.strip(b"\n") and not line.startswith(b"#"):
                offsets.append(at)
            at += len(line)
    tokens = pack_tokens(index.tokens, digest(texts), provenance)
    sections = [
        digest(texts),
        " ".join(block.kind for block in blocks).encode(),
        _pack(offsets),
        _pack(sorted({_hash(word) for word in index.words})),
    ]
    for rows in (index.forms, index.surnames, index.wrong, index.places):
        entries = sorted({(_hash(form), row) for form, its_rows in rows.items() for row in its_rows})
        sections += [_pack([key for key, _ in entries]), _pack([row for _, row in entries])]
    return pack(*TABLE, provenance, [*sections, _pack(_starts(blocks)[1:])]), tokens


def _pack(values: Sequence[int]) -> bytes:
    return b"".join(value.to_bytes(4, "little") for value in values)


def _parse_all(paths: Sequence[Path], texts: Sequence[bytes]) -> list[Block]:
    return [parse(path, text, checked=False) for path, text in zip(paths, texts, strict=True)]
