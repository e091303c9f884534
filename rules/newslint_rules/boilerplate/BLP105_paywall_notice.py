"""BLP105: a paywall or log-in notice."""

from newslint_rules.boilerplate import kind_rule

RULE = kind_rule(
    "BLP105",
    "paywall-notice",
    kind="paywall",
    what="a paywall or log-in notice",
    doc="""
    A notice of a paywall, a subscription offer or a log-in form.

    Often it means that the text below is missing as well: the article may be a stub. Prices in such offers are read
    as figures of the story.

    News about subscribers ("over one million subscribers") is left alone.
    """,
    bad=[
        "The council met on Tuesday.\n[[Already a subscriber? Log in]]\n",
        "[[This content is for subscribers only]]\nThe council met on Tuesday.",
        "language: fr\n---\n[[Cet article est réservé aux abonnés]]\nLa jetée reste fermée.",
    ],
    good=[
        "The streaming service now has over one million subscribers.",
        "Voters must register before the end of May.",
    ],
)
