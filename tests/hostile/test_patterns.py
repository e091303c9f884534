"""Patterns that users supply cannot hang a run: RE2 runs them, or they are refused."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from hostile.support import clean_end, newslint
from newslint.article import Article
from newslint.engine import Plan, lint
from newslint.knowledge import Knowledge
from newslint.pattern_rule import rule_from
from newslint.rule import RuleError

TABLE: dict[str, Any] = {
    "code": "BLP190", "name": "test-rule", "severity": "note", "message": "found {0!r}", "doc": "A rule.",
    "patterns": ["x"], "bad": ["[[x]]"], "good": ["y"],
}  # fmt: skip


def found(table: dict[str, Any], text: str) -> list[str]:
    result = lint([Article("a.txt", text)], Plan.of([rule_from({**TABLE, **table}, "rule.toml")], Knowledge()))
    assert not result.problems
    return [one.text for one in result.findings]


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(\w+\s?)*;$", r"(a|a)*b", r"(?:.*a){20}", r"(?:a?){30}a{30}"])
def test_catastrophic_patterns_end(pattern: str) -> None:
    pytest.importorskip("re2")
    found({"patterns": [pattern]}, "a" * 20_000 + "!" + " word" * 2_000)


def test_matches_are_those_of_the_text() -> None:
    pytest.importorskip("re2")
    text = "Über 😀 Read also: x\nread ALSO: ы\nno"
    assert found({"patterns": [r"^read also:(?P<hit> \pL)$"], "ignore_case": True}, text) == [" ы"]
    assert found({"patterns": [r"also"], "ignore_case": True}, text) == ["also", "ALSO"]


@pytest.mark.parametrize("pattern", [r"(?=a)b", r"(a)\1", r"(?<!a)b", "(", "a{2000}"])
def test_what_re2_does_not_know_is_refused_with_the_reason(pattern: str, capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("re2")
    with pytest.raises(RuleError, match="RE2"):
        rule_from({**TABLE, "patterns": [pattern]}, "rule.toml")
    assert capfd.readouterr().err == ""


def test_without_re2_the_patterns_of_others_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "re2", None)
    with pytest.raises(RuleError, match=r"newslint\[re2\]"):
        rule_from(TABLE, "rule.toml")
    assert rule_from(TABLE, "rule.toml", trusted=True).code == "BLP190"


@pytest.mark.parametrize("message", ["{0.__class__}", "{0:>999999999}", "{x}", "{", "}", "{0!s:1}", 1, "{1}"])
def test_messages_hold_no_other_fields(message: Any) -> None:
    with pytest.raises(RuleError, match="message"):
        rule_from({**TABLE, "message": message}, "rule.toml", trusted=True)


def test_a_pack_is_refused_as_a_whole_with_the_rule_named(tmp_path: Path) -> None:
    pack = tmp_path / "site" / "acme_rules"
    pack.mkdir(parents=True)
    (pack / "newslint-pack.toml").write_text("", encoding="utf-8")
    (pack / "__init__.py").write_text("", encoding="utf-8")
    (pack / "BLP190_bad.toml").write_text(
        "code = 'BLP190'\nname = 'bad'\nseverity = 'note'\nmessage = 'm'\ndoc = 'd'\n"
        "patterns = ['(a)\\1']\nbad = []\ngood = []\n",
        encoding="utf-8",
    )
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text("a" * 100, encoding="utf-8")
    (corpus / "newslint.toml").write_text('packs = ["newslint_rules", "acme_rules"]', encoding="utf-8")
    from hostile.support import environment

    path = environment()["PYTHONPATH"] + f":{tmp_path / 'site'}"
    done = newslint(".", cwd=corpus, PYTHONPATH=path)
    clean_end(done, 2)
    assert b"BLP190_bad.toml" in done.stderr
