"""The Typer application: help, completion, and the commands besides ``check``."""

from __future__ import annotations

import inspect
from typing import Annotated, Any, Literal

import typer

from newslint.cli import config, init, names_app
from newslint.cli.options import MAX_REMOVED, OPTIONS, Option, UsageError, from_values
from newslint.cli.report import LEFT_OUT

app = typer.Typer(
    name="newslint",
    help="Find misrendered names, contradicted figures, boilerplate and translation damage in news articles.",
    no_args_is_help=False,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the version and exit.")] = False,
) -> None:
    """`newslint FOLDER` is `newslint check FOLDER`."""


def _typer_parameter(option: Option) -> inspect.Parameter:
    info = typer.Option(
        *option.flags,
        help=option.help + (f" One of {', '.join(option.choices)}." if option.choices else ""),
        metavar=option.metavar or None,
        count=option.kind == "count",
        show_default=False,
        autocompletion=(lambda: list(option.choices)) if option.choices else None,
    )
    base: Any = {"flag": bool, "count": int, "value": str | None, "list": list[str]}[option.kind]
    default = [] if option.kind == "list" else option.default
    return inspect.Parameter(
        option.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[base, info]
    )


def _check(**values: Any) -> None:
    """Lint files and folders, by default the configured corpus or the working directory."""
    from newslint.cli.check import run_check

    raise typer.Exit(run_check(from_values(**values)))


_paths = inspect.Parameter(
    "paths",
    inspect.Parameter.KEYWORD_ONLY,
    default=[],
    annotation=Annotated[list[str], typer.Argument(help="Files and folders.", show_default=False)],
)
_parameters = [_paths, *map(_typer_parameter, OPTIONS)]
_check.__signature__ = inspect.Signature(_parameters)  # type: ignore[attr-defined]
_check.__annotations__ = {one.name: one.annotation for one in _parameters}
app.command("check")(_check)


app.command("init")(init.init)
app.add_typer(config.app, name="config")
app.add_typer(names_app.make(_parameters), name="names")


def _report(file: str, **values: Any) -> None:
    """Lint, and write what was found as one HTML page: pictures, both sides of every conflict, search and filters."""
    from newslint.cli.report import run_report

    raise typer.Exit(run_report(file, from_values(**values)))


_file = inspect.Parameter(
    "file",
    inspect.Parameter.KEYWORD_ONLY,
    annotation=Annotated[str, typer.Argument(help="The file to write.", metavar="FILE.html", show_default=False)],
)
_report_parameters = [_file, *(one for one in _parameters if one.name not in LEFT_OUT)]
_report.__signature__ = inspect.Signature(_report_parameters)  # type: ignore[attr-defined]
_report.__annotations__ = {one.name: one.annotation for one in _report_parameters}
app.command("report")(_report)


@app.command("explain")
def explain(
    target: Annotated[str, typer.Argument(help="FILE:LINE, as a report prints it.", metavar="FILE:LINE")],
    paths: Annotated[
        list[str] | None, typer.Argument(help="The corpus (default: as configured, or the folder).")
    ] = None,
    config: Annotated[str | None, typer.Option(help="The config file to use.")] = None,
    isolated: Annotated[bool, typer.Option(help="Read no config and no index.")] = False,
    no_index: Annotated[bool, typer.Option(help="Keep no index.")] = False,
    cache_dir: Annotated[str | None, typer.Option(help="Folder of the index.")] = None,
) -> None:
    """Show all the evidence of what is reported on a line, and the quantities and names read there."""
    from newslint.cli.explain import run_explain

    options = from_values(paths=paths, config=config, isolated=isolated, no_index=no_index, cache_dir=cache_dir)
    raise typer.Exit(run_explain(target, options))


_index = typer.Typer(help="Build, show or delete the index of the corpus.", no_args_is_help=True)
app.add_typer(_index, name="index")


def _index_command(action: str, what: str) -> None:
    def command(
        paths: Annotated[
            list[str] | None, typer.Argument(help="The corpus (default: as configured, or the folder).")
        ] = None,
        config: Annotated[str | None, typer.Option(help="The config file to use.")] = None,
        cache_dir: Annotated[str | None, typer.Option(help="Folder of the index.")] = None,
    ) -> None:
        from newslint.cli.index import run_index

        raise typer.Exit(run_index(action, from_values(paths=paths, config=config, cache_dir=cache_dir)))

    _index.command(action, help=what)(command)


_index_command("build", "Bring the index up to date, so that the next hook is quick.")
_index_command("status", "Say where the index is, what it holds and what has changed since.")
_index_command("clear", "Delete the index. The next run builds it.")


_SOURCES_SHARED = frozenset(
    "ignore config isolated no_index cache_dir jobs engine master exclude color quiet verbose".split()
)
"""Options of ``check`` that ``sources`` takes as well."""


