"""BLP122: residue of a video or audio player."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP122",
    "media-player",
    severity="warning",
    bad=[
        "[[Play video]]\nThe council met on Tuesday.",
        "[[Current Time 0:00 / Duration 2:31]]\nThe council met on Tuesday.",
    ],
    good=[
        "The referee asked for the video and ruled the play a foul.",
        "Players watched the video of the match twice.",
    ],
)
def media_player(boilerplate: Boilerplate) -> Iterator[Hit]:
    """Buttons and messages of a video or audio player.

    "Current Time 0:00 / Duration 2:31": the times are taken for times of the story.
    """
    return hits(boilerplate, "player", "residue of a video or audio player")
