from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from newslint.article import Article
from newslint.facts import Facts
from newslint.facts.names import Standing
from newslint.groups.name import split
from newslint.namepairs.families import judge
from newslint.namepairs.family import NameFamily, Pair, Spelling
from newslint.namepairs.learn import full_names
from newslint.plan import PlanSpec
from running import run

RESCUE = (
    "The rescue off Tolvik was led by Captain Ingrid {0} of the Skerra coastguard. "
    "The fog over the harbour was thick, {0} said.\n"
)


def write(root: Path, articles: Mapping[str, str]) -> None:
    for name, text in articles.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    right = {f"news/{name}.example/1.txt": RESCUE.format("Halversen") for name in "abd"}
    write(tmp_path, {**right, "news/c.example/1.txt": RESCUE.format("Halvesren")})
    return tmp_path


def test_a_family_is_listed_with_its_spellings(corpus: Path) -> None:
    done = run("names", "news", cwd=corpus)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Halversen · Halvesren  one name with p = ")
    assert lines[0].endswith(", 4 articles")
    assert "3 articles, 3 sources" in lines[1]
    assert "news/c.example/1.txt:1:49" in lines[2]
    assert lines[3].startswith("  suggestion: ")
    assert done.stderr == "2 spellings in 1 family\n"


def test_a_spelling_is_dated_where_articles_are(tmp_path: Path) -> None:
    articles = {}
    for day, name in enumerate("dba", start=2):
        articles[f"news/{name}.example/1.md"] = f"---\ndate: 2024-03-0{day}\n---\n" + RESCUE.format("Halversen")
    articles["news/c.example/1.txt"] = RESCUE.format("Halvesren")
    write(tmp_path, articles)
    report = json.loads(run("names", "--format", "json", cwd=tmp_path).stdout)
    right, wrong = report["families"][0]["spellings"]
    assert (right["first_seen"]["date"], right["first_seen"]["file"]) == ("2024-03-02", "news/d.example/1.md")
    assert wrong["first_seen"] is None
    assert "first 2024-03-02 in news/d.example/1.md:4:49" in run("names", cwd=tmp_path).stdout


@pytest.mark.parametrize("args", [[], ["--isolated"], ["--no-index"], ["news/a.example/1.txt", "news/c.example/1.txt"]])
def test_json_with_and_without_an_index(corpus: Path, args: list[str]) -> None:
    done = run("names", "--format", "json", *args, cwd=corpus)
    report = json.loads(done.stdout)
    (family,) = report["families"]
    assert [one["form"] for one in family["spellings"]] == ["Halversen", "Halvesren"]
    assert sum(one["articles"] for one in family["spellings"]) == family["articles"]
    assert family["spellings"][1]["places"][0]["text"] == "Halvesren"


def test_the_same_index_serves_check_and_names(corpus: Path) -> None:
    cache = corpus / "cache"
    before = run("check", "news", "--format", "jsonl", cwd=corpus, NEWSLINT_CACHE_DIR=str(cache))
    (index,) = cache.rglob("*.sqlite")
    written = index.stat().st_mtime_ns
    names = run("names", "news", cwd=corpus, NEWSLINT_CACHE_DIR=str(cache))
    assert "Halvesren" in names.stdout
    assert [index] == list(cache.rglob("*.sqlite"))
    after = run("check", "news", "--format", "jsonl", cwd=corpus, NEWSLINT_CACHE_DIR=str(cache))
    assert (before.stdout, written) == (after.stdout, index.stat().st_mtime_ns)


def test_a_check_after_names_has_nothing_old_to_tell(corpus: Path) -> None:
    assert run("names", "news", cwd=corpus).returncode == 0
    assert "may have changed" not in run("check", "news", cwd=corpus).stderr


def test_names_that_are_deselected_are_still_listed(corpus: Path) -> None:
    (corpus / "newslint.toml").write_text('corpus = ["news/**"]\nselect = ["encoding"]\n', encoding="utf-8")
    assert "Halvesren" in run("names", cwd=corpus).stdout


def test_csv_is_safe_for_spreadsheets(corpus: Path) -> None:
    write(corpus, {"=2+5;=1.txt": RESCUE.format("Halvesren")})
    done = run("names", "--format", "csv", "--output", "names.csv", cwd=corpus)
    assert (done.returncode, done.stdout) == (0, "")
    text = (corpus / "names.csv").read_bytes().decode("utf-8")
    assert all(line.startswith('"') and line.endswith('"') for line in text.splitlines())
    assert ";=" not in text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["spelling"] for row in rows] == ["Halversen", "Halvesren"]
    assert not any(cell.startswith("=") for row in rows for cell in row.values())


def test_trusted_sources_decide(corpus: Path) -> None:
    (corpus / "newslint.toml").write_text('corpus = ["news/**"]\ntrusted = ["c.example"]\n', encoding="utf-8")
    assert "suggestion: Halvesren: trusted sources write it" in run("names", cwd=corpus).stdout


