"""The options of ``newslint names``; what it does is in ``names`` and ``learn``."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from newslint.cli.options import LEAST_PROBABILITY, from_values

SHARED = frozenset(
    "config isolated no_index cache_dir jobs files_from exclude force_exclude max_file_size color quiet verbose".split()
)
"""Options of ``check`` that these commands take as well."""


class _Group(TyperGroup):
    """``newslint names PATHS`` is ``newslint names list PATHS``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        completing = ctx.resilient_parsing
        if not completing and (not args or (args[0] not in self.commands and args[0] not in ("--help", "-h"))):
            args = ["list", *args]
        rest: list[str] = super().parse_args(ctx, args)
        return rest


def make(parameters: Sequence[inspect.Parameter]) -> typer.Typer:
    """The group of commands. ``parameters``: those of ``check``, some of which are shared."""
    app = typer.Typer(cls=_Group, help="List the spellings of each name, or learn names from sources that you trust.")
    shared = [one for one in parameters if one.name in SHARED]
    app.command("list")(with_shared(shared, list_families))
    app.command("learn")(with_shared(shared, learn))
    return app


def list_families(
    paths: Annotated[list[str] | None, typer.Argument(help="Files and folders.", show_default=False)] = None,
    format: Annotated[Literal["text", "json", "csv"], typer.Option("--format", "-f", help="How to list.")] = "text",
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")] = None,
    min_probability: Annotated[
        float, typer.Option(help="Least probability that two spellings are one name.")
    ] = LEAST_PROBABILITY,
    **shared: Any,
) -> None:
    """List the families of spellings that probably are one name, those in most articles first. This is the default."""
    from newslint.cli.names import run_names

    raise typer.Exit(
        run_names(
            from_values(paths=paths, output=[output] if output else [], **shared), format, output, min_probability
        )
    )


def learn(
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="Sources, files or folders; by default those that the config trusts.", show_default=False),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")] = None,
    min_articles: Annotated[int, typer.Option(help="In how many articles a full name must stand.")] = 2,
    **shared: Any,
) -> None:
    """Write a lexicon of the names in articles that you trust, for the key lexicon of the config."""
    from newslint.cli.learn import run_learn

    raise typer.Exit(
        run_learn(from_values(output=[output] if output else [], **shared), tuple(sources or ()), output, min_articles)
    )


def with_shared(shared: Sequence[inspect.Parameter], function: Any) -> Any:
    """The function with parameters of ``check`` in its signature, which Typer reads, in place of ``**shared``."""
    own = [
        one.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for one in inspect.signature(function, eval_str=True).parameters.values()
        if one.kind != inspect.Parameter.VAR_KEYWORD
    ]
    function.__signature__ = inspect.Signature([*own, *shared])
    function.__annotations__ = {one.name: one.annotation for one in (*own, *shared)}
    return function
