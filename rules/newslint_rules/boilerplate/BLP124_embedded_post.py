"""BLP124: an embedded post of a social network."""

from newslint_rules.boilerplate import kind_rule

RULE = kind_rule(
    "BLP124",
    "embedded-post",
    kind="embed",
    what="an embedded post of a social network",
    severity="note",
    doc="""
    A post of a social network in the text: its signature, or its link.

    Somebody else's words without quotation marks. Many corpora keep posts as quotations: always low confidence.
    """,
    bad=[
        "The mayor answered at once.\n[[— Ana Lima (@ana_of_velmora) May 12, 2021]]",
        "[[The pier is gone pic.twitter.com/abc123]]\nThe mayor answered at once.",
    ],
    good=[
        "The mayor wrote on Twitter that the pier was gone.",
    ],
)
