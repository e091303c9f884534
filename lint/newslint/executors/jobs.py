"""How many processes a run uses."""

from __future__ import annotations

import os


def default_jobs() -> int:
    """One job for each core that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        return os.cpu_count() or 1