def test_a_folder_called_learn_and_bad_options(corpus: Path) -> None:
    assert run("names", "nowhere", cwd=corpus).returncode == 2
    assert run("names", "--min-probability", "2", cwd=corpus).returncode == 2
    assert run("names", "learn", cwd=corpus).returncode == 2
    assert "no source of an article" in run("names", "learn", "nobody.example", cwd=corpus).stderr


# --- learning


def test_a_learned_lexicon_knows_the_right_spelling(corpus: Path) -> None:
    done = run("names", "learn", "a.example", "news/b.example", "-o", "names.tsv", cwd=corpus)
    assert done.returncode == 0
    assert "1 name from 2 articles" in done.stderr
    text = (corpus / "names.tsv").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line[0] != "#"] == ["Ingrid Halversen\tHalversen"]
    assert "# of a.example, news/b.example." in text

    later = "Captain Ingrid Halverzen was promoted, the coastguard said. She had led the search in thick fog in March."
    write(corpus, {"later/e.example/2.txt": later + "\n"})
    config = 'lexicon = ["names.tsv"]\n'
    for written, found in (("", False), (config, True)):
        (corpus / "newslint.toml").write_text(written, encoding="utf-8")
        report = run("later/e.example/2.txt", "--format", "concise", cwd=corpus).stdout
        assert ("misrendered-name" in report and "Halversen" in report) is found


def test_learning_is_deterministic_and_needs_several_articles(corpus: Path) -> None:
    one = run("names", "learn", "news/a.example", "news/b.example", "news/d.example", cwd=corpus)
    two = run("names", "learn", "d.example", "b.example", "a.example", cwd=corpus, PYTHONHASHSEED="7")
    assert [line for line in one.stdout.splitlines() if line[0] != "#"] == ["Ingrid Halversen\tHalversen"]
    assert one.stdout.replace("news/", "") == two.stdout
    few = run("names", "learn", "news", "--min-articles", "5", cwd=corpus)
    assert [line for line in few.stdout.splitlines() if line[0] != "#"] == []


def test_disputed_spellings_are_left_out_and_told(corpus: Path) -> None:
    write(
        corpus, {"news/c.example/2.txt": RESCUE.format("Halvesren"), "news/c.example/3.txt": RESCUE.format("Halvesren")}
    )
    done = run("names", "learn", "news", cwd=corpus)
    assert [line for line in done.stdout.splitlines() if line[0] != "#"] == []
    assert "note: Ingrid Halvesren is left out: its spelling is disputed" in done.stderr


KNOWLEDGE = PlanSpec(("newslint_rules",), frozenset()).knowledge()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marta van der Vlist spoke on Monday. Vlist smiled.", [("Marta van der Vlist", "van der Vlist")]),
        ("Oh Dae-hwan spoke. Later Oh left; Oh Dae-hwan was late.", []),
        ("Tarik Benzour, Selma Adzic and others. Adzic left.", [("Tarik Benzour", ""), ("Selma Adzic", "Adzic")]),
        ("Ukrainian Olena Kovach spoke. Kovach is from Lviv.", [("Olena Kovach", "Kovach")]),
        ("Tarik Benzour's brother.\nSelma Adzic", [("Tarik Benzour", ""), ("Selma Adzic", "")]),
        ("Anna-Lena Strid Holmqvist wrote. Strid said so.", [("Anna-Lena Strid Holmqvist", "Strid")]),
    ],
)
def test_full_names(text: str, expected: list[tuple[str, str]]) -> None:
    facts = Facts(Article("a.txt", text), KNOWLEDGE)
    assert [(one.form, one.surname) for one in full_names(text, facts["names"], KNOWLEDGE)] == expected


# --- families


def family(*forms: str, pairs: Mapping[tuple[int, int], float]) -> NameFamily:
    spellings = tuple(Spelling(n, form, Standing.UNKNOWN, 0, 1, 1, ()) for n, form in enumerate(forms))
    return NameFamily(spellings, tuple(Pair(a, b, weight, ()) for (a, b), weight in pairs.items()))


def test_weak_pairs_split_a_family() -> None:
    whole = family("Aa", "Ab", "Bb", "Bc", pairs={(0, 1): 0.9, (1, 2): 0.4, (2, 3): 0.8})
    parts = list(split(whole, 0.5))
    assert [[one.form for one in part.spellings] for part in parts] == [["Aa", "Ab"], ["Bb", "Bc"]]
    assert [judge(part, (), ()).probability for part in parts] == [0.9, 0.8]


def test_the_lexicon_decides_before_trusted_sources() -> None:
    one = family("Aa", "Ab", pairs={(0, 1): 0.9})
    assert judge(one, ["Ab"], ["Aa"]).suggestion == "Ab"
    assert judge(one, [], ["Aa"]).suggestion == "Aa"
    assert judge(one, ["Aa", "Ab"], ["Aa"]).suggestion == ""
    assert judge(one, [], []).reason == "nothing decides"
