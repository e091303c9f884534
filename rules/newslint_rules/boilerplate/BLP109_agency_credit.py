"""BLP109: a credit of an agency or a first publisher."""

from newslint_rules.boilerplate import STORY, kind_rule

RULE = kind_rule(
    "BLP109",
    "agency-credit",
    kind="agency",
    what="a credit of an agency or a first publisher",
    doc="""
    A line that credits an agency, another outlet or the first place of publication.

    It says where the copy came from, and no more: kept in the text, the agency looks like a party of the story.
    Before the first paragraph such a line is rather the article's own data: low confidence.

    The agency as the source of a statement ("told Reuters") is left alone.
    """,
    bad=[
        "The council met on Tuesday.\n[[With inputs from agencies]]",
        STORY + "[[This story was originally published in the Velmora Post.]]",
        (
            "language: ru\n---\nПричал закрыт до весны, сообщили во вторник в городском совете приморского города.\n"
            "[[Источник: РИА Новости]]"
        ),
    ],
    good=[
        "The mayor told Reuters that the pier would be rebuilt.",
        "According to a source in the ministry, the money has been found.",
    ],
)
