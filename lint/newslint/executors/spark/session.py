"""A Spark session, or one clear sentence why there is none."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LEAST_JAVA = 17
"""Spark 4 runs on Java 17 and later."""

SETTINGS = {
    "spark.log.level": "ERROR",
    "spark.ui.showConsoleProgress": "false",
    "spark.checkpoint.compress": "true",
    # Rows hold whole articles and groups: Arrow's default of 10,000 rows a batch can be gigabytes.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "500",
}


class SparkUnavailableError(ValueError):
    """Spark cannot run here; the message says what is missing and how to get it."""


def open_session(master: str | None) -> SparkSession:
    """A session on a master (``local[2]``, ``spark://host:7077``, ``yarn``); without one, as spark-submit says.

    Executors have to find newslint in their Python. Raises SparkUnavailableError.
    """
    try:
        import pyarrow  # noqa: F401
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise SparkUnavailableError(f"--engine spark needs {error.name}: pip install 'newslint[spark]'") from None
    check_java()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("newslint")
    if master:
        builder = builder.master(master)
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except Exception as error:
        reason = str(error).strip().partition("\n")[0]
        raise SparkUnavailableError(f"no Spark session on {master or 'the default master'}: {reason}") from None


def check_java() -> None:
    """Raise SparkUnavailableError unless a Java is there that Spark runs on."""
    home = os.environ.get("JAVA_HOME")
    java = os.path.join(home, "bin", "java") if home else shutil.which("java")
    needed = f"--engine spark needs Java {LEAST_JAVA} or later"
    if java is None or not shutil.which(java):
        where = f"JAVA_HOME is {home}, where there is no bin/java" if home else "there is no java on the PATH"
        raise SparkUnavailableError(f"{needed}, but {where}; install one (Debian: openjdk-17-jre-headless)")
    try:
        told = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=True).stderr
    except (OSError, subprocess.SubprocessError) as error:
        raise SparkUnavailableError(f"{needed}, but {java} does not run: {error}") from None
    found = re.search(r'version "(?:1\.)?(\d+)', told)
    if found and int(found[1]) < LEAST_JAVA:
        raise SparkUnavailableError(f"{needed}, but {java} is Java {found[1]}")
