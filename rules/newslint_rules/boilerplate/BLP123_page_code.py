"""BLP123: code of the page."""

from newslint_rules.boilerplate import kind_rule

RULE = kind_rule(
    "BLP123",
    "page-code",
    kind="code",
    what="scripts, styles or shortcodes of the page",
    doc="""
    Scripts, style sheets, shortcodes or comments of the page's source.

    The extractor took the page's program for its text: what stands around it is often damaged too.
    """,
    bad=[
        "The council met.\n[[var ads = []; ads.push({slot: 3}); document.write(ads);]]\nWork starts in October.",
        "The council met.\n[[<!-- begin ad slot 3 -->]]\nWork starts in October.",
    ],
    good=[
        "The function (f) of the pier is to break the waves.",
        "The hearing (held in May) was closed to the press.",
    ],
)
