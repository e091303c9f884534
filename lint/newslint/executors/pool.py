"""Doing tasks in several processes, results in the order of the tasks.

Each worker has a pipe of its own, which a thread here waits at: it ends when either side does, whatever was under way.
(The workers of ``multiprocessing.Pool`` and ``ProcessPoolExecutor`` share one. The first waits for ever when a worker
is killed, as systems do when memory runs out; the second when it is killed while it sends a result.)
"""

from __future__ import annotations

import errno
import signal
import sys
from collections import deque
from collections.abc import Generator, Iterable
from contextlib import suppress
from typing import Any

from newslint.corpus.readers import ReadOptions
from newslint.engine import Plan
from newslint.index.update import Done, Task, do
from newslint.plan import PlanSpec
from newslint.record import NamedTuple

POOL_TASKS = 8
"""Fewer tasks than this (of 100 articles) are done here: a pool costs more than it saves."""


class _Worker(NamedTuple):
    process: Any
    pipe: Any


def run_tasks(
    tasks: Iterable[Task], options: ReadOptions, plan: Plan, spec: PlanSpec, jobs: int
) -> Generator[Done, None, None]:
    """Do tasks: here while they are few, in a pool when there are many.

    Raises ChildProcessError when a worker is killed, and what the worker raises.
    """
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
    from concurrent.futures import Future, ThreadPoolExecutor
    from queue import SimpleQueue

    workers: list[_Worker] = []
    threads = ThreadPoolExecutor(jobs)
    try:
        _start(workers, options, plan, spec, jobs)  # before there are threads: those that are forked have none
        idle: SimpleQueue[_Worker] = SimpleQueue()
        for worker in workers:
            idle.put(worker)
        under_way: deque[Future[Done]] = deque(threads.submit(_done, idle, task) for task in first)
        # Tasks are taken here, not by the threads: what makes them reads the index.
        for task in waiting:
            under_way.append(threads.submit(_done, idle, task))
            if len(under_way) > 3 * jobs:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    except BaseException:
        for worker in workers:
            worker.process.terminate()
        raise
    finally:
        threads.shutdown(cancel_futures=True)
        for worker in workers:
            worker.pipe.close()
        for worker in workers:
            worker.process.join()


def _done(idle: Any, task: Task) -> Done:
    """Have a worker do a task; in a thread. There are as many threads as workers."""
    worker = idle.get()
    try:
        worker.pipe.send(task)
        done: Done | Exception = worker.pipe.recv()
    except (EOFError, OSError):
        reason = "a worker process was killed, which systems do when memory runs out: fewer --jobs take less of it"
        raise ChildProcessError(errno.ECHILD, reason) from None
    finally:
        idle.put(worker)
    if isinstance(done, Exception):
        raise done
    return done


def _start(workers: list[_Worker], options: ReadOptions, plan: Plan, spec: PlanSpec, jobs: int) -> None:
    """Add the workers. Forked ones inherit the plan; where there is no safe fork, each builds its own."""
    import multiprocessing

    forked = sys.platform == "linux"
    context: Any = multiprocessing.get_context("fork" if forked else "spawn")
    for _ in range(jobs):
        here, there = context.Pipe()
        # A pipe ends when all have closed their ends of it, and what is forked has ours.
        inherited = [here, *(one.pipe for one in workers)] if forked else []
        arguments = (there, inherited, options, plan if forked else spec)
        process = context.Process(target=_serve, args=arguments, daemon=True)
        process.start()
        there.close()
        workers.append(_Worker(process, here))


def _serve(pipe: Any, inherited: list[Any], options: ReadOptions, what: Plan | PlanSpec) -> None:
    """Do tasks until the other end of the pipe is closed, or gone with its process."""
    # Workers end when their parent ends them: an interrupt from the terminal is the parent's to answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for one in inherited:
        one.close()
    plan = what.plan() if isinstance(what, PlanSpec) else what
    with suppress(EOFError, OSError):
        while True:
            pipe.send(_try(pipe.recv(), options, plan))


def _try(task: Task, options: ReadOptions, plan: Plan) -> Done | Exception:
    try:
        return do(task, options, plan)
    except Exception as error:
        from traceback import format_exc

        error.add_note(format_exc())  # which a pipe leaves out
        return error
