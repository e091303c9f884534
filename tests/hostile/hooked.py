"""Run newslint under an audit hook that writes down what a linter of untrusted files must not do.

Called as ``python hooked.py LOG CORPUS ALLOWED... -- ARGUMENTS``: files may be written below the ALLOWED folders only.
"""

from __future__ import annotations

import os
import sys

log, corpus, *rest = sys.argv[1:]
end = rest.index("--")
allowed = tuple(os.path.realpath(path) for path in rest[:end])
sys.argv[1:] = rest[end + 1 :]
_BELOW = os.path.realpath(corpus) + os.sep
_NEVER = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "ctypes.", "urllib.", "http.")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_told = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)


def hook(event: str, args: tuple[object, ...]) -> None:
    fault = ""
    if event.startswith(_NEVER):
        fault = event
    elif event == "open" and isinstance(args[0], (str, bytes)) and isinstance(args[2], int) and args[2] & _WRITES:
        path = os.path.realpath(os.fsdecode(args[0]))
        if not path.startswith(allowed) and not path.startswith("/dev/"):
            fault = f"write {path}"
    elif event == "exec":
        name = getattr(args[0], "co_filename", "")
        if not name.startswith("<") and os.path.realpath(name).startswith(_BELOW):
            fault = f"exec {name}"
    elif event in ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.symlink"):
        path = os.path.realpath(os.fsdecode(args[0])) if isinstance(args[0], (str, bytes)) else ""
        if path and not path.startswith(allowed):
            fault = f"{event} {path}"
    if fault:
        os.write(_told, (fault + "\n").encode("utf-8", "backslashreplace"))


sys.addaudithook(hook)
sys.path[0] = os.getcwd()  # as `python -m newslint` has it
from newslint.__main__ import main  # noqa: E402

sys.exit(main())