def _sources(
    paths: Annotated[list[str] | None, typer.Argument(help="Files and folders.", show_default=False)] = None,
    format: Annotated[
        Literal["text", "json", "csv", "html"], typer.Option("--format", "-f", help="Format of the profile.")
    ] = "text",
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="File of the profile.")] = None,
    sort: Annotated[
        str | None, typer.Option(metavar="SIGNAL", help="Order the sources by a signal, the worst first.")
    ] = None,
    **shared: Any,
) -> None:
    """Profile each source: rates of defects and of good practice, with intervals and examples."""
    from newslint.cli.sources import run_sources

    options = from_values(paths=paths, output=[output] if output else [], **shared)
    raise typer.Exit(run_sources(options, format, output, sort))


app.command("sources")(names_app.with_shared([one for one in _parameters if one.name in _SOURCES_SHARED], _sources))


@app.command("rules")
def rules() -> None:
    """List all rules."""
    from newslint.registry import load

    for one in load():
        marks = "".join(f" [{word}]" for word, on in (("preview", one.preview), ("off", not one.default)) if on)
        typer.echo(f"{one.code}  {one.name:32} {one.severity:8} {one.title}{marks}")


@app.command("rule")
def rule(name: Annotated[str, typer.Argument(help="Code or name of a rule.")]) -> None:
    """Say what a rule flags, why, and show its examples."""
    from newslint.cli.exit_status import fail
    from newslint.registry import UnknownRuleError, load, select

    loaded = load()
    try:
        codes = select(loaded, [name])
    except UnknownRuleError as error:
        raise typer.Exit(fail(str(error))) from None
    for one in loaded:
        if one.code in codes:
            typer.echo(describe(one))


def describe(one: Any) -> str:
    """A rule's documentation page, as plain Markdown."""
    languages = ", ".join(one.languages) or "all"
    head = f"# {one.name} ({one.code})\n\nfamily {one.family} · severity {one.severity} · languages {languages}"
    shown = [head, one.doc]
    for title, examples in (("Flagged", one.bad), ("Left alone", one.good)):
        shown.append(f"## {title}\n\n" + "\n\n".join(map(_example, examples)))
    return "\n\n".join(shown) + "\n"


def _example(example: Any) -> str:
    if isinstance(example, str):
        return "\n".join(f"    {line}" for line in example.splitlines())
    return "\n\n".join(f"{file}:\n\n{_example(text)}" for file, text in example.items())


_Paths = Annotated[list[str] | None, typer.Argument(help="Files and folders.", show_default=False)]
_Config = Annotated[str | None, typer.Option(metavar="FILE", help="The config file to use instead of the nearest one.")]
_CacheDir = Annotated[str | None, typer.Option(metavar="FOLDER", help="Folder of the index.")]
_Jobs = Annotated[str | None, typer.Option("--jobs", "-j", metavar="N", help="Processes (default: one a core).")]


@app.command("export")
def export(
    clean: Annotated[str, typer.Option(metavar="FOLDER", help="New folder for the copies.", show_default=False)],
    paths: _Paths = None,
    max_removed: Annotated[
        str, typer.Option(metavar="SHARE", help="Leave an article whole when more of its words would go.")
    ] = MAX_REMOVED,
    config: _Config = None,
    cache_dir: _CacheDir = None,
    jobs: _Jobs = None,
) -> None:
    """Copy the corpus without its boilerplate lines; the corpus itself is not changed."""
    from newslint.cli.export import run_export

    options = from_values(paths=paths, config=config, cache_dir=cache_dir, jobs=jobs)
    raise typer.Exit(run_export(options, clean, max_removed))


_baseline = typer.Typer(help="Keep a file of findings that are known, so that only new ones are reported.")
app.add_typer(_baseline, name="baseline")


def _baseline_command(command: str, text: str) -> None:
    def run(paths: _Paths = None, config: _Config = None, cache_dir: _CacheDir = None, jobs: _Jobs = None) -> None:
        from newslint.cli.baseline import run_baseline

        options = from_values(paths=paths, config=config, cache_dir=cache_dir, jobs=jobs)
        raise typer.Exit(run_baseline(command, options))

    _baseline.command(command, help=text)(run)


_baseline_command("create", "Write all that is found now to a new baseline.")
_baseline_command("update", "Take out of the baseline what is no longer found; nothing is added.")


def main(argv: list[str]) -> int:
    """Run the application on arguments and return the exit status."""
    try:
        app(argv, prog_name="newslint", standalone_mode=True)
    except UsageError as error:
        from newslint.cli.exit_status import fail

        return fail(str(error))
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # which Typer hides, in a status that says "findings"
            raise ended.__context__ from None
        return ended.code if isinstance(ended.code, int) else 1
    return 0
