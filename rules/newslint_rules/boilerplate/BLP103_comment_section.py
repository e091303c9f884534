"""BLP103: a comment form or readers’ comments."""

from newslint_rules.boilerplate import STORY, kind_rule

RULE = kind_rule(
    "BLP103",
    "comment-section",
    kind="comments",
    what="a comment form or readers’ comments",
    doc="""
    A comment form, or what readers wrote under the article.

    What readers claim is read as reporting: names are misspelt there, figures are guesses. The form's own words
    ("Leave a reply", "Required fields are marked *") are certain; the comments themselves follow from their heading
    and from what stands between them (replies, votes, times), with medium confidence.

    "Response seeking comment" and "asked for comment" are left alone.
    """,
    bad=[
        STORY + "[[Leave a Reply\n\nYour email address will not be published. Required fields are marked *]]",
        "language: it\n---\nIl molo resta chiuso fino a primavera.\n[[Lascia un commento]]",
        "language: pt\n---\nO cais fica fechado.\n[[Deixe um comentário]]",
    ],
    good=[
        "The harbour master did not respond to a request for comment.",
        "A spokesman declined to leave a comment on the record.",
    ],
)
