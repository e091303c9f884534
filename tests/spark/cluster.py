"""A real Spark cluster on loopback: a standalone master and its workers, each a process of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from newslint.executors.spark.session import SparkUnavailableError, check_java

START_SECONDS = 120
QUICK_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""A JVM that runs for a minute gains nothing from the optimising compiler."""
_RUNNING = re.compile(r"Running task \S+ in stage (\d+)\.\d+ \(TID (\d+)\)")
_FINISHED = re.compile(r"Finished task \S+ in stage \d+\.\d+ \(TID (\d+)\)")


def skip_without_spark() -> None:
    """Skip the module that calls it where Spark or Java is missing, and say which."""
    pytest.importorskip("pyspark", reason="needs Spark: pip install '.[dev,spark]'")
    pytest.importorskip("pyarrow", reason="needs Spark: pip install '.[dev,spark]'")
    try:
        check_java()
    except SparkUnavailableError as error:
        pytest.skip(str(error), allow_module_level=True)


def spark_environment(*settings: str) -> dict[str, str]:
    """The environment of drivers (with settings, ``name=value``), masters and workers: loopback only, this Python."""
    import pyspark

    home = os.path.dirname(pyspark.__file__)
    own = {
        "SPARK_HOME": home,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_NO_DAEMONIZE": "1",
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_DAEMON_JAVA_OPTS": QUICK_JAVA,
    }
    quick = [f"spark.{role}.extraJavaOptions={QUICK_JAVA}" for role in ("driver", "executor")]
    confs = " ".join(f"--conf '{setting}'" for setting in (*quick, *settings))
    return {**os.environ, **own, "PYSPARK_SUBMIT_ARGS": f"{confs} pyspark-shell"}


class Cluster:
    """A running cluster. ``url``: of its master."""

    def __init__(self, folder: Path, workers: int) -> None:
        self.folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        port, *ports = free_ports(2 + 2 * workers)
        self.url = f"spark://127.0.0.1:{port}"
        try:
            self._start("master.Master", "master", port, ports.pop(), "")
            for number in range(workers):
                work = f"--cores 1 --memory 1500m --work-dir {folder}/work{number} {self.url}"
                self._start("worker.Worker", f"worker{number}", ports.pop(), ports.pop(), work)
            wait(lambda: self._log("master").count("Registering worker") == workers, START_SECONDS)
        except BaseException:
            self.stop()
            raise

    def _start(self, name: str, log: str, port: int, web_port: int, arguments: str) -> None:
        environment = spark_environment()
        command = [f"{environment['SPARK_HOME']}/bin/spark-class", f"org.apache.spark.deploy.{name}"]
        command += f"--host 127.0.0.1 --port {port} --webui-port {web_port} {arguments}".split()
        with (self.folder / f"{log}.log").open("wb") as out:
            self._processes.append(
                subprocess.Popen(command, env=environment, stdout=out, stderr=out, start_new_session=True)
            )

    def _log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text(errors="replace")

    def stop(self) -> None:
        """Stop workers and master, and the executors of the workers."""
        for process in reversed(self._processes):
            for pid in (*executors_of(process.pid), process.pid):
                send(pid, signal.SIGTERM)
        for process in self._processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()

    def kill_busy_executor(self, least_stage: int, seconds: float) -> int | None:
        """Kill an executor that has been at a task of this or a later stage for some time; the stage, if there is one.

        One that works for no time at all is found by ``seconds`` 0.
        """
        for number, process in enumerate(self._processes[1:]):
            for pid in executors_of(process.pid):
                stage = self._stage(number, least_stage, seconds)
                if stage is not None:
                    send(pid, signal.SIGKILL)
                    return stage
        return None

    def _stage(self, worker: int, least: int, seconds: float) -> int | None:
        logs = sorted(self.folder.glob(f"work{worker}/app-*/*/stderr"), key=lambda log: log.stat().st_mtime_ns)
        if not logs or time.time() - logs[-1].stat().st_mtime < seconds:
            return None
        text = logs[-1].read_text(errors="replace")
        finished = set(_FINISHED.findall(text))
        stages = [int(stage) for stage, task in _RUNNING.findall(text) if task not in finished or not seconds]
        return max((stage for stage in stages if stage >= least), default=None)


def executors_of(worker: int) -> list[int]:
    """The executors that a worker started."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(") ")[2].split()[1])
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if parent == worker and b"CoarseGrainedExecutorBackend" in command:
                found.append(int(entry.name))
    return sorted(found)


def send(pid: int, number: signal.Signals) -> None:
    """Send a signal to a process that may have ended."""
    with suppress(ProcessLookupError):
        os.kill(pid, number)


def free_ports(count: int) -> list[int]:
    """Ports of loopback that nobody listens on."""
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [int(one.getsockname()[1]) for one in sockets]
    for one in sockets:
        one.close()
    return ports


def wait(happened: Callable[[], bool], seconds: float) -> None:
    """Wait for something to become true. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            raise TimeoutError(f"nothing happened within {seconds} s")
        time.sleep(0.1)


@contextmanager
def cluster(folder: Path, workers: int = 2) -> Iterator[Cluster]:
    """A cluster for the time of a block."""
    running = Cluster(folder, workers)
    try:
        yield running
    finally:
        running.stop()
