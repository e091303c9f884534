"""What extractors find of the articles in web pages: python tools/evaluate_extractors.py [EXTRACTOR...]

Pages of invented news are made in the layouts of common systems, with navigation, related stories, notices and
comments around the article. Printed: precision and recall of the article's words, strings of boilerplate kept a page,
share of paragraphs lost, CPU time a page and for the import. Extractors that are not installed are left out.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

SEEDS = 25
NOUNS = (
    "harbour council ferry bridge mayor storm repair budget school flood market river union strike rail port engineer "
    "report vote court hospital crew island road pilot tunnel valley farm water power"
).split()
VERBS = "said approved delayed closed opened reported rejected praised repaired blamed promised ordered".split()
NAVIGATION = "Home World Politics Business Sport Culture Weather Subscribe Newsletters".split()
RELATED = ["Ferry prices rise again in spring", "Ten photos from the carnival parade", "The tunnel leak explained"]
FOOTER = ["© 2021 Port Else Gazette", "Privacy policy", "Terms of use", "Cookie settings"]
NOTICE = "We use cookies to give you the best of our website; by reading on you accept our policy."
LETTER = "Sign up to our daily newsletter and never miss a story from the harbour."
COMMENTS = [
    "Great article, thank you very much.",
    "I do not agree, the mayor should go.",
    "First! And who pays for it?",
]
BOILERPLATE = [*NAVIGATION[-2:], *RELATED, *FOOTER, NOTICE, LETTER, *COMMENTS]
HEADLINE = "<h1>Harbour shut after storm hits pier</h1>"


def main() -> None:
    """Evaluate the extractors named, or all."""
    made = [page for seed in range(SEEDS) for page in pages(random.Random(seed))]
    for name in sys.argv[1:] or EXTRACTORS:
        start = time.process_time()
        try:
            extract = EXTRACTORS[name]()
        except ImportError as error:
            print(f"{name:<24} {error}")
            continue
        extract(made[0][0])
        imported = time.process_time()
        texts = [extract(page) for page, _ in made]
        cost = (time.process_time() - imported) / len(made)
        scores = [score(text, paragraphs) for text, (_, paragraphs) in zip(texts, made, strict=True)]
        means = [sum(one) / len(one) for one in zip(*scores, strict=True)]
        shown = "P {:.3f}  R {:.3f}  boilerplate {:.2f}  lost {:.3f}".format(*means)
        print(f"{name:<24} {shown}  {cost * 1e3:.1f} ms a page, {(imported - start) * 1e3:.0f} ms for the first")


def score(text: str, paragraphs: list[str]) -> tuple[float, float, int, float]:
    """Precision and recall of words, boilerplate kept, paragraphs lost."""
    wanted, found = (Counter(re.findall(r"\w+", one)) for one in (" ".join(paragraphs), text))
    both = (wanted & found).total()
    lost = sum(one not in text.replace("\n", " ") for one in paragraphs) / len(paragraphs)
    kept = sum(one in text for one in BOILERPLATE)
    return both / max(1, found.total()), both / wanted.total(), kept, lost


def sentence(chance: random.Random) -> str:
    """An invented sentence of 8 to 22 words."""
    words = [
        chance.choice(NOUNS) if n % 3 else chance.choice(("a", "the", "its")) for n in range(chance.randint(8, 22))
    ]
    words[3] = chance.choice(VERBS)
    return " ".join(words).capitalize() + "."


def pages(chance: random.Random) -> Iterator[tuple[str, list[str]]]:
    """One article in eight layouts: page, paragraphs of the article."""
    count = chance.choice((2, 4, 6, 9, 15))
    texts = [" ".join(sentence(chance) for _ in range(chance.randint(1, 4))) for _ in range(count)]
    body = tagged("p", texts)
    navigation = f"<nav><ul>{tagged('li', [f'<a href=/>{one}</a>' for one in NAVIGATION])}</ul></nav>"
    links = "".join(f"<li><a href=/>{one}</a></li>" for one in RELATED)
    related = f"<div class=related><h3>Related stories</h3><ul>{links}</ul></div>"
    footer = "<footer>" + " | ".join(f"<a href=#>{one}</a>" for one in FOOTER) + "</footer>"
    comments = f"<div id=comments class=comments-area>{tagged('p', COMMENTS)}</div>"
    linked = [re.sub(r"\b(mayor|council)\b", r"<a href=/>\1</a>", one) for one in texts]
    spread = "".join(f"<p>{one}</p><div class=ad>Advertisement</div>" for one in texts)
    half = count // 2
    captioned = (
        f"<figure><img src=x><figcaption>The pier. Photo: Gazette</figcaption></figure>{tagged('p', texts[:half])}"
        f"<h2>What comes next</h2>{tagged('p', texts[half:])}"
    )
    layouts = [
        f"{navigation}<div class=cookie-notice>{NOTICE}</div><main><article class='post hentry'>{HEADLINE}"
        f"<div class=entry-content>{body}</div></article>{related}{comments}</main>{footer}",
        f"{navigation}{HEADLINE}<div class='article-body css-1kf'>{spread}"
        f"<div class=newsletter><p>{LETTER}</p></div></div>{related}{footer}",
        f"<amp-sidebar>{navigation}</amp-sidebar><article>{HEADLINE}{body}</article>{related}{footer}",
        f"<div id=content><div class='node node-article'>{HEADLINE}<div class='field field-name-body'>{body}</div>"
        f"</div></div><div id=sidebar>{related}</div>{comments}{footer}",
        f"<table><tr><td>{' '.join(NAVIGATION)}</td></tr><tr><td>{related}</td><td><font size=5>Harbour shut</font>"
        f"<br><br><font>{'<br><br>'.join(texts)}</font></td><td>{NOTICE}</td></tr></table>{' | '.join(FOOTER)}",
        f"<div>{tagged('div', NAVIGATION)}</div><div><div>{HEADLINE}<div>{tagged('div', texts)}</div></div>"
        f"{related}</div><div>{tagged('div', FOOTER)}</div>",
        f"{navigation}<article>{HEADLINE}{captioned}</article>{related}{comments}{footer}",
        f"{navigation}<main>{HEADLINE}{tagged('p', linked)}</main><div class=share>Share</div>{related}{footer}",
    ]
    for layout in layouts:
        head = "<meta charset=utf-8><title>Harbour shut</title><script>var a = '<p>no</p>';</script>"
        yield f"<!doctype html><html lang=en><head>{head}</head><body>{layout}</body></html>", texts


def tagged(tag: str, texts: list[str]) -> str:
    """Texts, each in an element."""
    return "".join(f"<{tag}>{one}</{tag}>\n" for one in texts)


def newslint_reader() -> Callable[[str], str]:
    """The project's own reader: trafilatura within limits."""
    from newslint.article import Record
    from newslint.corpus.readers import ReadOptions
    from newslint.corpus.readers.html import page_article

    options = ReadOptions()
    known = options.path_facts("a.html")
    return lambda page: page_article(page, "a.html", Record("1"), options, known).text


