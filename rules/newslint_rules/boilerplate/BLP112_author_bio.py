"""BLP112: a note about the author."""

from newslint_rules.boilerplate import STORY, kind_rule

RULE = kind_rule(
    "BLP112",
    "author-bio",
    kind="author",
    what="a note about the author",
    doc="""
    A note about the author: a heading, a biography, a link to further articles.

    Biographies left by site templates are often in another language than the article and name people and places that
    have nothing to do with it. The lines below "About the author" are reported with medium confidence.

    Writers and reporters whom the story is about are left alone.
    """,
    bad=[
        STORY + "[[About the Author\nAna Lima walks the harbours of the north and writes down what she hears there.]]",
        STORY + "[[View all posts by Ana Lima]]",
    ],
    good=[
        "The author is expected at the book fair on Friday.",
        "Ana Lima is a reporter who was arrested in May, her lawyer said.",
    ],
)
