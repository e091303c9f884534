"""Looking things up in parsed XML, whatever its namespaces."""

from __future__ import annotations

from typing import Any

from lxml import etree

from newslint.corpus.readers.markup import has_markup, text_of

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def local_name(element: Any) -> str:
    """The name of an element without its namespace; "" for an entity."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def first(element: Any, *paths: str) -> Any:
    """The first element at one of some paths ("a/b", ".//b"), in the order of the paths; None when there is none."""
    for path in paths:
        head, steps = (".//", path[3:]) if path.startswith(".//") else ("", path)
        found = element.find(head + "/".join(f"{{*}}{step}" for step in steps.split("/")))
        if found is not None:
            return found
    return None


def line(element: Any, *paths: str) -> str:
    """The text of the first element with any at some paths, as one line of at most 2,000 characters; else ""."""
    for path in paths:
        found = first(element, path)
        if found is not None and (text := " ".join(body(found)[:2000].split())):
            return text
    return ""


def attribute(element: Any, path: str, name: str) -> str:
    """An attribute of the first element at a path; "" without one."""
    found = first(element, path)
    return "" if found is None else str(found.get(name, ""))


def language(element: Any) -> str:
    """The ``xml:lang`` that holds for an element."""
    while element is not None:
        if found := element.get(_LANGUAGE):
            return str(found)
        element = element.getparent()
    return ""


def body(element: Any) -> str:
    """The text of an element: its blocks as paragraphs, where it has some; text that is itself HTML as its text."""
    if not len(element):
        text = element.text or ""
        return text_of(text) if has_markup(text) else text.strip()
    return text_of(etree.tostring(element, encoding="unicode", with_tail=False)).strip()
