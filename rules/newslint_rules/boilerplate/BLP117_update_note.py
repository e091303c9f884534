"""BLP117: a note that the story changes or has changed."""

from newslint_rules.boilerplate import kind_rule

RULE = kind_rule(
    "BLP117",
    "update-note",
    kind="update",
    what="a note that the story changes or has changed",
    doc="""
    A note that the story is developing, has been updated or corrected.

    It belongs to one version of a page. A corpus that keeps corrections can ignore this rule.
    """,
    bad=[
        "[[This is a breaking news story. More to follow.]]\nThe pier has collapsed.",
        "The pier has collapsed.\n[[This story has been updated to add the name of the ship.]]",
        "language: es\n---\nEl muelle se ha hundido.\n[[Noticia en desarrollo]]",
    ],
    good=[
        "The council updated its plan on Tuesday.",
        "More details came to light when the inquiry opened.",
    ],
)
