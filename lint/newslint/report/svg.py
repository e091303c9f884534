"""Pictures as static SVG, coloured by the page's style sheet: interval bars, share bars, figures over time.

Every picture has a role and a title (and a description where it shows more than one number), so that a screen reader
tells what it shows. What is marked by colour is marked by shape, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil, floor, log10

from newslint.report.escape import text
from newslint.report.values import Item, Point, Rate, Timeline

BAR = 140
"""The width of a bar; its height is 14."""


def percent(share: float) -> str:
    """A share in percent, as precise as it is worth: 0.4 %, 12 %, 100 %."""
    return f"{share * 100:.1f} %" if 0 < share < 0.01 else f"{share * 100:.0f} %"


def interval_bar(rate: Rate, most: float, label: str) -> str:
    """A rate as a dot on its interval; the bar ends at ``most``."""
    at = [f"{BAR * min(1.0, value / most):.1f}" for value in (rate.low, rate.value, rate.high)]
    width = max(2.0, float(at[2]) - float(at[0]))
    title = f"{label}: {percent(rate.value)}, 95 % interval {percent(rate.low)} to {percent(rate.high)}"
    return (
        f'<svg class="bar" role="img" viewBox="-5 0 {BAR + 10} 14" width="{BAR + 10}" height="14">'
        f"<title>{text(title)}</title>"
        f'<path class="track" d="M0 7H{BAR}"/><rect class="interval" x="{at[0]}" y="4" width="{width:.1f}" height="6"'
        f' rx="3"/><circle class="dot" cx="{at[1]}" cy="7" r="4"/></svg>'
    )


def share_bar(parts: Sequence[tuple[int, str]], of: int, title: str) -> str:
    """Counts side by side, each with the class that colours it; the bar ends at ``of``."""
    x = 0.0
    drawn = []
    for count, kind in parts:
        if count:
            width = max(1.5, BAR * count / max(of, 1))
            drawn.append(f'<rect class="{kind}" x="{x:.1f}" y="1" width="{width:.1f}" height="12"/>')
            x += width
    return (
        f'<svg class="bar" role="img" viewBox="0 0 {BAR} 14" width="{BAR}" height="14" '
        f'preserveAspectRatio="none"><title>{text(title)}</title>'
        f"{''.join(drawn)}</svg>"
    )


WIDTH, HEIGHT = 760, 230
LEFT, RIGHT, TOP, BOTTOM = 76, 24, 18, 40
MARK = 6.0
SPREAD = 110
"""How wide marks with one place may spread."""
MAX_LABEL = 28
FAR = 30
"""Values that are so many times apart are drawn on a logarithmic axis."""
LETTER = 7.0
"""The width of a letter in a label, at most."""


def timeline(line: Timeline, items: Sequence[Item], number: str) -> str:
    """A dot for each article, by date and value: round where most agree, a diamond where a figure conflicts.

    Articles without a date stand at the right, in a column of their own. ``number`` makes the ids of the parts unique.
    """
    days = sorted({point.date for point in line.points if point.date})
    undated = any(point.date is None for point in line.points)
    right = WIDTH - RIGHT - (90 if undated and days else 0)
    ticks = axis([point.value for point in line.points])
    tens = ticks[0] > 0 and ticks[1] == 10 * ticks[0]

    def y(value: float) -> float:
        low, high, at = (log10(one) if tens else one for one in (ticks[0], ticks[-1], value))
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (at - low) / (high - low)

    def x(day: date | None) -> float:
        if day is None:
            return WIDTH - RIGHT - 40 if days else (LEFT + right) / 2
        span = (days[-1] - days[0]).days
        return LEFT + 30 + (right - LEFT - 60) * ((day - days[0]).days / span if span else 0.5)

    parts = []
    for tick in ticks:
        parts.append(f'<path class="grid" d="M{LEFT} {y(tick):.1f}H{WIDTH - RIGHT}"/>')
        parts.append(f'<text class="axis" x="{LEFT - 8}" y="{y(tick) + 4:.1f}" text-anchor="end">{figure(tick)}</text>')
    for day in _shown_days(days):
        parts.append(
            f'<text class="axis" x="{x(day):.1f}" y="{HEIGHT - 14}" text-anchor="middle">{day.isoformat()}</text>'
        )
    if undated:
        parts.append(f'<text class="axis" x="{x(None):.1f}" y="{HEIGHT - 14}" text-anchor="middle">no date</text>')
    if line.agreed is not None:
        at = y(line.agreed)
        parts.append(f'<path class="agreed" d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}"/>')
    marks = _apart([(point, x(point.date), y(point.value)) for point in line.points])
    parts += [_mark(point, at, height, items[point.article]) for point, at, height in marks]
    parts += _labels(marks)
    told = "; ".join(
        f"{point.text} ({items[point.article].where or items[point.article].name}, {point.standing})"
        for point in line.points[:40]
    )
    unit = (f" in {line.unit}" if line.unit else "") + (", on a logarithmic axis" if tens else "")
    return (
        f'<svg class="timeline" role="img" viewBox="0 0 {WIDTH} {HEIGHT}" aria-labelledby="t{number}" '
        f'aria-describedby="d{number}">'
        f'<title id="t{number}">{text(f"{line.role}{unit}, by date of the article")}</title>'
        f'<desc id="d{number}">{text(told)}</desc>{"".join(parts)}</svg>'
    )


def _apart(marks: Sequence[tuple[Point, float, float]]) -> list[tuple[Point, float, float]]:
    """The marks; those of articles of one day with one value side by side, so that each is seen."""
    same: dict[tuple[float, float], list[Point]] = {}
    for point, x, y in marks:
        same.setdefault((x, y), []).append(point)
    apart = []
    for (x, y), points in same.items():
        step = min(2.3 * MARK, SPREAD / len(points))
        left = min(x - step * (len(points) - 1) / 2, WIDTH - RIGHT - step * (len(points) - 1))
        apart += [(point, max(left, LEFT) + n * step, y) for n, point in enumerate(points)]
    return apart


def _labels(marks: Sequence[tuple[Point, float, float]]) -> Iterator[str]:
    """The figures as they are written, beside their marks, where they fit; conflicts first."""
    taken = [(x - MARK, y - MARK, x + MARK, y + MARK) for _, x, y in marks]
    # Of marks side by side, the last has the label.
    last = {(point.date, point.value): (point, x, y) for point, x, y in marks}
    for point, x, y in sorted(last.values(), key=lambda mark: mark[0].standing != "conflicts"):
        shown = point.text if len(point.text) <= MAX_LABEL else point.text[: MAX_LABEL - 1] + "…"
        width = LETTER * len(shown)
        end = x + width + 10 > WIDTH - RIGHT
        left = x - 10 - width if end else x + 10
        box = (left, y - 20, left + width, y - 7)
        if any(box[0] < right and a < box[2] and box[1] < bottom and top < box[3] for a, top, right, bottom in taken):
            continue
        taken.append(box)
        at = f'x="{x + (-10 if end else 10):.1f}" y="{y - 8:.1f}" text-anchor="{"end" if end else "start"}"'
        yield f'<text class="label" {at}>{text(shown)}</text>'


def _mark(point: Point, x: float, y: float, item: Item) -> str:
    title = f"<title>{text(f'{point.text}: {item.where or item.name}')}</title>"
    if point.standing == "conflicts":
        size = MARK + 1.5
        path = f"M{x:.1f} {y - size:.1f}l{size} {size}l-{size} {size}l-{size} -{size}z"
        return f'<path class="mark conflicts" d="{path}">{title}</path>'
    return f'<circle class="mark {point.standing}" cx="{x:.1f}" cy="{y:.1f}" r="{MARK}">{title}</circle>'


def _shown_days(days: Sequence[date]) -> list[date]:
    """The days that are written under the axis: they must not touch."""
    if len(days) <= 1:
        return list(days)
    step = max(1, ((days[-1] - days[0]).days + 4) // 5)
    shown = [days[0]]
    for day in days[1:]:
        if (day - shown[-1]).days >= step:
            shown.append(day)
    if shown[-1] != days[-1]:
        if len(shown) > 1 and (days[-1] - shown[-1]).days < step:
            shown.pop()
        shown.append(days[-1])
    return shown


def axis(values: Sequence[float]) -> list[float]:
    """Some round numbers that hold the values: from 0 on, unless they lie close together far above it.

    Values that are far apart get powers of ten: a slip of a thousand is then three steps.
    """
    low, high = min(values), max(values)
    if low > 0 and high >= FAR * low:
        return [10.0**power for power in range(floor(log10(low)), ceil(log10(high)) + 1)]
    if low >= 0 and (low < 0.6 * high or low == high):
        low = 0.0
    span = (high - low) or abs(high) or 1.0
    rough = span / 4
    power = 10.0 ** floor(log10(rough))
    step = next(step for step in (power, 2 * power, 5 * power, 10 * power) if step >= rough * 0.9)
    first = floor(low / step) if low == 0 or low - step < 0 <= low else floor((low - span * 0.05) / step)
    ticks = [first * step]
    while ticks[-1] < high + span * 0.02:
        ticks.append((first + len(ticks)) * step)
    return ticks


def figure(value: float) -> str:
    """A number for an axis: 14, 2,600, 1.8 bn."""
    for size, word in ((1e12, " tn"), (1e9, " bn"), (1e6, " m")):
        if abs(value) >= size:
            return f"{value / size:.4g}{word}"
    return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"
