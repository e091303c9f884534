"""TRN111: words in another script that nobody translated."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Span
from newslint.facts.foreign import ForeignRuns
from newslint.rule import Hit, rule


@rule(
    "TRN111",
    "untranslated-words",
    severity="warning",
    languages=("en",),
    bad=[
        "The mayor opened the [[мост через реку]] on Monday and thanked the engineers.",
        "The council asked for a [[公開説明会、資料配布]] before the pier is rebuilt in the spring.",
        "The mayor's office [[сообщил]] that the bridge is open again.",
        "The team won in the [[っ]] and went home on Monday.",
    ],
    good=[
        "The mayor opened the bridge (мост через реку) on Monday.",
        "The word мост means bridge, as the engineers said on Monday.",
        "“Мост готов,” the mayor told the engineers on the pier: the bridge is ready.",
        "The mayor of Дубрава opened the bridge on Monday.",
        "Городской совет решил восстановить мост.",
    ],
)
def untranslated_words(foreign_runs: ForeignRuns) -> Iterator[Hit]:
    """Words in another script within an English sentence.

    An engine did not know them, or lost its way and put out letters of the source. Runs in the shape of a name belong
    to untransliterated-name, whole lines to foreign-passage; a gloss in brackets behind its translation, a quotation
    with its translation and a word that the sentence speaks of are left alone.
    """
    for run in foreign_runs:
        if not run.is_name:
            message = f"words in {run.script} script are left in an English sentence"
            yield Hit(Span(run.start, run.end), message, confidence="high", evidence={"script": run.script})
