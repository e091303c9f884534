// Shows, searches and filters the findings. It builds elements and sets their text: nothing is ever parsed as HTML.
"use strict";
(async () => {
  const SEVERITIES = ["error", "warning", "note"];
  const CONFIDENCES = ["high", "medium", "low"];
  const FILTERS = ["rule", "source", "confidence", "severity", "family"];
  const [CODE, SEVERITY, CONFIDENCE, MESSAGE, SUGGESTION, SIDES, MORE, EVIDENCE] = Array(8).keys();
  const by = (id) => document.getElementById(id);

  function element(name, properties, ...children) {
    const made = document.createElement(name);
    Object.assign(made, properties);
    made.append(...children.filter((child) => child !== null));
    return made;
  }

  sortable();
  const island = by("data").textContent;
  if (!by("list") || typeof DecompressionStream === "undefined") return;
  const bytes = Uint8Array.from(atob(island), (one) => one.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const rows = (await new Response(unpacked).text()).trimEnd().split("\n");
  const findings = [];
  const items = [];
  const rules = new Map();
  for (const row of JSON.parse(`[${rows.join(",")}]`)) {
    if (Array.isArray(row)) findings.push(row);
    else if ("article" in row) items[row.article] = row;
    else rules.set(row.code, row);
  }
  const articleOf = (one) => one[SIDES][0][0];

  // Rows: what is shown of a finding, as the static list has it.
  function side(one, article) {
    const [number, line, column, before, marked, after] = one;
    const at = `line ${line}, column ${column}`;
    const other = number !== article;
    const { name, where } = items[number];
    const caption = element("figcaption", {},
      ...(other ? [element("span", { className: "path" }, name), " "] : []),
      element("span", { className: "at" }, other && where ? `${at} · ${where}` : at));
    const quote = element("blockquote", { dir: "auto" }, before, element("mark", {}, marked), after);
    const figure = element("figure", {}, caption, quote);
    if (other) figure.className = "other";
    return figure;
  }

  function card(one) {
    const { code, rule } = rules.get(one[CODE]);
    const severity = SEVERITIES[one[SEVERITY]];
    const confidence = CONFIDENCES[one[CONFIDENCE]];
    return element("article", { className: `finding ${severity}` },
      element("h4", {},
        element("span", { className: "severity" }, severity), " ",
        element("span", { className: "rule" }, rule), " ",
        element("span", { className: "code" }, code), " ",
        element("span", { className: `confidence ${confidence}` }, `${confidence} confidence`)),
      element("p", { className: "message", dir: "auto" }, one[MESSAGE]),
      element("div", { className: "sides" }, ...one[SIDES].map((place) => side(place, articleOf(one)))),
      one[MORE] ? element("p", { className: "more" }, `and ${one[MORE]} more places`) : null,
      one[SUGGESTION]
        ? element("p", { className: "suggestion" }, "Suggestion: ", element("b", { dir: "auto" }, one[SUGGESTION]))
        : null,
      one[EVIDENCE].length ? evidence(one[EVIDENCE]) : null);
  }

  function evidence(told) {
    const pairs = told.flatMap(([name, value]) => [element("dt", {}, name), element("dd", { dir: "auto" }, value)]);
    return element("details", {}, element("summary", {}, "Evidence"), element("dl", {}, ...pairs));
  }

  function heading(article) {
    const { name, title, where } = items[article];
    const about = [title, where].filter(Boolean).join(" · ");
    return element("h3", { className: "file" },
      element("span", { className: "path" }, name), element("span", { className: "about", dir: "auto" }, about));
  }

  // The filter: what is typed and chosen, also in the address, so that a view can be passed on.
  const form = document.querySelector(".filters");
  const list = by("list");
  const more = by("more");
  const step = Number(more.dataset.step);
  let found = findings;
  let shown = 0;
  let last = -1;

  const haystacks = [];
  function haystack(n) {
    const one = findings[n];
    return haystacks[n] ??= [
      one[CODE], rules.get(one[CODE]).rule, one[MESSAGE], one[SUGGESTION], items[articleOf(one)].title,
      ...one[SIDES].flatMap(([article, , , ...excerpt]) => [items[article].name, excerpt.join("")]),
    ].join("\n").toLowerCase();
  }

  function apply() {
    const chosen = Object.fromEntries(FILTERS.map((name) => [name, by(name).value]));
    const words = by("q").value.toLowerCase().split(/\s+/).filter(Boolean);
    found = findings.filter((one, n) =>
      (!chosen.rule || one[CODE] === chosen.rule)
      && (!chosen.family || rules.get(one[CODE]).family === chosen.family)
      && (!chosen.severity || SEVERITIES[one[SEVERITY]] === chosen.severity)
      && (!chosen.confidence || CONFIDENCES[one[CONFIDENCE]] === chosen.confidence)
      && (!chosen.source || items[articleOf(one)].source === chosen.source)
      && words.every((word) => haystack(n).includes(word)));
    list.replaceChildren();
    shown = 0;
    last = -1;
    extend();
    const kept = Object.entries({ q: by("q").value, ...chosen }).filter(([, value]) => value);
    history.replaceState(null, "", kept.length ? `#${new URLSearchParams(kept)}` : "#findings");
  }

  function extend() {
    const added = [];
    for (const one of found.slice(shown, shown + step)) {
      const article = articleOf(one);
      if (article !== last) added.push(heading(last = article));
      added.push(card(one));
    }
    list.append(...added);
    shown = Math.min(found.length, shown + step);
    more.hidden = shown === found.length;
    more.textContent = `Show ${Math.min(step, found.length - shown).toLocaleString("en")} more`;
    const of = found.length === findings.length ? "findings" : `of ${findings.length.toLocaleString("en")} findings`;
    const total = `${found.length.toLocaleString("en")} ${of}`;
    by("status").textContent = shown < found.length ? `${total}, the first ${shown.toLocaleString("en")} shown` : total;
  }

  function choose(pairs) {
    form.reset();
    for (const [name, value] of pairs) {
      if (name !== "q" && !FILTERS.includes(name)) continue;
      const control = by(name);
      control.value = value;
      if (name === "q" || control.value === value) continue;
      control.append(element("option", { value }, value));
      control.value = value;
    }
    apply();
  }

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  more.addEventListener("click", () => {
    const before = list.lastElementChild;
    extend();
    const next = before.nextElementSibling;
    if (next) {
      next.tabIndex = -1;
      next.focus({ preventScroll: true });
    }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-filter]");
    if (!link) return;
    event.preventDefault();
    const [, name, value] = link.dataset.filter.match(/^(\w+)=([^]*)$/);
    choose([[name, value]]);
    by("findings").scrollIntoView();
    by("status").tabIndex = -1;
    by("status").focus({ preventScroll: true });
  });

  form.hidden = false;
  const asked = location.hash.includes("=") ? [...new URLSearchParams(location.hash.slice(1))] : [];
  if (asked.length) {
    choose(asked);
    by("findings").scrollIntoView();
  } else {
    list.replaceChildren();
    extend();
  }
  document.documentElement.dataset.ready = "true";

  // Heads of sortable tables become buttons: first the highest, then the lowest.
  function sortable() {
    for (const table of document.querySelectorAll("table.sortable")) {
      const heads = [...table.tHead.rows[0].cells];
      heads.forEach((head, column) => {
        const button = element("button", { type: "button" }, ...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => {
          const falling = head.ariaSort ? head.ariaSort !== "descending" : column > 0;
          for (const other of heads) other.removeAttribute("aria-sort");
          head.ariaSort = falling ? "descending" : "ascending";
          const key = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent;
          const compare = (a, b) => (column ? key(a) - key(b) : key(a).localeCompare(key(b)));
          const body = table.tBodies[0];
          body.append(...[...body.rows].sort((a, b) => (falling ? compare(b, a) : compare(a, b))));
        });
      });
    }
  }
})();
