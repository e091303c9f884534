"""BLP119: the writer’s name or initials at the end."""

from newslint_rules.boilerplate import STORY, kind_rule

RULE = kind_rule(
    "BLP119",
    "trailing-byline",
    kind="byline",
    what="the writer’s name or initials at the end",
    doc="""
    A name or initials alone on the article's last line.

    Whoever reads on takes the writer for a person of the story. Medium confidence, and only on the last line that is
    no other boilerplate, below a finished paragraph.
    """,
    bad=[
        STORY + "[[Ana Lima]]",
        STORY + "[[(ali)]]",
        STORY + "The Associated Press contributed to this report.\n\n[[Ana Lima]]",
    ],
    good=[
        STORY + "The new pier will be named after Ana Lima.",
        STORY + "Closed until spring",
    ],
)
