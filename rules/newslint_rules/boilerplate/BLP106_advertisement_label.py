"""BLP106: a label of an advertisement."""

from newslint_rules.boilerplate import kind_rule

RULE = kind_rule(
    "BLP106",
    "advertisement-label",
    kind="advertisement",
    what="a label of an advertisement",
    doc="""
    The label of an advertisement, or a note that the story continues below one.

    A single word on its line, in the middle of the story as often as at its end.
    """,
    bad=[
        "The council met on Tuesday.\n[[ADVERTISEMENT]]\nWork starts in October.",
        "The council met.\n[[Story continues below advertisement]]\nWork starts in October.",
        "language: de\n---\nDer Rat tagte am Dienstag.\n[[Anzeige]]\nDie Arbeiten beginnen im Oktober.",
        "language: zh\n---\n市议会周二开会。\n[[广告]]\n工程将于十月开始。",
    ],
    good=[
        "The advertisement that the council placed in May drew forty replies.",
        "A bill sponsored by the harbour party passed on Monday.",
    ],
)
