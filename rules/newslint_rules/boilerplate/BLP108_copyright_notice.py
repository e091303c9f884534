"""BLP108: a copyright notice."""

from newslint_rules.boilerplate import kind_rule

RULE = kind_rule(
    "BLP108",
    "copyright-notice",
    kind="copyright",
    what="a copyright notice",
    doc="""
    A copyright notice, or terms for reprints.

    Its year and its owner are taken for a date and an organisation of the story.
    """,
    bad=[
        "The council met on Tuesday.\n[[© 2021 Velmora Post. All rights reserved.]]",
        "The council met.\n[[This article may not be reprinted or shared without our permission.]]",
        "language: de\n---\nDer Rat tagte.\n[[Alle Rechte vorbehalten]]",
        "language: ja\n---\n市議会は火曜日に開かれた。\n[[無断転載を禁じます]]",
    ],
    good=[
        "The copyright on the composer's last works ends next year.",
        "He reserved the right to appeal.",
    ],
)
