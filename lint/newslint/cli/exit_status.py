"""What commands return, and the errors that are the user's to mend."""

from __future__ import annotations

import sys

from newslint.baseline import BaselineError
from newslint.cli.options import UsageError
from newslint.config import ConfigError
from newslint.corpus.walk import MissingPathError
from newslint.registry import PackError, UnknownRuleError
from newslint.reporters.display import visible
from newslint.rule import RuleError

CLEAN, FOUND, USAGE, INTERNAL = 0, 1, 2, 3
USER_ERRORS = (
    ConfigError, UsageError, PackError, RuleError, UnknownRuleError, MissingPathError, BaselineError,
)  # fmt: skip


def fail(message: str) -> int:
    """Report a usage or config error and return its exit status."""
    sys.stderr.write(f"newslint: error: {visible(message)}\n")
    return USAGE
