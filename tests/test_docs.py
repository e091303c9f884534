from __future__ import annotations

import re

import build_docs
from newslint.registry import load
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
        text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)#\s]+)", text):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name}: {target}"
