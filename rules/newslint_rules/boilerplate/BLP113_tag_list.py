"""BLP113: a list of tags or topics."""

from newslint_rules.boilerplate import kind_rule

RULE = kind_rule(
    "BLP113",
    "tag-list",
    kind="tags",
    what="a list of tags or topics",
    doc="""
    Tags, topics or categories of the article.

    Keywords without a sentence around them: they weigh on word counts and give names without context.
    """,
    bad=[
        "The council met on Tuesday.\n[[Tags: harbour, storm, council]]",
        "The council met.\n[[Filed under: Local news]]",
        "language: ru\n---\nПричал закрыт.\n[[Теги: порт, шторм]]",
        "language: ja\n---\n市議会は火曜日に開かれた。\n[[キーワード: 港, 嵐]]",
    ],
    good=[
        ("The seals were given tags: yellow for males, blue for females, so that they can be told apart from a boat."),
        "Topics of the talks were fish, oil and the border.",
    ],
)
