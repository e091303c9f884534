"""BLP111: contact details of the newsroom or the writer."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP111",
    "contact-details",
    severity="warning",
    bad=[
        "The council met.\n[[To contact the reporter on this story: Ana Lima in Velmora at alima@velmora.example]]",
        "The council met.\n[[alima@velmora.example]]",
        "language: de\n---\nDer Rat tagte.\n[[Kontakt zur Redaktion]]",
    ],
    good=[
        "Anyone who saw the boat should call the harbour police, a spokesman said.",
        "The council's e-mail server was down for two days.",
    ],
)
def contact_details(boilerplate: Boilerplate) -> Iterator[Hit]:
    """How to reach the writer, the newsroom or a press office.

    E-mail addresses, telephone numbers and handles: personal data that a corpus should not carry along.

    Addresses within the story's sentences are left alone.
    """
    return hits(boilerplate, "contact", "contact details of the newsroom or the writer")
