"""The command line. ``check`` is parsed from one table of options without Typer, which costs 60-80 ms to import;
``--help``, completion and all other commands go through the Typer application in ``app``.
"""
