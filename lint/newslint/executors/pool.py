"""Doing tasks in several processes, results in the order of the tasks."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from newslint.corpus.readers import ReadOptions
from newslint.engine import Plan
from newslint.index.update import Done, Task, do
from newslint.plan import PlanSpec

POOL_TASKS = 8
"""Fewer tasks than this (of 100 articles) are done here: a pool costs more than it saves."""

_context: tuple[ReadOptions, Plan] | None = None


def run_tasks(tasks: Iterable[Task], options: ReadOptions, plan: Plan, spec: PlanSpec, jobs: int) -> Iterator[Done]:
    """Do tasks: here while they are few, in a pool when there are many."""
    waiting = iter(tasks)
    first: list[Task] = []
    if jobs > 1:
        for task in waiting:
            first.append(task)
            if len(first) == POOL_TASKS:
                break
    if len(first) < POOL_TASKS:
        yield from (do(task, options, plan) for task in (*first, *waiting))
        return
    with _pool(options, plan, spec, jobs) as pool:
        under_way: deque[Any] = deque(pool.apply_async(_in_worker, (task,)) for task in first)
        # Tasks are taken here, not by the pool's own thread: what makes them reads the index.
        for task in waiting:
            under_way.append(pool.apply_async(_in_worker, (task,)))
            if len(under_way) > 3 * jobs:
                yield under_way.popleft().get()
        while under_way:
            yield under_way.popleft().get()


def _pool(options: ReadOptions, plan: Plan, spec: PlanSpec, jobs: int) -> Any:
    import multiprocessing

    if sys.platform == "linux":  # forked workers inherit the plan; elsewhere each builds its own
        global _context
        _context = (options, plan)
        return multiprocessing.get_context("fork").Pool(jobs, _watch, (os.getpid(),))
    return multiprocessing.get_context("spawn").Pool(jobs, _build, (options, spec))


def _leave_signals() -> None:
    """Workers end when their parent ends them: an interrupt from the terminal is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _watch(parent: int) -> None:
    """End this worker when the process that started it is gone: one that is killed cannot say so."""
    import threading
    import time

    _leave_signals()

    def wait() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _build(options: ReadOptions, spec: PlanSpec) -> None:
    _leave_signals()
    global _context
    _context = (options, spec.plan())


def _in_worker(task: Task) -> Done:
    if _context is None:
        raise RuntimeError("the worker was not set up")
    return do(task, *_context)
