"""BLP115: entries of a menu."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP115",
    "navigation-menu",
    severity="warning",
    bad=[
        "[[Home | News | Sport | Weather]]\nThe council met on Tuesday and agreed to rebuild the northern pier.",
        "[[You are here: Home > News > Local]]\nThe council met on Tuesday.",
        "language: zh\n---\n[[当前位置：首页 > 新闻]]\n市议会周二开会。",
    ],
    good=[
        "Sport\nThe harbour team won its third match in a row and leads the table by two points.",
        "Home ownership has fallen in Velmora.",
    ],
)
def navigation_menu(boilerplate: Boilerplate) -> Iterator[Hit]:
    """Entries of the site's menus.

    "Home | News | Sport": the names of sections count only beside each other or beside other parts of a page, since
    alone on a line they may be subheadings.
    """
    return hits(boilerplate, "navigation", "entries of the site’s menu")
