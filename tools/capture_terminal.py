"""Makes docs/images/terminal.svg: what newslint writes to a terminal about the sample corpus.

    python tools/capture_terminal.py

The command runs in a pseudo-terminal, so that colours and widths are those that a user sees; Rich, which Typer brings,
draws them. The picture loads no font.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from fcntl import ioctl
from io import StringIO
from pathlib import Path
from struct import pack
from termios import TIOCSWINSZ

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "terminal.svg"
COLUMNS, ROWS = 110, 50
COMMAND = ("newslint", "dam", "--select", "names,FIG2")
THEME = TerminalTheme(
    (23, 28, 34),
    (231, 235, 239),
    [(92, 103, 115), (255, 123, 114), (86, 211, 144), (240, 185, 90), (124, 188, 242), (214, 160, 250), (115, 200, 230),
     (231, 235, 239)],
)  # fmt: skip
_REMOTE = re.compile(r"@font-face\s*\{[^}]*\}\s*")


def run(folder: Path) -> str:
    """What the command writes to a terminal of this size, with its escape sequences."""
    parent, child = pty.openpty()
    ioctl(child, TIOCSWINSZ, pack("HHHH", ROWS, COLUMNS, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", "NEWSLINT_CACHE_DIR": str(folder / ".cache")}
    environment["PYTHONPATH"] = os.pathsep.join((str(ROOT / "lint"), str(ROOT / "rules")))
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "CI"):
        environment.pop(name, None)
    command = [sys.executable, "-m", *COMMAND]
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=child, stderr=child) as started:
        os.close(child)
        written = b""
        while True:
            try:
                data = os.read(parent, 1 << 16)
            except OSError:  # Linux says so when the other end is closed
                break
            if not data:
                break
            written += data
    os.close(parent)
    if started.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(COMMAND)}: exit status {started.returncode}")
    return written.decode().replace("\r\n", "\n")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "fixtures" / "dam", Path(folder) / "dam")
        written = run(Path(folder))
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.assemble(("$ ", "bold green"), (" ".join(COMMAND), "bold")))
    console.print(Text.from_ansi(written), soft_wrap=True)
    drawn = _REMOTE.sub("", console.export_svg(title="newslint", theme=THEME, unique_id="newslint"))
    # Rich writes a space between words as &#160; and asks for its own font first.
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(drawn.replace("Fira Code, monospace", "ui-monospace, 'DejaVu Sans Mono', monospace"))
    print(f"{PICTURE}: {PICTURE.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
