"""Draws curves as an SVG: a panel for each measurement, with both programs in it."""

from collections.abc import Iterator

from bench.clients import Curve
from bench.measure import LIMIT

WIDTH, HEIGHT, GAP = 360, 240, 70
COLOURS = {True: "#8a8a8a", False: "#c0392b"}
# Round figures, of which the smallest that is large enough becomes the top of an axis.
TOPS = [step * 10**power for power in range(1, 6) for step in (1, 2, 5)]


def svg(curves: list[Curve]) -> str:
    """Return the whole picture. Clients are evenly spaced, since each number is twice the one before."""
    things = list(dict.fromkeys(curve.thing for curve in curves))
    width, height = len(things) * (WIDTH + GAP) + GAP, HEIGHT + 2 * GAP
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif"'
        ' font-size="12" fill="#333">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
    ]
    for place, thing in enumerate(things):
        lines.append(f'<g transform="translate({GAP + place * (WIDTH + GAP)},{GAP})">')
        lines += _panel(thing, [curve for curve in curves if curve.thing == thing])
        lines.append("</g>")
    return "\n".join([*lines, "</svg>"]) + "\n"


def _panel(thing: str, curves: list[Curve]) -> Iterator[str]:
    numbers = [clients for clients, _ in curves[0].points]
    most = max(rate for curve in curves for _, rate in curve.points)
    top = next(each for each in TOPS if each >= most)
    step = WIDTH / max(1, len(numbers) - 1)
    yield f'<text y="-30" font-size="14" font-weight="bold">{thing}, a second</text>'
    for fifth in range(6):
        y = HEIGHT * (1 - fifth / 5)
        yield f'<line x2="{WIDTH}" y1="{y:.0f}" y2="{y:.0f}" stroke="#ddd"/>'
        yield f'<text x="-8" y="{y + 4:.0f}" text-anchor="end">{top * fifth // 5:,}</text>'
    for index, clients in enumerate(numbers):
        yield f'<text x="{index * step:.0f}" y="{HEIGHT + 18}" text-anchor="middle">{clients}</text>'
    yield f'<text x="{WIDTH / 2:.0f}" y="{HEIGHT + 40}" text-anchor="middle">clients at once</text>'
    for place, curve in enumerate(curves):
        colour = COLOURS[curve.program == LIMIT]
        points = [(index * step, HEIGHT * (1 - rate / top)) for index, (_, rate) in enumerate(curve.points)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for x, y in points:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
        yield f'<text x="{place * 90}" y="-12" fill="{colour}">● {curve.program}</text>'
