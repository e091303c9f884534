"""BLP115: entries of a menu."""

from newslint_rules.boilerplate import kind_rule

RULE = kind_rule(
    "BLP115",
    "navigation-menu",
    kind="navigation",
    what="entries of the site’s menu",
    doc="""
    Entries of the site's menus.

    "Home | News | Sport": the names of sections count only beside each other or beside other parts of a page, since
    alone on a line they may be subheadings.
    """,
    bad=[
        ("[[Home | News | Sport | Weather]]\nThe council met on Tuesday and agreed to rebuild the northern pier."),
        "[[You are here: Home > News > Local]]\nThe council met on Tuesday.",
        "language: zh\n---\n[[当前位置：首页 > 新闻]]\n市议会周二开会。",
    ],
    good=[
        "Sport\nThe harbour team won its third match in a row and leads the table by two points.",
        "Home ownership has fallen in Velmora.",
    ],
)
