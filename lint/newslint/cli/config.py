"""``newslint config schema`` and ``newslint config show``."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from typing import Annotated, Any, Literal

import typer

from newslint.record import NamedTuple
from newslint.reporters.display import json_text, toml_text, visible

app = typer.Typer(help="Print the schema of the config, or what holds here.", no_args_is_help=True)


@app.command("schema")
def schema() -> None:
    """Print the JSON schema of newslint.toml, for editors and validators."""
    from newslint.config import json_schema

    sys.stdout.write(json.dumps(json_schema(), indent=2) + "\n")


@app.command("show")
def show(
    config: Annotated[str | None, typer.Option(metavar="FILE", help="The config file to use.")] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="As if there were no config file.")] = False,
    format: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="How to print it.")] = "text",
) -> None:
    """Print every key with the value that holds here, and where it comes from."""
    from newslint.cli.exit_status import fail
    from newslint.config import ConfigError

    try:
        values, path = effective(config, isolated)
    except ConfigError as error:
        raise typer.Exit(fail(str(error))) from None
    if format == "json":
        shown = {name: {"value": _json(one.value), "from": one.origin} for name, one in values.items()}
        sys.stdout.write(json_text({"file": path, "values": shown}, indent=2) + "\n")
        return
    sys.stdout.write(f"# {visible(path)}\n" if path else "# no config file here or above: defaults\n")
    for name, one in values.items():
        sys.stdout.write(f"{name} = {to_toml(one.value)}  # {visible(one.origin)}\n")


class Value(NamedTuple):
    """What holds for a key. ``origin``: the name of the config file, or "default"."""

    value: Any
    origin: str


def effective(chosen: str | None, isolated: bool) -> tuple[dict[str, Value], str | None]:
    """The value of every key, and the path of the config file, if one is in use. Raises ConfigError."""
    from newslint.config import KEYS, Config, find, parse, read_table

    path = None if isolated else chosen or find(os.getcwd())
    table = read_table(path) if path else {}
    config = parse(table, path) if path else Config(root=os.getcwd())
    origin = os.path.basename(path) if path else ""
    values = {
        name: Value(getattr(config, name.replace("-", "_")), origin if name in table else "default") for name in KEYS
    }
    return values, path


def to_toml(value: Any) -> str:
    """A value of the config as TOML on one line."""
    if isinstance(value, str):
        return toml_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        items = ", ".join(f"{_key(str(key))} = {to_toml(item)}" for key, item in value.items())
        return "{ " + items + " }" if items else "{}"
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(map(to_toml, value)) + "]"
    return str(value)


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("-", "_").isidentifier() else to_toml(name)


def _json(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else value
