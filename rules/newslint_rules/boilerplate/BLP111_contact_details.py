"""BLP111: contact details of the newsroom or the writer."""

from newslint_rules.boilerplate import kind_rule

RULE = kind_rule(
    "BLP111",
    "contact-details",
    kind="contact",
    what="contact details of the newsroom or the writer",
    doc="""
    How to reach the writer, the newsroom or a press office.

    E-mail addresses, telephone numbers and handles: personal data that a corpus should not carry along.

    Addresses within the story's sentences are left alone.
    """,
    bad=[
        ("The council met.\n[[To contact the reporter on this story: Ana Lima in Velmora at alima@velmora.example]]"),
        "The council met.\n[[alima@velmora.example]]",
        "language: de\n---\nDer Rat tagte.\n[[Kontakt zur Redaktion]]",
    ],
    good=[
        "Anyone who saw the boat should call the harbour police, a spokesman said.",
        "The council's e-mail server was down for two days.",
    ],
)
