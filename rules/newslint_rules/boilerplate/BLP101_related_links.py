"""BLP101: links to other stories."""

from newslint_rules.boilerplate import STORY, kind_rule

RULE = kind_rule(
    "BLP101",
    "related-links",
    kind="related",
    what="links to other stories",
    doc="""
    Links to other stories left in the article's text.

    They bring the names, figures and dates of other stories into this one: entity linking, search, event clustering
    and language models then read them as its own. Lead-ins ("See also ...", "Lire aussi : ...") are certain wherever
    they stand; the headlines below a heading such as "Most read" are reported with medium confidence at the end of
    the article and with low confidence between its paragraphs, where lists are often the article's own.

    "Readers also see ..." or "More from the interview:" before a quotation are left alone.
    """,
    bad=[
        "[[Read also: Mayor opens the new tram line]]\nThe pier will be closed until spring.",
        STORY + "[[Most read\nMayor opens the new tram line\nFerry fares to rise in May]]",
        (
            "language: de\n---\n[[Lesen Sie auch: Bürgermeisterin eröffnet die neue Tramlinie]]\n"
            "Der Pier bleibt bis zum Frühjahr gesperrt."
        ),
        "language: ru\n---\n[[Читайте также: Мэр открыла новую трамвайную линию]]\nПричал закрыт до весны.",
        ("language: fr\n---\n[[» Lire aussi : La maire inaugure la nouvelle ligne de tram]]\nLa jetée reste fermée."),
    ],
    good=[
        "Readers also see the harbour from the new bridge, which opened in May.",
        "More from her interview with the harbour radio:\n“We will see more of these storms,” she said.",
        "Also on July 26, the council voted on the ferry.",
    ],
)
