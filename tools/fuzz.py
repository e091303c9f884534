"""Lint mutated articles without end and keep what breaks a promise.

    python tools/fuzz.py [--seconds 60] [--seed 0] [--crashes FOLDER] [SEEDS ...]

Seeds are files or folders, by default the project's fixtures. Every mutant is read by the reader of its format and
linted; one with a finding outside its article, an internal problem or an exception, or that takes more than five
seconds, is kept in the folder of crashes, under a name made from what happened, and is tried first the next time. The
exit status is 1 when anything was kept.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from newslint.article import Article
from newslint.corpus.files import File
from newslint.corpus.readers import READERS, ReadOptions, read
from newslint.engine import Plan, lint
from newslint.plan import PlanSpec
from newslint.registry import load
from newslint.reporters import FORMATS, Report, writer

ROOT = Path(__file__).resolve().parent.parent
MAX_SIZE = 20_000
SLOW_SECONDS = 5.0
INTERESTING = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\r\n", b"\n\n", b"\xe2\x80\xa8", b"\xe2\x80\x9c",
    b"\xe2\x80\x9d", b'"', b"'", b"{", b"}", b"[", b"]", b"<!--", b"<p ", b"---\n", b"```\n", b"&amp;", b"\\u", b"%C3",
    b"1,234", b"8,3 billion", b"32 May 2023", b"Share on Facebook\n", b"Read also:", b"::error::", b"\x1b[31m",
    b"\xc3\xa2\xe2\x82\xac\xe2\x84\xa2", b"\xe2\x80\x8b", b"\xf0\x9f\x98\x80", b"\xd0\x9c\xd1\x8d\xd1\x80",
    b" " * 50, b"a" * 200, b"9" * 200, b"(" * 50,
)  # fmt: skip


def mutated(rng: random.Random, seeds: Sequence[bytes]) -> bytes:
    """A seed with one to eight changes: bytes flipped, cut, repeated, swapped, spliced with another seed."""
    data = bytearray(rng.choice(seeds))
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
            data[at:at] = bytes(data[at : at + size]) * rng.choice((2, 10, 100))
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


def broken_promise(data: bytes, suffix: str, plan: Plan) -> str:
    """What a mutant breaks, in one line; "" when all is as it should be."""
    started = time.process_time()
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"x{suffix}")
            path.write_bytes(data)
            found = list(read(File(str(path), path.name, len(data), 0), ReadOptions()))
        articles = {one.id: one for one in found if isinstance(one, Article)}
        result = lint(articles.values(), plan)
        if result.problems:
            return f"problem {result.problems[0].what}"
        for one in result.findings:
            name = one.file if one.record is None else f"{one.file}#{one.record.id}"
            if articles[name].text[one.start : one.end][:1000] != one.text:
                return f"span {one.code}"
        for name in FORMATS:
            writer(name)(Report(iter(result.findings), rules=plan.rules), io.StringIO())
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} {Path(place.filename).name}:{place.lineno}"
    spent = time.process_time() - started
    return f"slow {suffix}" if spent > SLOW_SECONDS else ""


def seed_files(paths: Sequence[str]) -> Iterator[Path]:
    for name in paths or (str(ROOT / "fixtures"),):
        path = Path(name)
        yield from (path,) if path.is_file() else sorted(one for one in path.rglob("*") if one.suffix in READERS)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--crashes", type=Path, default=Path(tempfile.gettempdir()) / "newslint-crashes")
    parser.add_argument("seeds", nargs="*")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    seeds = [path.read_bytes()[:MAX_SIZE] for path in seed_files(options.seeds)]
    plan = PlanSpec(("newslint_rules",), frozenset(one.code for one in load())).plan()
    suffixes = sorted(READERS)
    options.crashes.mkdir(parents=True, exist_ok=True)
    known = [(path.read_bytes(), path.suffix) for path in sorted(options.crashes.iterdir())]
    kept: set[str] = set()
    until = time.monotonic() + options.seconds
    tried = 0
    while tried < options.count and time.monotonic() < until:
        data, suffix = known[tried] if tried < len(known) else (mutated(rng, seeds), rng.choice(suffixes))
        tried += 1
        if what := broken_promise(data, suffix, plan):
            name = re.sub(r"[^\w.-]+", "-", what)[:80]
            if name not in kept:
                kept.add(name)
                digest = hashlib.blake2b(data, digest_size=4).hexdigest()
                (options.crashes / f"{name}-{digest}{suffix}").write_bytes(data)
                print(f"{what}: kept", flush=True)
    print(f"{tried:,} mutants of {len(seeds)} seeds (seed {options.seed}): {len(kept)} promises broken")
    return 1 if kept else 0


if __name__ == "__main__":
    sys.exit(main())
