"""BLP110: a credit of reporters and editors."""

from newslint_rules.boilerplate import kind_rule

RULE = kind_rule(
    "BLP110",
    "contributor-credit",
    kind="contributors",
    what="a credit of reporters and editors",
    doc="""
    A line that credits those who reported, wrote, translated or edited.

    Their names are taken for persons of the story, their cities for its places.
    """,
    bad=[
        "The council met.\n[[Reporting by Ana Lima in Velmora; Editing by Tom Barda]]",
        "The council met.\n[[Ana Lima contributed to this report.]]",
        "language: es\n---\nEl concejo se reunió.\n[[Traducción de Ana Lima]]",
    ],
    good=[
        "The reporting by two students led to the inquiry.",
        "The pianist, who contributed a song to the film, was not there.",
    ],
)
