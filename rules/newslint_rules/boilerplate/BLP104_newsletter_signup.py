"""BLP104: an invitation to a newsletter."""

from newslint_rules.boilerplate import kind_rule

RULE = kind_rule(
    "BLP104",
    "newsletter-signup",
    kind="newsletter",
    what="an invitation to a newsletter",
    doc="""
    An invitation to a newsletter, or the small print under its form.

    Needs the newsletter or the inbox itself, or the wording of such forms ("By signing up you agree ..."): "Sign up
    for ..." alone is consumer news as often as not.
    """,
    bad=[
        "[[Sign up for our newsletter and never miss a story]]\nThe pier will be closed until spring.",
        "The pier will be closed.\n[[Get the morning briefing delivered to your inbox every day]]",
        "language: de\n---\n[[Newsletter abonnieren]]\nDer Pier bleibt gesperrt.",
    ],
    good=[
        "Parents can sign up for swimming lessons at the town hall.",
        "The newsletter of the Velmora sailing club reached its 500th issue.",
    ],
)
