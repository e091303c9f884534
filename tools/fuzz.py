"""Lint mutated articles without end and keep what breaks a promise.

    python tools/fuzz.py [--seconds 60] [--seed 0] [--crashes FOLDER] [SEEDS ...]

Seeds are files or folders, by default the project's fixtures and the rules' own examples. Four of five mutants are
texts that were mutated and then put, sound, into a file of some format, so that rules see them; the others are files
that were mutated as they are, so that readers do. Each is read by the reader of its format and linted by all rules; the
findings of one in ten are written in all formats. One with a finding outside its article, an internal problem or an
exception, or that takes more than five seconds of CPU, is kept in the folder of crashes, under a name made from what
happened, and is tried first the next time. The exit status is 1 when anything was kept.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import os
import random
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from newslint.article import Article
from newslint.corpus.files import File
from newslint.corpus.readers import READERS, ReadOptions, distinct, read
from newslint.engine import Plan, Result, lint
from newslint.finding import Finding
from newslint.plan import PlanSpec
from newslint.registry import load
from newslint.reporters import FORMATS, Report, writer
from newslint.testing import unmark

ROOT = Path(__file__).resolve().parent.parent
MAX_SIZE = 1_000
"""Bytes of a mutant, but of one in fifty, which is a whole file of up to MAX_FILE: a short one is linted in 2 ms."""
MAX_FILE = 20_000
SLOW_SECONDS = 5.0
REPORTED = 0.1
"""The share of mutants whose findings are written, together, in all formats: that takes longer than finding them."""
REPORT_AFTER = 200
PLAIN = (".txt", ".text", ".md", ".markdown", ".txt.gz")
MANY = (".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".rss", ".atom", ".xml", ".nitf", ".jsonl.gz")
MEMORY = "/dev/shm"
"""Where files are written, where there is such a folder: to a disk, that takes as long as linting them."""
PAGES = (".html", ".htm", ".xhtml", ".warc", ".warc.gz")
INTERESTING = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\r\n", b"\n\n", b"\xe2\x80\xa8", b"\xe2\x80\x9c",
    b"\xe2\x80\x9d", b'"', b"'", b"{", b"}", b"[", b"]", b"<!--", b"<p ", b"---\n", b"```\n", b"&amp;", b"\\u", b"%C3",
    b"1,234", b"8,3 billion", b"32 May 2023", b"Share on Facebook\n", b"Read also:", b"::error::", b"\x1b[31m",
    b"\xc3\xa2\xe2\x82\xac\xe2\x84\xa2", b"\xe2\x80\x8b", b"\xf0\x9f\x98\x80", b"\xd0\x9c\xd1\x8d\xd1\x80",
    b" " * 50, b"a" * 200, b"9" * 200, b"(" * 50,
)  # fmt: skip


Texts = tuple[str, ...]


class Mutant(NamedTuple):
    """A file to read. ``suffix``: of its name, with what it is packed in."""

    data: bytes
    suffix: str


def json_line(text: str) -> str:
    return json.dumps({"text": text, "language": "en", "domain": "a.example", "date": "2023-05-02"}) + "\n"


def markup(text: str) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))


def response(text: str) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n\r\n"
    http += gzip.compress(contained([text], ".html"), 1)
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\nContent-Length: {len(http)}"
    return f"{head}\r\nContent-Type: application/http; msgtype=response\r\n\r\n".encode() + http + b"\r\n\r\n"


def contained(texts: Sequence[str], suffix: str) -> bytes:
    """Texts as a sound file of a format; of some formats, the first of them."""
    if suffix.endswith(".gz"):
        return gzip.compress(contained(texts, suffix[:-3]), 1)
    if suffix == ".json":
        data = "[" + ",".join(map(json_line, texts)) + "]"
    elif suffix in (".jsonl", ".ndjson"):
        data = "".join(map(json_line, texts))
    elif suffix == ".csv":
        data = "text,title\r\n" + "".join('"{}",x\r\n'.format(text.replace('"', '""')) for text in texts)
    elif suffix in (".html", ".htm", ".xhtml"):
        data = f"<html lang=en><title>x</title><article>{markup(texts[0])}</article></html>"
    elif suffix in (".xml", ".rss"):
        items = "".join(f"<item><description>{escape(markup(text))}</description></item>" for text in texts)
        data = f"<rss><channel><language>en</language>{items}</channel></rss>"
    elif suffix == ".atom":
        entries = "".join(f"<entry><content type='html'>{escape(markup(text))}</content></entry>" for text in texts)
        data = f"<feed xmlns='http://www.w3.org/2005/Atom'>{entries}</feed>"
    elif suffix == ".nitf":
        data = f"<nitf xml:lang='en'><body><body.content>{markup(texts[0])}</body.content></body></nitf>"
    elif suffix == ".warc":
        return b"".join(map(response, texts))
    else:
        data = texts[0]
    return data.encode("utf-8", "surrogatepass")


def mutant(rng: random.Random, seeds: Sequence[Texts], files: Sequence[Mutant]) -> Mutant:
    """The next mutant."""
    if files and rng.random() < 0.02:
        file = rng.choice(files)
        return Mutant(mutated(rng, [file.data])[:MAX_FILE], file.suffix)
    texts = rng.choice(seeds)
    suffix = container(rng, len(texts) > 1)
    if rng.random() < 0.8:
        others = [text.encode() for text in rng.choice(seeds)]
        changed = [mutated(rng, [text.encode(), *others]) if rng.random() < 0.8 else text.encode() for text in texts]
        return Mutant(contained([one.decode("utf-8", "replace") for one in changed], suffix), suffix)
    data = mutated(rng, [contained(texts, suffix)])
    return Mutant(data, rng.choice(PLAIN + MANY + PAGES) if rng.random() < 0.05 else suffix)


def container(rng: random.Random, several: bool) -> str:
    """The ending of a mutant: rarely of a page, whose reading takes many times as long as its linting."""
    kind = rng.random()
    if kind < 0.03:
        return rng.choice(PAGES)
    if several or kind < 0.2:
        return rng.choice(MANY)
    return ".txt" if kind < 0.9 else rng.choice(PLAIN)


def mutated(rng: random.Random, seeds: Sequence[bytes]) -> bytes:
    """The first seed with one to eight changes: bytes flipped, cut, repeated, swapped, spliced with any seed."""
    data = bytearray(seeds[0])
    for _ in range(rng.randint(1, 8)):
        at = rng.randint(0, len(data))
        size = min(rng.choice((1, 2, 8, 64, 512)), len(data) - at)
        kind = rng.randrange(7)
        if kind == 0 and size:
            data[at] ^= 1 << rng.randrange(8) if at < len(data) else 0
        elif kind == 1:
            del data[at : at + size]
        elif kind == 2:
            data[at:at] = rng.choice(INTERESTING)
        elif kind == 3:
            data[at:at] = bytes(data[at : at + size]) * rng.choice((2, 2, 3, 10, 100))
        elif kind == 4:
            other = rng.choice(seeds)
            start = rng.randint(0, len(other))
            data[at : at + size] = other[start : start + rng.randint(0, 1_000)]
        elif kind == 5:
            lines = bytes(data).split(b"\n")
            rng.shuffle(lines)
            data = bytearray(b"\n".join(lines))
        else:
            data[at : at + size] = rng.randbytes(size)
    return bytes(data[:MAX_SIZE])


class Fuzzer:
    """What is kept between mutants: the counts, and findings that wait to be reported.

    ``broken`` and ``reported`` say what breaks in one line, "" when all is as it should be.
    """

    def __init__(self, plan: Plan, folder: Path) -> None:
        self.plan = plan
        self.folder = folder
        self.articles = 0
        self.findings = 0
        self.codes: set[str] = set()

    def broken(self, mutant: Mutant) -> tuple[str, tuple[Finding, ...]]:
        """What reading and linting a mutant breaks, and its findings."""
        started = time.perf_counter()
        try:
            articles, (findings, problems) = self._linted(mutant)
            # Asking for the CPU time takes a system call, and as long as linting on some machines.
            if time.perf_counter() - started > SLOW_SECONDS:
                started = time.process_time()
                self._linted(mutant)
                if time.process_time() - started > SLOW_SECONDS:
                    return f"slow {mutant.suffix}", ()
            if problems:
                return f"problem {problems[0].what}", ()
            for one in findings:
                name = one.file if one.record is None else f"{one.file}#{one.record.id}"
                if articles[name].text[one.start : one.end][:1000] != one.text:
                    return f"span {one.code}", ()
        except Exception as error:
            return _described(error), ()
        self.articles += len(articles)
        self.findings += len(findings)
        self.codes.update(one.code for one in findings)
        return "", findings

    def _linted(self, mutant: Mutant) -> tuple[dict[str, Article], Result]:
        path = self.folder / f"x{mutant.suffix}"
        path.write_bytes(mutant.data)
        found = distinct(read(File(str(path), path.name, len(mutant.data), 0), ReadOptions()))
        articles = {one.id: one for one in found if isinstance(one, Article)}
        return articles, lint(articles.values(), self.plan)

    def reported(self, findings: Sequence[Finding]) -> str:
        """What writing findings in all formats breaks."""
        rules = tuple(one for one in self.plan.rules if any(one.code == finding.code for finding in findings))
        try:
            for name in FORMATS:
                out = io.StringIO()
                writer(name)(Report(iter(findings), rules=rules), out)
                if name in ("json", "sarif", "gitlab"):
                    json.loads(out.getvalue())
        except Exception as error:
            return _described(error)
        return ""


def _described(error: Exception) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} {Path(place.filename).name}:{place.lineno}"


def seed_files(paths: Sequence[str]) -> Iterator[Path]:
    for name in paths or (str(ROOT / "fixtures"),):
        path = Path(name)
        yield from (path,) if path.is_file() else sorted(one for one in path.rglob("*") if one.suffix in READERS)


def examples(plan: Plan) -> Iterator[Texts]:
    """The texts of the rules' own examples."""
    for one in plan.rules:
        for example in (*one.bad, *one.good):
            texts = (example,) if isinstance(example, str) else example.values()
            yield tuple(unmark(text)[0] for text in texts)[:8]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--crashes", type=Path, default=Path(tempfile.gettempdir()) / "newslint-crashes")
    parser.add_argument("seeds", nargs="*")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    plan = PlanSpec(("newslint_rules",), frozenset(one.code for one in load())).plan()
    files = [Mutant(path.read_bytes()[:MAX_FILE], path.suffix) for path in seed_files(options.seeds)]
    seeds: list[Texts] = [(file.data.decode("utf-8", "replace"),) for file in files if file.suffix in (".txt", ".md")]
    seeds += [] if options.seeds else examples(plan)
    options.crashes.mkdir(parents=True, exist_ok=True)
    known = [
        Mutant(path.read_bytes(), "".join(path.suffixes[-2:] if path.suffix == ".gz" else path.suffixes[-1:]))
        for path in sorted(options.crashes.iterdir())
    ]
    kept: set[str] = set()

    def keep(one: Mutant, what: str) -> None:
        name = re.sub(r"[^\w-]+", "-", what)[:80]
        if name not in kept:
            kept.add(name)
            digest = hashlib.blake2b(one.data, digest_size=4).hexdigest()
            (options.crashes / f"{name}-{digest}{one.suffix}").write_bytes(one.data)
            print(f"{what}: kept", flush=True)

    def report() -> None:
        if fuzzer.reported([one for _, found in waiting for one in found]):
            for one, found in waiting:
                if what := fuzzer.reported(found):
                    keep(one, what)
        waiting.clear()

    until = time.monotonic() + options.seconds
    tried = 0
    waiting: list[tuple[Mutant, tuple[Finding, ...]]] = []
    with tempfile.TemporaryDirectory(dir=MEMORY if os.path.isdir(MEMORY) else None) as folder:
        fuzzer = Fuzzer(plan, Path(folder))
        while tried < options.count and time.monotonic() < until:
            one = known[tried] if tried < len(known) else mutant(rng, seeds, files)
            tried += 1
            what, found = fuzzer.broken(one)
            if what:
                keep(one, what)
            if tried <= len(known) or rng.random() < REPORTED:
                waiting.append((one, found))
            if len(waiting) == REPORT_AFTER:
                report()
        report()
    print(
        f"{tried:,} mutants of {len(seeds) + len(files):,} seeds (seed {options.seed}): {fuzzer.articles:,} articles, "
        f"{fuzzer.findings:,} findings of {len(fuzzer.codes)} rules, {len(kept)} promises broken"
    )
    return 1 if kept else 0


if __name__ == "__main__":
    sys.exit(main())
