"""Names and texts that try to leave their place in a page, and the same findings with harmless ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser

from newslint.article import Article
from newslint.finding import Finding
from newslint.report.collect import Collected
from report_samples import article, collected, finding

FAR = "//evil.example/x"
HOSTILE = (
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<!--<script>", "--><script>alert(1)</script>",
    f"<img src=x onerror=alert(1)><img src={FAR}>", f'"><img src="{FAR}">', f"'><iframe src='{FAR}'></iframe>",
    f"<link rel=stylesheet href={FAR}>", f"<style>@import url({FAR})</style>", "</style><script>alert(1)</script>",
    f"<base href={FAR}>", f'<meta http-equiv="refresh" content="0;url={FAR}">', f"<form action={FAR}><input name=q>",
    f"<object data={FAR}></object>", f"<embed src={FAR}>", f"<video src={FAR} autoplay>", f"<audio src={FAR}>",
    f"<svg><image href={FAR} /></svg>", "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
    "<math><mtext><script>alert(1)</script>", "<details open ontoggle=alert(1)>", "<body onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>", "javascript:alert(1)", "data:text/html,<script>alert(1)</script>",
    '" onmouseover="alert(1)', "' onfocus='alert(1)' autofocus='", "` onclick=alert(1) `",
    "<template><b>x</b></template>",
    "]]><script>alert(1)</script>", "<![CDATA[<script>alert(1)</script>]]>", "<?xml version='1.0'?><x/>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;", "&quot;&gt;", "<plaintext>", "<textarea>", "<title>x",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<select><option>", "</section></main></body></html>",
    "\x00<b>\x00", "\x1b[31m<b>", "\u202e<b>txt.exe\u202c", "\u2028<script>\u2029", "\ufeff<b>", "\udcff<b>",
    "${alert(1)}", "{{constructor.constructor('alert(1)')()}}", "\\u003cscript\\u003e", "<b id=data>", "<b id=list>",
    "__proto__", "source=<b>", "rule=%3Cb%3E",
)  # fmt: skip


def hostile() -> Collected:
    """Findings in which every text that comes from a corpus is hostile."""
    return _of([text.replace("\n", " ") for text in HOSTILE])


def benign() -> Collected:
    """The same with harmless texts."""
    return _of([f"word{n:03}" for n in range(len(HOSTILE))])


def _of(texts: Sequence[str]) -> Collected:
    pages = [_page(n, text) for n, text in enumerate(texts)]
    made: list[Finding] = []
    for n, (one, text) in enumerate(zip(pages, texts, strict=True)):
        other, its = pages[n - 1], texts[n - 1]
        made += [
            finding("BLP201", one, text, message=text, suggestion=text, evidence={text: text, f"{text} 2": [text]}),
            finding("NAM201", one, text, [(other, its)], text, suggestion=its, evidence={"articles": {text: 2}}),
            finding("FIG201", one, "14", [(other, "14")], text, evidence={"role": text, "unit": text}),
            finding("SRC201", one, text, [(other, its)], text, evidence={"resemblance": 0.7}),
        ]
    return collected(made, pages, notes=texts)


def _page(n: int, text: str) -> Article:
    return article(f"{n:03}{text}.txt", f"{text}\n\n14 people and {text}", source=f"{text}{n:03}", title=text)


class Elements(HTMLParser):
    """Counts elements and attributes, and keeps what must not be there."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.loads: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            self.attributes[name] += 1
            if name == "id":
                self.ids[value or ""] += 1
            if name in ("src", "srcset", "action", "data", "style") or name.startswith("on"):
                self.loads.append(f"{tag} {name}={value}")
            if name == "href" and not (value or "").startswith("#"):
                self.loads.append(f"{tag} {name}={value}")
