"""BLP118: a stamp of publication."""

from newslint_rules.boilerplate import kind_rule

RULE = kind_rule(
    "BLP118",
    "publication-stamp",
    kind="stamp",
    what="when the article was published or updated",
    severity="note",
    doc="""
    When the article was published or updated, as a line of its text.

    Many corpora keep it, and it is useful where the metadata has no date: always low confidence. In English a line is a
    stamp if all of it is of a date and a time, in any order; a date alone only before the first paragraph or after the
    last.
    """,
    bad=[
        "[[Published: 12 May 2021, 10:15]]\nThe council met on Tuesday.",
        "[[Last updated on 3 June 2020 at 14:00]]\nThe council met on Tuesday.",
        "The pier of Velmora closes\n[[Wed 3 May 2023 6:02pm AEST]]\nThe council met on Tuesday.",
    ],
    good=[
        "Published in 1998, the novel tells of a storm.",
        "The council posted its plan on the town hall's door.",
    ],
)