def trafilatura(**options: Any) -> Callable[[str], str]:
    """trafilatura with some options."""
    from trafilatura import extract

    return lambda page: extract(page, include_comments=False, include_tables=False, **options) or ""


def resiliparse() -> Callable[[str], str]:
    """resiliparse's main content."""
    from resiliparse.extract.html2text import extract_plain_text

    return lambda page: str(extract_plain_text(page, main_content=True, alt_texts=False, links=False, comments=False))


def newspaper() -> Callable[[str], str]:
    """newspaper4k."""
    from newspaper import Article

    def extract(page: str) -> str:
        article = Article("https://example.com/1", language="en")
        article.download(input_html=page)
        article.parse()
        return str(article.text)

    return extract


def readability() -> Callable[[str], str]:
    """readability-lxml, its summary as text."""
    import lxml.html
    from readability import Document

    return lambda page: "\n".join(lxml.html.fromstring(Document(page).summary()).itertext())


def justext() -> Callable[[str], str]:
    """jusText with its English stop words."""
    import justext as library

    stop = library.get_stoplist("English")
    return lambda page: "\n".join(one.text for one in library.justext(page.encode(), stop) if not one.is_boilerplate)


def boilerpy3() -> Callable[[str], str]:
    """boilerpy3's article extractor."""
    from boilerpy3.extractors import ArticleExtractor

    extractor = ArticleExtractor()
    return lambda page: str(extractor.get_content(page))


EXTRACTORS: dict[str, Callable[[], Callable[[str], str]]] = {
    "newslint": newslint_reader,
    "trafilatura": trafilatura,
    "trafilatura fast": lambda: trafilatura(fast=True),
    "trafilatura precision": lambda: trafilatura(favor_precision=True),
    "newspaper4k": newspaper,
    "resiliparse": resiliparse,
    "boilerpy3": boilerpy3,
    "justext": justext,
    "readability-lxml": readability,
}


if __name__ == "__main__":
    main()
