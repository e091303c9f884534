from __future__ import annotations

import re

import build_docs
from newslint.__main__ import COMMANDS
from newslint.registry import load
from newslint.reporters import FORMATS
from running import ROOT


def test_the_page_of_rules_is_up_to_date() -> None:
    assert build_docs.DOCS.read_text(encoding="utf-8") == build_docs.page(), "run python tools/build_docs.py"


def test_every_rule_has_a_section_and_a_place_in_the_table() -> None:
    text = build_docs.page()
    for one in load():
        assert f"\n### {one.name}\n" in text
        assert f"| {one.code} | [{one.name}](#{one.name}) |" in text


def test_links_between_documents_lead_somewhere() -> None:
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")):
        text = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)#\s]+)", text):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_output_in_the_readme_is_what_comes_out() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    golden = (ROOT / "fixtures" / "dam.expected").read_text(encoding="utf-8").split("\n\n")
    shown = readme.split("```text\n")[1].split("\n```")[0].split("\n\n")
    assert len(shown) > 3
    assert set(shown) <= set(golden)


def test_every_command_in_the_readme_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = set(re.findall(r"^newslint ([a-z]+)\b", readme, flags=re.MULTILINE))
    assert len(commands) > 4
    assert commands <= COMMANDS


def test_every_format_is_in_the_readme() -> None:
    listed = (ROOT / "README.md").read_text(encoding="utf-8").partition("Formats (`--format`")[2].partition(".\n")[0]
    assert {*FORMATS, "parquet"} <= set(re.findall(r"[\w-]+", listed))
