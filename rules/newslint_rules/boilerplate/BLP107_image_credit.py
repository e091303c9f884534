"""BLP107: an image credit or the residue of a gallery."""

from newslint_rules.boilerplate import kind_rule

RULE = kind_rule(
    "BLP107",
    "image-credit",
    kind="image",
    what="an image credit, or what a gallery left behind",
    doc="""
    A picture's credit, or what a gallery's buttons leave behind.

    The picture is gone, its photographer and agency stay and are taken for persons and sources of the story. Where a
    credit in brackets ends a caption, only the credit is reported.

    "(Reuters)" in a dateline, and photographs that the story is about, are left alone.
    """,
    bad=[
        "[[Photo: Ana Lima/AFP]]\nThe council met on Tuesday.",
        (
            "A crane lifts the first stones of the new pier into place on a windy morning in Velmora last week. "
            "[[(Ana Lima/AFP via Getty Images)]]"
        ),
        "[[Enlarge image]]\nThe council met on Tuesday.",
        "language: pl\n---\n[[fot. Jan Nowicki]]\nRada spotkała się we wtorek.",
    ],
    good=[
        "VELMORA (Reuters) - The council met on Tuesday.",
        "The photo shows the mayor on the pier (left) and two fishermen.",
    ],
)
