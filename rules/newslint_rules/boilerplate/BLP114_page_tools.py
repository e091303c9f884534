"""BLP114: tools of the page."""

from newslint_rules.boilerplate import kind_rule

RULE = kind_rule(
    "BLP114",
    "page-tools",
    kind="tools",
    what="a tool of the page (print, text size, reading time ...)",
    doc="""
    Tools of a page: print, listen, text size, reading time, page numbers, messages of the browser.

    "5 min read" and "Page 1 of 3" look like figures of the story.
    """,
    bad=[
        "The pier of Velmora closes\n[[18 people are reading this right now]]\nThe council met on Tuesday.",
        "[[5 min read]]\nThe council met on Tuesday.",
        "[[Print this article]]\nThe council met on Tuesday.",
        "language: el\n---\n[[Εκτύπωση]]\nΤο συμβούλιο συνεδρίασε την Τρίτη.",
        "language: uk\n---\n[[Версія для друку]]\nРада зібралася у вівторок.",
    ],
    good=[
        "It takes five minutes to read the sign at the pier.",
        "The council will print the plan and send it to every house.",
    ],
)
