"""BLP116: a legal, privacy or cookie notice."""

from newslint_rules.boilerplate import kind_rule

RULE = kind_rule(
    "BLP116",
    "legal-notice",
    kind="legal",
    what="a legal, privacy or cookie notice",
    doc="""
    A privacy, cookie or legal notice, or a disclaimer of liability.

    Long sentences in good grammar, so that filters by length and language keep them.

    The subheading "Disclaimer" alone, and news about privacy, are left alone.
    """,
    bad=[
        "[[We use cookies to improve your experience on this site.]]\nThe council met on Tuesday.",
        (
            "The council met.\n"
            "[[The views expressed in this article are those of the author alone and not of the Velmora Post.]]"
        ),
        "language: fr\n---\n[[Ce site utilise des cookies pour mesurer son audience]]\nLe conseil s'est réuni.",
    ],
    good=[
        "The council's privacy policy was criticised by the ombudsman on Friday.",
        "Bakers use cookies as a test of a new oven.",
    ],
)
