"""What lines say of their neighbours: blocks, lists, tails, bylines."""

from __future__ import annotations

import pytest

from newslint.article import Article
from newslint.digest import key_of
from newslint.engine import Plan, lint
from newslint.facts import Facts
from newslint.facts.boilerplate import Boilerplate
from newslint.finding import Finding
from newslint.groups.line import entries
from newslint.knowledge import Knowledge
from newslint.registry import load, pack_folder

KNOWLEDGE = Knowledge([pack_folder("newslint_rules") / "data"])
RULES = load()
PLAN = Plan.of([one for one in RULES if one.family in ("boilerplate", "encoding")], KNOWLEDGE)
BODY = (
    "Storm breaks the pier of Velmora\n\n"
    "The harbour council of Velmora met on Tuesday and agreed to rebuild the northern pier before the storms.\n\n"
    "Work on the pier should start in October, the council said, and is expected to cost four million crowns.\n\n"
    "Fishing boats will use the southern quay until then, and the ferry will call twice a day, the mayor said.\n"
)


def blocks(text: str, language: str = "en") -> Boilerplate:
    found: Boilerplate = Facts(Article("a.txt", text, language=language), KNOWLEDGE)["boilerplate"]
    return found


def findings(text: str, language: str = "en") -> list[Finding]:
    return list(lint([Article("a.txt", text, language=language)], PLAN).findings)


def mended(text: str, language: str = "en") -> str:
    """The text after all safe edits."""
    edits = [one.edit for one in findings(text, language) if one.edit and one.edit.safe]
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def test_neighbours_of_one_kind_are_one_block_that_names_its_lines() -> None:
    (block,) = blocks(BODY + "\nShare on Facebook\nTweet\nCopy link\n")
    assert (block.kind, block.lines, block.confidence) == ("share", (9, 10, 11), "high")
    (finding,) = findings(BODY + "\nShare on Facebook\nTweet\nCopy link\n")
    assert finding.evidence["lines"] == [9, 10, 11]
    assert finding.message.endswith("(3 lines)")


def test_a_clean_article_has_none() -> None:
    assert not blocks(BODY)
    assert not findings(BODY)


def test_a_safe_edit_takes_the_whole_lines() -> None:
    dirty = BODY.replace("Work on", "Read also: Ferry fares to rise in May\n\nAdvertisement\n\nWork on")
    assert mended(dirty) == BODY


def test_only_the_credit_of_a_caption_is_taken() -> None:
    caption = "A crane lifts the first stones of the new pier of Velmora into place last week. (Ana Lima/AFP)"
    text = BODY + "\nPhoto: Ana Lima\n" + caption + "\n\nThe ferry calls twice.\n"
    assert [one.text for one in findings(text) if one.code == "BLP107"] == ["Photo: Ana Lima", "(Ana Lima/AFP)"]


def test_the_sentence_before_a_credit_stays() -> None:
    (finding,) = findings(BODY + "\nThe mayor watches from the ferry (photo credit: Getty Images).\n")
    assert finding.text == "(photo credit: Getty Images)"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share Print Comments", "share"),
        ("CommentsShare", "comments"),
        ("FacebookTwitterWhatsAppCopy link", "share"),
    ],
)
def test_labels_of_buttons_in_a_row(line: str, kind: str) -> None:
    (block,) = blocks(BODY + "\n" + line + "\n")
    assert block.kind == kind


def test_a_compound_is_no_row_of_labels() -> None:
    assert not blocks(BODY + "\nLive-Ticker\n", "de")


def test_headlines_below_a_heading_are_its_list() -> None:
    tail = "\nMost read\nMayor opens the new tram line\nFerry fares to rise in May\n"
    (block,) = blocks(BODY + tail)
    assert block.lines == (9, 10, 11)
    heading, entries = blocks(BODY.replace("Work on", "Most read\nMayor opens the tram line\n\nWork on"))
    assert (heading.confidence, entries.confidence) == ("high", "low"), "between paragraphs lists may be the article's"


def test_three_headlines_with_a_time_or_a_date_are_links() -> None:
    times = "\n16:09 Mayor opens the new tram line\n15:31 Ferry fares to rise in May\n09:54 Storm damages the quay\n"
    dates = (
        "\nMayor opens the new tram line (2021-05-12)\nFerry fares to rise in May (2021-05-11)\n"
        "Storm damages the southern quay (2021-05-10)\n"
    )
    for tail in (times, dates):
        (block,) = blocks(BODY + tail)
        assert block.kind == "related"
        assert len(block.lines) == 3
        assert not blocks(BODY + tail[: tail.index("\n", 1) + 1])


def test_labels_below_a_sure_line_go_with_it() -> None:
    names = "\nVelmora\nHarbours\nFerries\n"
    (block,) = blocks(BODY + "\nBack to top" + names)
    assert block.lines == (9, 10, 11, 12)
    assert not blocks(BODY + names)


def test_entries_below_a_sure_line_may_go_with_it() -> None:
    entries = [
        f"Mayor of Velmora opens the {nth} of the new tram lines" for nth in ("first", "second", "third", "fourth")
    ]
    sure, row = blocks(BODY + "\nAll rights reserved\n" + "\n".join(entries))
    assert (sure.kind, sure.confidence) == ("copyright", "high")
    assert (row.kind, row.confidence, row.lines) == ("related", "low", (10, 11, 12, 13))
    assert blocks(BODY + "\nAll rights reserved\n" + "\n".join(entries[:3])) == (sure,)
    assert not blocks(BODY + "\n" + "\n".join(entries))


def test_a_trailing_byline_is_none_of_the_headline() -> None:
    assert [one.kind for one in blocks(BODY + "\nAna Lima\n")] == ["byline"]
    assert not blocks(BODY.replace("Storm breaks", "Ana Lima mends") + "\nAna Lima\n")


def test_a_person_makes_a_weak_credit_sure() -> None:
    assert [one.kind for one in blocks(BODY + "\nTexto de Ana Lima\n", "es")] == ["contributors"]
    assert not blocks(BODY + "\nTexto de la sentencia\n", "es")


def test_one_legal_notice_makes_no_english_article() -> None:
    notice = "You can register with your e-mail and it will be used for the news of the day and for nothing else. " * 4
    russian = "Городской совет Велморы решил восстановить северный причал до начала зимних штормов этого года.\n\n"
    article = Article("a.txt", russian * 5 + notice)
    assert Facts(article, KNOWLEDGE)["language"] == "ru"


def test_keys_of_lines_are_those_of_any_grouping() -> None:
    text = BODY + "\nVelmora Post, the voice of the harbour\n"
    facts = Facts(Article("a.txt", text, source="velmorapost.example"), KNOWLEDGE)
    made = [entry for entry in entries(facts["lines"], (), "en", "velmorapost.example") if entry.value]
    assert "Velmora Post, the voice of the harbour" in {entry.value for entry in made}
    assert all(entry.key == key_of("velmorapost.example", entry.value) for entry in made)


def test_encoding_damage_is_undone() -> None:
    assert mended("The mayorâ€™s cafÃ© &amp; the harbour\u200b council") == "The mayor’s café & the harbour council"
    assert mended("The cafe\\u0301 on the pier") == "The cafe\u0301 on the pier"


@pytest.mark.parametrize(
    "text", ["(" * 20_000, "» " * 20_000, "a|" * 20_000, "Share " * 20_000, "(@" * 9_000, "\n" * 9_000]
)
def test_strange_lines_take_no_time(text: str) -> None:
    assert isinstance(findings(text), list)
