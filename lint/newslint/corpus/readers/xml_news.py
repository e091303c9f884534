"""The agencies' formats: NITF 3 and the items of NewsML-G2, both of the IPTC."""

from __future__ import annotations

import re
from typing import Any

from newslint.corpus.readers.markup import text_of
from newslint.corpus.readers.records import Fields
from newslint.corpus.readers.xml_tree import attribute, body, first, language, line

_BY = re.compile(r"by\s+", re.IGNORECASE)


def nitf_fields(nitf: Any) -> Fields:
    """The article of a NITF document."""
    content = first(nitf, "body/body.content", ".//body.content")
    return Fields(
        body(content) if content is not None else "",
        title=line(nitf, "body/body.head/hedline/hl1", "head/title"),
        byline=_BY.sub("", line(nitf, "body/body.head/byline"), count=1),
        date=(
            attribute(nitf, "head/pubdata", "date.publication")
            or attribute(nitf, "head/docdata/date.issue", "norm")
            or attribute(nitf, "head/docdata/date.release", "norm")
            or attribute(nitf, "body/body.head/dateline/story.date", "norm")
        ),
        source=(
            attribute(nitf, "head/pubdata", "name")
            or line(nitf, "body/body.head/distributor")
            or attribute(nitf, "head/docdata/doc.copyright", "holder")
        ),
        url=attribute(nitf, "head/pubdata", "ex-ref"),
        language=language(nitf) or attribute(nitf, "body", "{http://www.w3.org/XML/1998/namespace}lang"),
        id=attribute(nitf, "head/docdata/doc-id", "id-string"),
    )


def newsml_fields(item: Any) -> Fields:
    """The article of a newsItem: its text in line, as NITF, XHTML or plain text; pictures and links have none."""
    return Fields(
        _content(item),
        title=line(item, "contentMeta/headline", "itemMeta/title"),
        byline=_BY.sub("", line(item, "contentMeta/by", "contentMeta/creator/name"), count=1),
        date=(
            line(item, "contentMeta/contentCreated") or line(item, "itemMeta/firstCreated", "itemMeta/versionCreated")
        ),
        source=(
            line(item, "itemMeta/provider/name")
            or attribute(item, "itemMeta/provider", "literal")
            or attribute(item, "itemMeta/provider", "qcode").rpartition(":")[2]
            or line(item, "contentMeta/creditline")
        ),
        language=attribute(item, "contentMeta/language", "tag") or language(item),
        id=str(item.get("guid", "")),
    )


def _content(item: Any) -> str:
    inline = first(item, "contentSet/inlineXML")
    if inline is not None and len(inline):
        content = first(inline, ".//body.content", ".//body")
        return body(inline[0] if content is None else content)
    data = first(item, "contentSet/inlineData")
    if data is None:
        return ""
    text = data.text or ""
    return text_of(text) if "html" in data.get("contenttype", "") else text
