"""Makes the pictures of the HTML report in docs/images: a part of the report of the sample corpus, light and dark.

python tools/capture_report.py
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import chromium

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
CORPUS = ROOT / "fixtures"
WIDTH = 1080
FIRST, LAST = "#names", "#figures"
"""The sections that the picture goes from and to."""

_CLIP = """(() => {
  const [top, end] = [document.querySelector(%r), document.querySelector(%r)].map((one) => one.getBoundingClientRect());
  return [0, top.top + scrollY - 24, %d, end.bottom - top.top + 40];
})()"""


def report(folder: Path) -> Path:
    """The report of a copy of the sample corpus."""
    shutil.copytree(CORPUS, folder, dirs_exist_ok=True)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "lint"), str(ROOT / "rules")))}
    command = [sys.executable, "-m", "newslint", "report", "report.html", "--no-index", "--quiet"]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return folder / "report.html"


def main() -> int:
    program = chromium.find()
    if program is None:
        print("no Chromium is installed", file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium.browser(program) as page:
        path = report(Path(folder))
        page.size(WIDTH)
        for scheme, name in (("light", "report.png"), ("dark", "report-dark.png")):
            page.open(path, media={"prefers-color-scheme": scheme})
            page.wait("document.documentElement.dataset.ready === 'true'")
            x, y, width, height = page.evaluate(_CLIP % (FIRST, LAST, WIDTH))
            page.picture(IMAGES / name, (x, y, width, height))
            print(f"{IMAGES / name}: {(IMAGES / name).stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
