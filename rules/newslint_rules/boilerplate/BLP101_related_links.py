"""BLP101: links to other stories."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP101",
    "related-links",
    severity="warning",
    bad=[
        "[[Read also: Mayor opens the new tram line]]\nThe pier will be closed until spring.",
        "The harbour council of Velmora met on Tuesday and agreed to rebuild the northern pier before the winter "
        "storms.\n\n"
        "Work on the pier should start in October, the council said, and is expected to cost four million "
        "crowns.\n\n"
        "Fishing boats will use the southern quay until then, and the ferry will call twice a day.\n\n"
        "Residents had asked for the repair since a storm broke the breakwater two years ago.\n\n"
        "[[Most read\nMayor opens the new tram line\nFerry fares to rise in May]]",
        "language: de\n---\n[[Lesen Sie auch: Bürgermeisterin eröffnet die neue Tramlinie]]\n"
        "Der Pier bleibt bis zum Frühjahr gesperrt.",
        "language: ru\n---\n[[Читайте также: Мэр открыла новую трамвайную линию]]\nПричал закрыт до весны.",
        "language: fr\n---\n[[» Lire aussi : La maire inaugure la nouvelle ligne de tram]]\nLa jetée reste fermée.",
    ],
    good=[
        "Readers also see the harbour from the new bridge, which opened in May.",
        "More from her interview with the harbour radio:\n“We will see more of these storms,” she said.",
        "Also on July 26, the council voted on the ferry.",
    ],
)
def related_links(boilerplate: Boilerplate) -> Iterator[Hit]:
    """Links to other stories left in the article's text.

    They bring the names, figures and dates of other stories into this one: entity linking, search, event clustering
    and language models then read them as its own. Lead-ins ("See also ...", "Lire aussi : ...") are certain wherever
    they stand; the headlines below a heading such as "Most read" are reported with medium confidence at the end of
    the article and with low confidence between its paragraphs, where lists are often the article's own.

    "Readers also see ..." or "More from the interview:" before a quotation are left alone.
    """
    return hits(boilerplate, "related", "links to other stories")
