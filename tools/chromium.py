"""Drives a headless Chromium over its debugging pipe (the Chrome DevTools Protocol), with the standard library alone.

Messages are JSON ended by a zero byte: the browser reads them from its file descriptor 3 and answers on 4.
"""

from __future__ import annotations

import fcntl
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class BrowserError(RuntimeError):
    """The browser did not do what it was told; the message says what came instead."""


def find() -> str | None:
    """The path of a Chromium on this machine, None without one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Page:
    """A tab. ``requests``: the addresses that it asked for; ``complaints``: errors, warnings and exceptions it told."""

    def __init__(self, browser: _Pipe, session: str) -> None:
        self._browser = browser
        self._session = session
        self.requests: list[str] = []
        self.complaints: list[str] = []
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Call a method of the protocol and return its result. Raises BrowserError."""
        answer = self._browser.call(method, params, self._session)
        for event in self._browser.taken():
            self._note(event["method"], event["params"])
        return answer

    def _note(self, method: str, params: dict[str, Any]) -> None:
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            self.complaints.append(details.get("exception", {}).get("description", details["text"]))
        elif method == "Log.entryAdded":
            self.complaints.append(params["entry"]["text"])
        elif method == "Runtime.consoleAPICalled":
            self.complaints.append(str([one.get("value") for one in params["args"]]))

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression; a promise is waited for. Raises BrowserError."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise BrowserError(json.dumps(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def wait(self, expression: str, seconds: float = 30) -> None:
        """Wait until an expression is true. Raises BrowserError."""
        until = time.monotonic() + seconds
        while not self.evaluate(expression):
            if time.monotonic() > until:
                raise BrowserError(f"still not true: {expression}")
            time.sleep(0.02)

    def open(self, path: Path, scripts: bool = True, media: dict[str, str] | None = None, anchor: str = "") -> None:
        """Load a file. ``media``: features to emulate, as {"prefers-color-scheme": "dark"}."""
        self.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        features = [{"name": name, "value": value} for name, value in (media or {}).items()]
        self.call("Emulation.setEmulatedMedia", features=features)
        self.call("Page.navigate", url=path.resolve().as_uri() + anchor)
        self.wait("document.readyState === 'complete'")

    def size(self, width: int, height: int = 900, scale: float = 1) -> None:
        """Set the size of the window, in CSS pixels."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False
        )

    def picture(self, path: Path, clip: tuple[float, float, float, float] | None = None) -> None:
        """Save what the page looks like, or x, y, width and height of it, as PNG."""
        params: dict[str, Any] = {"format": "png", "captureBeyondViewport": True}
        if clip:
            params["clip"] = dict(zip(("x", "y", "width", "height"), clip, strict=True), scale=1)
        path.write_bytes(b64decode(self.call("Page.captureScreenshot", **params)["data"]))

    def pdf(self) -> bytes:
        """What the page prints."""
        return b64decode(self.call("Page.printToPDF", printBackground=True)["data"])


class _Pipe:
    """The two ends of the debugging pipe."""

    def __init__(self, read: int, write: int, patience: float) -> None:
        self._read, self._write = read, write
        self._patience = patience
        self._buffer = b""
        self._number = 0
        self._events: list[dict[str, Any]] = []

    def call(self, method: str, params: dict[str, Any], session: str = "") -> dict[str, Any]:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next(method)
            if answer.get("id") == self._number:
                break
            if "method" in answer:
                self._events.append(answer)
        if "error" in answer:
            raise BrowserError(f"{method}: {answer['error']}")
        result: dict[str, Any] = answer["result"]
        return result

    def taken(self) -> list[dict[str, Any]]:
        events, self._events = self._events, []
        return events

    def _next(self, method: str) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            if not select.select([self._read], [], [], self._patience)[0]:
                raise BrowserError(f"{method}: no answer in {self._patience:.0f} s")
            data = os.read(self._read, 1 << 20)
            if not data:
                raise BrowserError(f"{method}: the browser has gone")
            self._buffer += data
        message, _, self._buffer = self._buffer.partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        return answer


# Puts the pipe's ends where the browser looks for them, and becomes the browser.
_LAUNCH = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.dup2(int(sys.argv[2]), 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


def _pipe() -> tuple[int, int]:
    """The ends of a pipe, under numbers that are not in the way of 3 and 4."""
    ends = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends]
    for end in ends:
        os.close(end)
    return high[0], high[1]


@contextmanager
def browser(program: str, patience: float = 60) -> Iterator[Page]:
    """A headless browser with one page; it is ended afterwards. Raises BrowserError when it does not start."""
    to_read, to_write = _pipe()
    from_read, from_write = _pipe()
    with tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True) as profile:
        started = subprocess.Popen(
            [sys.executable, "-c", _LAUNCH, str(to_read), str(from_write), program, *_flags(profile)],
            pass_fds=(to_read, from_write),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(from_write)
        try:
            pipe = _Pipe(from_read, to_write, patience)
            target = pipe.call("Target.createTarget", {"url": "about:blank"})["targetId"]
            session = pipe.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
            yield Page(pipe, session)
        finally:
            started.terminate()
            try:
                started.wait(10)
            except subprocess.TimeoutExpired:
                started.kill()
                started.wait()
            os.close(from_read)
            os.close(to_write)


def _flags(profile: str) -> list[str]:
    # Containers have neither a user namespace for the sandbox nor a large /dev/shm.
    return [
        "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
        "--no-first-run", "--disable-extensions", "--disable-background-networking", "--hide-scrollbars",
        f"--user-data-dir={profile}",
    ]  # fmt: skip
