"""BLP122: residue of a video or audio player."""

from newslint_rules.boilerplate import kind_rule

RULE = kind_rule(
    "BLP122",
    "media-player",
    kind="player",
    what="residue of a video or audio player",
    doc="""
    Buttons and messages of a video or audio player.

    "Current Time 0:00 / Duration 2:31": the times are taken for times of the story.
    """,
    bad=[
        "[[Play video]]\nThe council met on Tuesday.",
        "[[Current Time 0:00 / Duration 2:31]]\nThe council met on Tuesday.",
    ],
    good=[
        "The referee asked for the video and ruled the play a foul.",
        "Players watched the video of the match twice.",
    ],
)
