"""BLP102: buttons to share and follow."""

from newslint_rules.boilerplate import kind_rule

RULE = kind_rule(
    "BLP102",
    "share-buttons",
    kind="share",
    what="buttons to share and follow",
    doc="""
    Labels of buttons that share an article or follow its publisher.

    "Share on Facebook", "Tweet", "Copy link": they carry no content, and their counters ("12 shares") look like
    figures. Names of networks alone on a line count beside other buttons only.

    A sentence about shares, of a company or of a network, is left alone.
    """,
    bad=[
        ("[[Share on Facebook\nTweet\nCopy link]]\nThe pier will be closed until spring, the council said on Tuesday."),
        "language: es\n---\n[[Compartir en Facebook]]\nEl muelle seguirá cerrado.",
        "language: pl\n---\n[[Udostępnij na Facebooku]]\nMolo pozostanie zamknięte.",
    ],
    good=[
        "The share of the offering that went to small investors was 12 percent.",
        "The video was shared on Facebook by the mayor's office.",
    ],
)
