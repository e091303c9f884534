"""What the tests of this folder share: running newslint as users do, payloads, and what makes output harmless."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOST = "The caf\ufffd on the harbour road was shut.\n"
"""A line that the encoding rules find something in."""

PAYLOADS = (
    "plain",
    "-rf",
    "--config=evil.toml",
    "line\nbreak",
    "a\n::error file=README.md,line=1::INJECTED",
    "::error::INJECTED",
    " ::add-mask::x",
    "a\r::set-output name=x::y",
    "a\r\n::stop-commands::x",
    "##[error]INJECTED",
    "##[group]x",
    "##vso[task.setvariable variable=x]y",
    "##VSO[task.complete result=Failed]",
    "##teamcity[buildStatus status='SUCCESS']",
    "esc\x1b]0;title\x07",
    "esc\x1b[2J\x1b[31m",
    "csi\x9b31m",
    "osc\x9d0;x\x9c",
    "bel\x07",
    "back\x08\x08space",
    "del\x7f",
    "tab\there",
    "vt\x0bff\x0c",
    "percent%0A%25",
    "colon:comma,semi;",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</script><svg onload=x>",
    "amp&amp;quote\"apos'",
    "]]>",
    "--><x>",
    "=cmd|' '!A0",
    "+1+1",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
    "bidi\u202etxt.exe",
    "isolate\u2066x\u2069",
    "separator\u2028here\u2029",
    "bom\ufeffmark",
    "nel\x85line",
    "bytes\udcff\udc80",
    "$(touch MARKER)`touch MARKER`",
    "%s%n{0}{file}",
    "[link](javascript:alert(1))",
    "| cell | `code` **bold**",
    "x" * 240,
    "щ" * 120,
    "back\\slash",
)

_CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_OTHER_COMMAND = re.compile(r"##(?:vso|teamcity)?\[", re.IGNORECASE)
_ANNOTATION = re.compile(r"::(?:error|warning|notice) file=[^,:\s]?[^,:]*,line=\d+[^:]*::.*")


def newslint(*args: str | bytes, cwd: Path, timeout: float = 60, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as users do."""
    return subprocess.run(
        [sys.executable, "-m", "newslint", *args],
        cwd=cwd,
        capture_output=True,
        env=environment(env),
        stdin=subprocess.DEVNULL,
        timeout=timeout,
        check=False,
    )


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a run: this checkout's code, and no colours."""
    path = os.pathsep.join([str(ROOT / "lint"), str(ROOT / "rules")])
    return {**os.environ, "PYTHONPATH": path, "NO_COLOR": "1", **(extra or {})}


def faults(output: bytes | str, format_name: str = "") -> list[str]:
    """What in an output could act on a terminal or a CI log; ``github`` may write its own annotations, no others."""
    text = output if isinstance(output, str) else output.decode("utf-8", "surrogateescape")
    found = [f"control {found[0]!r}" for found in _CONTROL.finditer(text)]
    if format_name == "html":  # a page is for a browser, not for a log
        return found
    found += [f"command {found[0]!r}" for found in _OTHER_COMMAND.finditer(text)]
    for line in text.split("\n"):
        if line.lstrip().startswith("::") and not (format_name == "github" and _ANNOTATION.fullmatch(line)):
            found.append(f"command {line!r}")
    return found


def clean_end(done: subprocess.CompletedProcess[bytes], *statuses: int) -> None:
    """The run ended with one of some statuses (0, 1) and without a traceback."""
    assert done.returncode in (statuses or (0, 1)), (done.returncode, done.stderr[-2000:])
    assert b"Traceback" not in done.stderr
