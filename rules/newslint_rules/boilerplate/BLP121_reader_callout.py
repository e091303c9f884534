"""BLP121: a call to the reader."""

from newslint_rules.boilerplate import kind_rule

RULE = kind_rule(
    "BLP121",
    "reader-callout",
    kind="callout",
    what="a call to the reader",
    doc="""
    A call to the reader: to write in, to join, to follow, to visit the publisher's pages.

    It speaks of the publisher in the first person and of the reader in the second, which few news stories do.

    A line that no stock phrase fits is judged by its grammar (in English): an imperative, a word for a part of the
    page, the reader, the publisher, "here". Where they are few, only the article's edges count, with low confidence.

    Appeals of the police or an aid group within the story are left alone.
    """,
    bad=[
        "The council met on Tuesday evening.\n[[Add our site to your preferred sources]]",
        "The council met.\n[[Visit our website for more harbour stories]]",
        "The council met.\n[[We want to hear from you: were you there when the pier broke?]]",
    ],
    good=[
        "Anyone who was there when the pier broke is asked to call the police.",
        "The council met.\nSend more boats",
        "The party wants to hear from its members before June.",
    ],
)
