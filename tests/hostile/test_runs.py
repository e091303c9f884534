"""The same findings whatever happens around a run, and a clean end however it ends."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Done
from hostile.support import LOST, clean_end, environment, newslint
from newslint import plan as plan_module
from newslint.cli.check import run_check
from newslint.cli.options import CheckOptions
from newslint.engine import Plan
from newslint.plan import PlanSpec
from newslint.reporters.sarif import MAX_RESULTS

Command = Callable[..., Done]
posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")


def write_corpus(root: Path, count: int) -> list[str]:
    rng = random.Random(count)
    names = ["Ingrid Halversen", "Ingrid Halvesren", "Viktor Zelinkovich", "Viktor Zelinkovitz"]
    written = []
    for number in range(count):
        body = [
            f"{rng.choice(names)} said that {rng.randint(2, 90)} boats left the harbour of Tolvik on Tuesday.",
            rng.choice([LOST.strip(), "The council met in Orlenka.", "Share on Facebook"]),
            f"{rng.choice(names)} spoke of 8,{rng.randint(1, 9)} billion crowns for the dam above Orlenka.",
        ]
        path = root / f"{'ab'[number % 2]}.example" / f"{number:03}.txt"
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text("\n\n".join(body) + "\n", encoding="utf-8")
        written.append(str(path.relative_to(root)))
    return written


def test_output_is_the_same_bytes_whatever_seed_jobs_and_order(tmp_path: Path) -> None:
    names = write_corpus(tmp_path, 20)
    outputs = set()
    for seed, jobs, order in (("0", "1", names), ("1", "2", names[::-1]), ("77", "2", sorted(names, key=hash))):
        done = newslint(
            *order, "--format", "json", "--no-index", "-j", jobs, "--preview", cwd=tmp_path, PYTHONHASHSEED=seed
        )
        clean_end(done, 1)
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_any_partition_into_batches_gives_the_same_findings(tmp_path: Path, command: Command) -> None:
    names = write_corpus(tmp_path, 24)
    (tmp_path / "newslint.toml").write_text('corpus = ["*.example/*"]', encoding="utf-8")
    whole = sorted(command("--format", "jsonl").out.splitlines())
    assert len(whole) > 24
    for seed in range(2):
        rng = random.Random(seed)
        shuffled = rng.sample(names, len(names))
        found: list[str] = []
        while shuffled:
            batch = [shuffled.pop() for _ in range(min(len(shuffled), rng.randint(1, 9)))]
            found += command(*batch, "--format", "jsonl").out.splitlines()
        assert sorted(found) == whole


def damage(rng: random.Random, path: Path) -> None:
    data = bytearray(path.read_bytes())
    kind = rng.randrange(4)
    if kind == 0 and data:
        for _ in range(rng.randint(1, 20)):
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    elif kind == 1:
        data = data[: rng.randrange(len(data) + 1)]
    elif kind == 2:
        data = bytearray(b"\x00" * len(data))
    else:
        data = bytearray(rng.randbytes(200))
    path.write_bytes(data)


def check_damaged_index(root: Path, command: Command, times: int) -> None:
    write_corpus(root / "corpus", 12)
    cache = root / "cache"
    run = ("corpus", "--format", "json", "--cache-dir", str(cache))
    expected = command("corpus", "--format", "json", "--no-index").out
    assert command(*run).out == expected
    (index,) = cache.rglob("*.sqlite")
    good = index.read_bytes()
    rng = random.Random(times)
    for _ in range(times):
        index.write_bytes(good)
        damage(rng, index)
        for suffix in ("-wal", "-shm"):
            Path(f"{index}{suffix}").unlink(missing_ok=True)
        done = command(*run)
        assert (done.status, done.out) == (1, expected)


def test_a_damaged_index_changes_no_finding(tmp_path: Path, command: Command) -> None:
    check_damaged_index(tmp_path, command, 15)


@pytest.mark.parametrize(
    ("before", "after"), [(b"CREATE TABLE ", b"CREATE T\xa0BLE "), (b"data", b"dat~"), (b"BLOB", b"BL,B")]
)
def test_a_damaged_schema_changes_no_finding(tmp_path: Path, command: Command, before: bytes, after: bytes) -> None:
    """Tables that SQLite cannot read (its message quotes what is no UTF-8), and columns that are not there."""
    write_corpus(tmp_path / "corpus", 2)
    run = ("corpus", "--format", "json", "--cache-dir", str(tmp_path / "cache"))
    expected = command(*run).out
    (index,) = (tmp_path / "cache").rglob("*.sqlite")
    data = index.read_bytes()
    assert before in data[:65536]
    index.write_bytes(data[:65536].replace(before, after) + data[65536:])
    done = command(*run)
    assert (done.status, done.out) == (1, expected)


@pytest.mark.slow
def test_a_thousand_damaged_indexes(tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    plans: dict[frozenset[str], Plan] = {}  # each loads tables anew, which caches would keep: 9 MB a run
    build = PlanSpec.plan
    monkeypatch.setattr(
        PlanSpec, "plan", lambda spec: plans.get(spec.codes) or plans.setdefault(spec.codes, build(spec))
    )
    check_damaged_index(tmp_path, command, 1_000)


@posix
def test_a_cache_that_cannot_be_written(tmp_path: Path, command: Command) -> None:
    write_corpus(tmp_path / "corpus", 6)
    expected = command("corpus", "--format", "jsonl", "--no-index").out
    (tmp_path / "file").write_text("", encoding="utf-8")
    for cache in ("/proc/nothing", str(tmp_path / "file"), "/dev/full"):
        done = command("corpus", "--format", "jsonl", "--cache-dir", cache)
        assert (done.status, done.out) == (1, expected)
        assert "index could not be used" in done.err


def test_processes_side_by_side(tmp_path: Path) -> None:
    names = write_corpus(tmp_path, 16)
    (tmp_path / "newslint.toml").write_text('corpus = ["*.example/*"]', encoding="utf-8")
    command = [sys.executable, "-m", "newslint", "--format", "jsonl", "--cache-dir", str(tmp_path / "cache"), "-j1"]
    running = [
        subprocess.Popen(command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    ended = [(one.communicate(timeout=300), one.returncode) for one in running]
    assert {status for _, status in ended} == {1}, ended[0]
    assert len({out for (out, _), _ in ended}) == 1
    assert names


def check_killed_checks(root: Path, kills: int, count: int) -> None:
    """Of two runs side by side, on an index that is new or has half its files to read again, one is killed."""
    names = write_corpus(root, count)
    (root / "newslint.toml").write_text('corpus = ["*.example/*"]', encoding="utf-8")
    texts = [(root / name).read_bytes() for name in names]
    changed = list(texts)
    changed[::2] = texts[::-2]
    options = ["--format", "jsonl", "--preview"]
    states = []
    for state in (texts, changed):
        _write(root, names, state)
        states.append((state, newslint(*options, "--no-index", cwd=root).stdout))
    assert states[0][1] != states[1][1]
    options += ["--cache-dir", str(root / "cache")]
    started = time.monotonic()
    assert newslint(*options, cwd=root).stdout == states[1][1]
    whole = time.monotonic() - started
    rng = random.Random(kills)
    met = 0
    for number in range(kills):
        state, expected = states[number % 2]
        _write(root, names, state)
        if number % 5 == 0:
            shutil.rmtree(root / "cache")
        command = [sys.executable, "-m", "newslint", *options, "-j", str(rng.randint(1, 2))]
        dying, living = (
            subprocess.Popen(
                command, cwd=root, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                start_new_session=True,
            )
            for _ in range(2)
        )  # fmt: skip
        time.sleep(rng.uniform(0.1, 1.5) * whole)
        met += dying.poll() is None
        os.killpg(dying.pid, signal.SIGKILL)
        dying.communicate()
        out, err = living.communicate(timeout=300)
        assert (living.returncode, out) == (1, expected), err
        done = newslint(*options, cwd=root)
        assert (done.returncode, done.stdout) == (1, expected), done.stderr
        for told in (err, done.stderr):
            assert b"Traceback" not in told
            assert b"index could not be used" not in told
    assert met or kills < 50, "no kill met a run"


def _write(root: Path, names: list[str], texts: list[bytes]) -> None:
    for name, text in zip(names, texts, strict=True):
        if (root / name).read_bytes() != text:
            (root / name).write_bytes(text)


@posix
def test_checks_that_are_killed_leave_an_index_that_serves(tmp_path: Path) -> None:
    check_killed_checks(tmp_path, 4, 16)


@posix
@pytest.mark.slow
def test_fifty_killed_checks(tmp_path: Path) -> None:
    check_killed_checks(tmp_path, 50, 120)


# --- how a run ends


@posix
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals_end_it_quietly(tmp_path: Path, number: signal.Signals, status: int) -> None:
    # Enough work to be met at it, with a pool: 8 batches of 100.
    text = "Ingrid Halversen said that 40 boats left the harbour of Tolvik on Tuesday. " * 40
    for n in range(1_200):
        (tmp_path / f"{n}.txt").write_text(text + str(n), encoding="utf-8")
    command = [sys.executable, "-m", "newslint", ".", "--no-index", "-j", "2", "--format", "concise"]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # What a shell starts in the background ignores interrupts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    time.sleep(4)
    if process.poll() is None:
        os.killpg(process.pid, number) if number == signal.SIGINT else process.send_signal(number)
    _, err = process.communicate(timeout=120)
    assert b"Traceback" not in err
    assert process.returncode in (status, 0, 1), err
    assert not subprocess.run(["pgrep", "-s", str(process.pid)], capture_output=True, check=False).stdout


@posix
def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    write_corpus(tmp_path, 60)
    for name in ("full", "json"):
        process = subprocess.Popen(
            [sys.executable, "-m", "newslint", ".", "--format", name, "-j1"],
            cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        err = process.stderr.read()
        process.wait(timeout=60)
        process.stderr.close()
        assert b"Traceback" not in err
        assert b"Exception" not in err
        assert process.returncode in (0, 1, 141)


@posix
@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["--help"], ["rules"], ["rule", "NAM101"], ["config", "schema"], ["sources"], ["names"],
     ["index", "status"], ["explain", "a.example/000.txt:1"], ["--statistics"]],
    ids=" ".join,
)  # fmt: skip
def test_no_command_minds_a_reader_that_has_left_or_a_full_disk(tmp_path: Path, arguments: list[str]) -> None:
    write_corpus(tmp_path, 4)
    command = [sys.executable, "-m", "newslint", *arguments]
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "wb") as nobody, open("/dev/full", "wb") as full:
        for out, status in ((nobody, 141), (full, 3)):
            done = subprocess.run(
                command, cwd=tmp_path, env=environment(), stdout=out, stderr=subprocess.PIPE, check=False
            )
            assert done.returncode == status
            assert b"Traceback" not in done.stderr
            assert b"Exception" not in done.stderr


@posix
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LOST, encoding="utf-8")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "newslint", "a.txt"],
            cwd=tmp_path, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert b"no space left" in done.stderr
    clean_end(newslint("a.txt", "--format", "json", "--output", "/dev/full", cwd=tmp_path), 2, 3)


@pytest.mark.parametrize(
    "env", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}]
)
def test_any_locale(tmp_path: Path, env: dict[str, str]) -> None:
    (tmp_path / "ö☃.txt").write_text(LOST, encoding="utf-8")
    done = newslint(".", "--format", "concise", cwd=tmp_path, **env)
    clean_end(done, 1)
    # In an ASCII locale Python hands over the bytes of the name, and they are shown as such.
    assert done.stdout.startswith(("ö☃.txt:1:8".encode(), rb"\xc3\xb6\xe2\x98\x83.txt:1:8"))


# --- failures inside


def spoil(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    rules = plan_module.load(("newslint_rules",))

    def broken(text: str) -> list[object]:
        if "bad" in text:
            raise error
        return []

    spoilt = tuple(one._replace(check=broken, needs=("text",)) if one.code == "ENC101" else one for one in rules)
    monkeypatch.setattr(plan_module, "load", lambda packs: spoilt)


@pytest.mark.parametrize(
    "error", [RuntimeError("no\n::error::such\x1b[31m"), RecursionError(), MemoryError(), ValueError("\ud800")]
)
def test_a_rule_that_fails_is_isolated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    from hostile.support import faults

    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("bad\n" + LOST, encoding="utf-8")
    (tmp_path / "b.txt").write_text(LOST, encoding="utf-8")
    spoil(monkeypatch, error)
    status = run_check(CheckOptions((".",), isolated=True, exit_zero=True, format=("json",), jobs="1"))
    captured = capsys.readouterr()
    assert status == 3
    report = json.loads(captured.out)
    assert {one["file"] for one in report["findings"]} == {"a.txt", "b.txt"}
    assert len(report["problems"]) == 1
    assert "ENC101" in report["problems"][0]["what"]
    assert not faults(captured.out)
    assert not faults(captured.err)


@pytest.mark.slow
def test_sarif_stops_at_what_services_take(tmp_path: Path, command: Command) -> None:
    files = ("a.txt", "b.txt", "c.txt")  # of one article a rule reports MAX_HITS
    for name in files:
        (tmp_path / name).write_text("a\ufffd " * (MAX_RESULTS // 3 + 1_000), encoding="utf-8")
    (run,) = json.loads(command(*files, "--format", "sarif", "--select", "ENC103").out)["runs"]
    assert len(run["results"]) == MAX_RESULTS
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "3,000 more findings" in notification["message"]["text"]


def test_fingerprints_stay_when_lines_are_inserted(tmp_path: Path, command: Command) -> None:
    def prints(text: str) -> list[str]:
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        (run,) = json.loads(command("a.txt", "--format", "sarif", "--select", "ENC").out)["runs"]
        for result in run["results"]:
            location = result["locations"][0]["physicalLocation"]["artifactLocation"]
            assert location == {"uri": "a.txt", "uriBaseId": "SRCROOT"}
        return [one["partialFingerprints"]["newslint/v1"] for one in run["results"]]

    text = f"{LOST}\nThe mayorâ€™s office.\n{LOST}"
    assert len(set(prints(text))) == 3
    assert prints("A new line.\n\n" + text.replace("\n", "\n\n")) == prints(text)
