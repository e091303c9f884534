from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Span
from newslint.facts.foreign import ForeignRuns
from newslint.rule import Hit, rule


@rule(
    "NAM105",
    "untransliterated-name",
    severity="warning",
    languages=("en",),
    bad=[
        "The mayor of [[Дубрава]] opened the bridge on Monday and thanked the engineers.",
        "The [[С]]-300 stood beside the runway of the old airfield.",
        "The festival was opened by [[田中]] in front of four thousand people on Saturday evening.",
    ],
    good=[
        "The mayor of Dubrava (Дубрава) opened the bridge on Monday.",
        "The paper Tuổi Trẻ is printed in Quảng Bình, too.",
        "The angle α is small, and π is about 3.14.",
        "The Russian word мир means both world and peace, as every pupil learns.",
        "Москва и Петербург: города, которые знает каждый школьник в стране.",
        "The poet Nguyễn Văn Thể read on the bridge of Hải Phòng on Monday.",
        "The mayor opened the мост on Monday.",
    ],
)
def untransliterated_name(foreign_runs: ForeignRuns) -> Iterator[Hit]:
    """A name in another script that translation has left in an English sentence.

    Readers cannot read it and search does not find it. Reported are runs in the shape of a name (capitalised words, a
    few characters); other words are untranslated-words' affair. A gloss in brackets behind the Latin form, a word that
    the sentence speaks of, Greek letters as signs and passages in another language are left alone.
    """
    for run in foreign_runs:
        if run.is_name:
            message = f"{run.text} is left untransliterated in an English sentence"
            yield Hit(Span(run.start, run.end), message, confidence="high", evidence={"script": run.script})
