"""What newslint and other linters do with the same hostile files; each is run, nothing is quoted.

    python tools/hostile_peers.py [--bin FOLDER] [--megabytes 5]

Prints a Markdown table. FOLDER holds typos, codespell and ruff; those that are not found are left out. Each linter gets
files of the kind it reads, with one fault that it finds and mends.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TIMEOUT = 20


class Linter(NamedTuple):
    """How a linter is run. ``fault``: a line that it reports and mends."""

    name: str
    suffix: str
    fault: str
    report: dict[str, tuple[str, ...]]
    fix: tuple[str, ...]


def linters(folder: str) -> list[Linter]:
    own = (sys.executable, "-m", "newslint")
    found = [
        Linter(
            "newslint", ".txt", "The mayorâ€™s office said so.\n",
            {name: (*own, "--no-index", "--format", name) for name in ("full", "concise", "github", "json")},
            (*own, "--no-index", "--fix"),
        )
    ]  # fmt: skip
    path = os.pathsep.join(filter(None, (folder, os.environ.get("PATH", ""))))
    if typos := shutil.which("typos", path=path):
        formats = {name: (typos, "--format", name) for name in ("long", "brief", "json")}
        found.append(Linter("typos", ".txt", "The mayor saw teh pier.\n", formats, (typos, "--write-changes")))
    if codespell := shutil.which("codespell", path=path):
        found.append(
            Linter("codespell", ".txt", "The mayor saw teh pier.\n", {"text": (codespell,)}, (codespell, "-w"))
        )
    if ruff := shutil.which("ruff", path=path):
        check = (ruff, "check", "--isolated", "--no-cache")
        formats = {name: (*check, "--output-format", name) for name in ("full", "concise", "github", "json")}
        found.append(Linter("ruff", ".py", "import os\n", formats, (*check, "--fix")))
    return found


class Ran(NamedTuple):
    """How a run ended; ``status`` None when it had to be ended."""

    status: int | None
    out: bytes
    err: bytes
    seconds: float
    megabytes: int


def run(command: Sequence[str | bytes], cwd: Path, timeout: float = TIMEOUT) -> Ran:
    path = os.pathsep.join([str(ROOT / "lint"), str(ROOT / "rules")])
    env = {**os.environ, "PYTHONPATH": path, "NO_COLOR": "1"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = time.monotonic()
        process = subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        peak = 0
        status: int | None = None
        while time.monotonic() - started < timeout:
            peak = max(peak, resident(process.pid))
            if (status := process.poll()) is not None:
                break
            time.sleep(0.02)
        else:
            process.kill()
            process.wait()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        out.seek(0)
        err.seek(0)
        return Ran(status, out.read(50_000_000), err.read(1_000_000), seconds, peak)


def resident(pid: int) -> int:
    """The resident memory of a process in MB."""
    try:
        found = re.search(rb"VmRSS:\s*(\d+) kB", Path(f"/proc/{pid}/status").read_bytes())
    except OSError:
        return 0
    return int(found[1]) // 1000 if found else 0


def put(folder: Path, name: str | bytes, text: str | bytes) -> Path:
    path = os.path.join(os.fsencode(folder), os.fsencode(name))
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())
    return Path(os.fsdecode(path))


def commands_in_names(one: Linter, folder: Path) -> str:
    put(folder, f"a\n::error file=README.md,line=1::INJECTED{one.suffix}", one.fault)
    bad = []
    for name, command in one.report.items():
        ran = run([*command, "."], folder)
        if any(line.startswith(b"::error file=README.md") for line in (ran.out + b"\n" + ran.err).split(b"\n")):
            bad.append(name)
    return f"**injected** ({', '.join(bad)})" if bad else "none"


def escapes_in_names(one: Linter, folder: Path) -> str:
    put(folder, f"a\x1b]0;owned\x07b\x9b31m{one.suffix}", one.fault)
    bad = []
    for name, command in one.report.items():
        ran = run([*command, "."], folder)
        if b"\x1b]" in ran.out + ran.err or b"\xc2\x9b" in ran.out + ran.err:
            bad.append(name)
    return f"**raw** ({', '.join(bad)})" if bad else "none"


def names_of_bytes(one: Linter, folder: Path) -> str:
    put(folder, b"a\xff" + one.suffix.encode(), one.fault)
    put(folder, f"z{one.suffix}", one.fault)
    bad = []
    for name, command in one.report.items():
        ran = run([*command, "."], folder)
        if ran.status not in (0, 1, 2, 65) or b"panicked" in ran.err or b"Traceback" in ran.err:
            bad.append(f"{name}: status {ran.status}")
    return f"**fails** ({'; '.join(bad)})" if bad else "reported"


def missing_path(one: Linter, folder: Path) -> str:
    status = run([*next(iter(one.report.values())), f"nowhere{one.suffix}"], folder).status
    return f"exit {status}" if status not in (0, 1) else f"**exit {status}**"


def special_files(one: Linter, folder: Path) -> str:
    os.mkfifo(folder / f"pipe{one.suffix}")
    (folder / f"zero{one.suffix}").symlink_to("/dev/zero")
    (folder / f"loop{one.suffix}").symlink_to(f"loop{one.suffix}")
    put(folder, f"good{one.suffix}", one.fault)
    shown = []
    command = next(iter(one.report.values()))
    ran = run([*command, "."], folder, 10)
    shown.append("folder " + ("**hangs**" if ran.status is None else f"{ran.seconds:.1f} s"))
    for name in ("pipe", "zero"):
        ran = run([*command, f"{name}{one.suffix}"], folder, 10)
        shown.append(f"{name} " + ("**hangs**" if ran.status is None else f"exit {ran.status}"))
    return ", ".join(shown)


def links_out(one: Linter, folder: Path) -> str:
    outside, inside = folder / "outside", folder / "inside"
    outside.mkdir()
    inside.mkdir()
    victim = put(outside, f"victim{one.suffix}", one.fault)
    (inside / f"link{one.suffix}").symlink_to(victim)
    bad = []
    for name in (".", f"link{one.suffix}"):
        run([*one.fix, name], inside)
        if victim.read_bytes() != one.fault.encode():
            bad.append(name)
            put(outside, f"victim{one.suffix}", one.fault)
    return f"**written** ({', '.join(bad)})" if bad else "not written"


def atomic(one: Linter, folder: Path) -> str:
    path = put(folder, f"a{one.suffix}", one.fault)
    before = path.stat().st_ino
    run([*one.fix, path.name], folder)
    if path.read_bytes() == one.fault.encode():
        return "no edit"
    return "new file, renamed" if path.stat().st_ino != before else "**in place**"


def other_encodings(one: Linter, folder: Path) -> str:
    shown = []
    for encoding, bom in (("cp1252", b""), ("utf-16-le", b"\xff\xfe"), ("utf-8", b"\xef\xbb\xbf")):
        head = "# Le caf\xe9 est ferm\xe9.\r\n"
        fault = one.fault
        if one.name == "newslint" and encoding == "cp1252":
            fault = "Share on Facebook\n"  # mojibake cannot be written in it
        path = put(folder, f"{encoding}{one.suffix}", bom + (head + fault).encode(encoding))
        run([*one.fix, path.name], folder)
        data = path.read_bytes()
        kept = data.startswith(bom + head.encode(encoding))
        edited = data != bom + (head + fault).encode(encoding)
        shown.append(f"{encoding} {'kept' if kept else '**changed**'}{'' if edited else ' (not edited)'}")
    return ", ".join(shown)


def reader_leaves(one: Linter, folder: Path) -> str:
    for number in range(300):
        put(folder, f"{number}{one.suffix}", one.fault * 20)
    command = " ".join(f"'{part}'" for part in next(iter(one.report.values())))
    ran = run(["bash", "-c", f"{command} . | head -c 10 >/dev/null; exit ${{PIPESTATUS[0]}}"], folder, 120)
    if b"Traceback" in ran.err or b"panicked" in ran.err:
        return "**traceback**"
    return f"quiet, exit {ran.status}"


def modules_beside(one: Linter, folder: Path) -> str:
    modules = {"newslint": "newslint", "codespell": "codespell_lib", "ruff": "ruff"}
    if one.name not in modules:
        return "no Python"
    for name in ("argparse", "tomllib", "typer", "rapidfuzz", "sysconfig", "configparser", "difflib"):
        put(folder, f"{name}.py", "import pathlib; pathlib.Path('MARKER').write_text('ran')\n")
    put(folder, f"a{one.suffix}", one.fault)
    python = str(Path(next(iter(one.report.values()))[0]).parent / "python")
    python = python if os.path.exists(python) else sys.executable
    run([python, "-m", modules[one.name], f"a{one.suffix}"], folder)
    return "**runs them**" if (folder / "MARKER").exists() else "runs none"


def one_line(megabytes: int) -> Callable[[Linter, Path], str]:
    def check(one: Linter, folder: Path) -> str:
        if one.suffix != ".txt":
            return "no text"
        unit = one.fault.rstrip("\n") + " The council met at the harbour on Tuesday and spoke of the ferry. "
        path = put(folder, "line.txt", (unit * (megabytes * 1_000_000 // len(unit))).encode())
        limit = ("--max-file-size", "2G") if one.name == "newslint" else ()
        ran = run([*next(iter(one.report.values())), *limit, path.name], folder, 120)
        end = "**ended after 120 s**" if ran.status is None else f"{ran.seconds:.1f} s CPU"
        return f"{end}, {ran.megabytes} MB"

    return check


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="")
    parser.add_argument("--megabytes", type=int, default=5)
    options = parser.parse_args()
    checks: dict[str, Callable[[Linter, Path], str]] = {
        "S1 modules beside the text": modules_beside,
        "S2 workflow command in a file name": commands_in_names,
        "S2 terminal escape in a file name": escapes_in_names,
        "S2 file name that is not UTF-8": names_of_bytes,
        f"S6 {options.megabytes} MB in one line, thousands of faults": one_line(options.megabytes),
        "S11 FIFO, /dev/zero, link loop": special_files,
        "S11 path that is not there": missing_path,
        "S12, S13 bytes outside the edit": other_encodings,
        "S14 how a file is replaced": atomic,
        "S15 link that leads out, with --fix": links_out,
        "S21 reader that leaves": reader_leaves,
    }
    chosen = linters(options.bin)
    print("| test |", " | ".join(one.name for one in chosen), "|")
    print("|---|" + "---|" * len(chosen))
    for title, check in checks.items():
        cells = []
        for one in chosen:
            with tempfile.TemporaryDirectory() as folder:
                cells.append(check(one, Path(folder)))
        print(f"| {title} |", " | ".join(cells), "|", flush=True)
    for one in chosen:
        command = next(iter(one.report.values()))
        version = run([*command[: 3 if one.name == "newslint" else 1], "--version"], Path.cwd()).out.decode().strip()
        print(f"\n{one.name}: {version}")
    print(f"\n{sys.platform}, Python {sys.version.split()[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
