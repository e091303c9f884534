from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from newslint.cli.config import to_toml
from newslint.config import KEYS
from running import run


def test_the_schema_takes_what_is_right_and_refuses_the_rest(tmp_path: Path) -> None:
    schema = json.loads(run("config", "schema", cwd=tmp_path).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    right = (
        'corpus = ["articles/**"]\nignore = {BLP110 = "credits stay"}\nmax-file-size = "2 MB"\nprefer = {Kyiv = "Kiev"}'
    )
    jsonschema.validate(tomllib.loads(right), schema)
    for wrong in ("selct = []", 'fail-on = "always"', "preview = 1"):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(tomllib.loads(wrong), schema)


def test_show_says_where_each_value_comes_from(tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_text('min-confidence = "medium"\naccept = ["Pervomaisky"]\n', encoding="utf-8")
    done = run("config", "show", cwd=tmp_path)
    assert 'min-confidence = "medium"  # newslint.toml' in done.stdout
    assert 'fail-on = "warning"  # default' in done.stdout
    shown = tomllib.loads(done.stdout)
    assert list(shown) == list(KEYS)
    assert shown["accept"] == ["Pervomaisky"]
    as_json = json.loads(run("config", "show", "--format", "json", cwd=tmp_path).stdout)
    assert as_json["file"] == str(tmp_path / "newslint.toml")
    assert as_json["values"]["accept"] == {"value": ["Pervomaisky"], "from": "newslint.toml"}


def test_show_without_a_config(tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_text("preview = true\n", encoding="utf-8")
    done = run("config", "show", "--isolated", cwd=tmp_path)
    assert done.stdout.startswith("# no config file")
    assert "preview = false  # default" in done.stdout


def test_show_of_a_bad_config(tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_text("selct = []\n", encoding="utf-8")
    done = run("config", "show", cwd=tmp_path)
    assert (done.returncode, "did you mean 'select'" in done.stderr) == (2, True)


@pytest.mark.parametrize("value", [True, 5, 'a"b\\\n\x7f\x1b', ("a", "b"), (), {"Київ": ("Kiev",), "a b": "c"}, {}])
def test_toml_round_trip(value: object) -> None:
    expected = json.loads(json.dumps(value))
    assert tomllib.loads(f"key = {to_toml(value)}")["key"] == expected
