"""Write vectors.json.gz: cases that the numpy evaluator and the browser's must both answer alike.

Run `python -m tests.geometry.build_vectors` when the vocabulary changes; the file is committed, so that a change
in the answers shows. Every op stands in the one program, and every intermediate answer that has a name is kept.
"""

import gzip
import json
import math
import random
from pathlib import Path

import numpy as np

from planning.geometry import (
    along,
    angle,
    arctangent,
    circle_fit,
    contour_meet,
    cosine,
    crosses,
    crossing,
    distance,
    evaluate,
    film_up,
    first_of,
    flatten,
    foot,
    given,
    heading,
    line,
    marks,
    mean,
    meet,
    midpoint,
    nearest,
    percent,
    perpendicular,
    point,
    product,
    ratio,
    sine,
    tangent,
    unit,
)

FILE = Path(__file__).with_name("vectors.json.gz")
CASES = 4000


def program():
    """One construction that uses every op, with the steps whose answers are compared."""
    a, b, c, d = (point(marks(key, "own", 1)) for key in "abcd")
    other = point(marks("a", "other", 1))
    rim = circle_fit(marks("rim", "own", 3))
    across = first_of(a - other, b - a, names=("sides", "side"))
    up = perpendicular(across, toward=first_of(c - b, film_up()))
    neck = mean(marks("neck", "-", 2))
    front, back = marks("front", "own", 2), marks("back", "own", 2)
    wide, long = angle(b - a, c - a), distance(c, d)
    named = {
        "rim": rim,
        "radius": rim.radius,
        "farthest": rim.farthest(up),
        "neck": neck,
        "midpoint": midpoint(a, b),
        "across": unit(across),
        "up": up,
        "line": line(a, b - a),
        "foot": foot(c, line(a, b - a)),
        "meet": meet(line(a, b - a), line(c, d - c)),
        "angle": wide,
        "toward": angle(up, d - rim.center, toward=-unit(across)),
        "distance": long,
        "along": along(d - c, up),
        "ratio": ratio(along(c - a, across), distance(a, b)),
        "percent": percent(along(rim.farthest(up) - neck, up), rim.diameter),
        "last": front.last,
        "heading": heading(back),
        "crossing": crossing(front, back),
        "crossing_back": crossing(back, front),
        "crosses": crosses(front, back),
        "crossing_clear": crossing(front, back, clear=0.25),
        "crosses_clear": crosses(front, back, clear=0.25),
        "nearest": nearest(front, c),
        "nearest_head": nearest(back, rim.center),
        "contour_meet": contour_meet(back, line(a, b - a)),
        "plus": long + rim.radius,
        "minus": rim.radius - distance(nearest(front, rim.center), rim.center),
        "product": product(wide, long),
        "sine": sine(wide),
        "cosine": cosine(wide),
        "tangent": tangent(wide),
        "arctangent": arctangent(along(d - c, across), along(d - c, up)),
        "given": given("tilt", -30.0, 170.0),
        "given_times": product(given("tilt", -30.0, 170.0), wide),
    }
    return flatten(*named.values()), named


def rim_points(rng):
    """Whole circles, short and long arcs with noise, scattered points, points on a line, coincident points."""
    count = rng.choice((0, 1, 2, 3, 3, 3, 4, 5, 7))
    kind = rng.choice(("arc", "arc", "arc", "exact", "scatter", "line", "same", "doubled"))
    cx, cy, r = rng.uniform(50, 350), rng.uniform(50, 350), rng.uniform(15, 35)
    start, span = rng.uniform(0, math.tau), math.radians(rng.uniform(30, 360))
    points = []
    for i in range(count):
        at = start + span * i / max(count - 1, 1)
        noise = 0 if kind == "exact" else rng.gauss(0, 0.5)
        points.append((round(cx + (r + noise) * math.cos(at), 4), round(cy + (r + noise) * math.sin(at), 4)))
    if kind == "scatter":
        points = [(rng.uniform(0, 400), rng.uniform(0, 400)) for _ in range(count)]
    if kind == "line":
        points = [(float(i * 8), float(i * 3)) for i in range(count)]
    if kind == "same":
        points = [(100.0, 200.0)] * count
    if kind == "doubled" and count:
        points = [*points[:-1], points[0]]
    return points


def contour_points(rng, other):
    """Wandering contours, ones on whole pixels (bends on the other, pieces in one line), and parts of the other."""
    count = 4 if rng.random() < 0.7 else rng.choice((0, 1, 2, 3, 5, 7))
    kind = rng.choice(("wander", "wander", "sweep", "sweep", "whole", "whole", "part", "beside", "same", "doubled"))
    points = [(round(rng.uniform(0, 400), 3), round(rng.uniform(0, 400), 3)) for _ in range(count)]
    if kind == "sweep":  # from edge to edge, so that two of them cross once or a few times
        turn = rng.random() < 0.5
        points = [(400 * i / max(count - 1, 1), round(rng.uniform(100, 300), 3)) for i in range(count)]
        points = [(y, x) for x, y in points] if turn else points
    if kind == "whole":
        points = [(float(rng.randint(0, 4) * 100), float(rng.randint(0, 4) * 100)) for _ in range(count)]
    if kind == "part" and other:  # begun or ended at the marks of the other
        points = [*points, *other[rng.randrange(len(other)) :]][-max(count, 1) :]
    if kind == "beside":
        points = [(x + 5, y) for x, y in other]
    if kind == "same":
        points = rng.choice((list(other), list(other[::-1]), [(30.0, 40.0)] * count))
    if kind == "doubled" and count:
        points = [points[0], *points[:-1]]
    return points


def one_case(rng):
    """Marks of one case: some missing, some coincident, some on a line."""
    spots = {k: (round(rng.uniform(0, 400), 3), round(rng.uniform(0, 400), 3)) for k in ("a", "b", "c", "d", "other")}
    if rng.random() < 0.08:
        spots["b"] = spots["a"]
    if rng.random() < 0.08:
        spots["d"] = spots["c"]
    if rng.random() < 0.08:
        spots["other"] = spots["a"]
    if rng.random() < 0.1:  # parallel to the row, so that parallel lines and exact zeros occur
        spots["a"], spots["b"], spots["c"], spots["d"] = (10.0, 40.0), (90.0, 40.0), (30.0, 40.0), (70.0, 40.0)
    if rng.random() < 0.05:  # a right angle, which has no tangent
        spots["a"], spots["b"], spots["c"] = (10.0, 40.0), (90.0, 40.0), (10.0, 70.0)
    case = {f"{k}.own": [spots[k]] for k in "abcd" if rng.random() > 0.05}
    if rng.random() > 0.3:
        case["a.other"] = [spots["other"]]
    if rng.random() > 0.1:
        case["neck.-"] = [(rng.randint(0, 400), rng.randint(0, 400)) for _ in range(rng.choice((1, 2, 3)))]
    if rim := rim_points(rng):
        case["rim.own"] = rim
    if rng.random() > 0.1:
        case["tilt.given"] = [rng.choice((-30.0, 170.0, round(rng.uniform(-40, 180), 3)))]
    front = contour_points(rng, [])
    back = contour_points(rng, front)
    case |= {f"{key}.own": points for key, points in (("front", front), ("back", back)) if points}
    return case


def answer(value):
    """A value as JSON: null when it cannot be formed."""
    value = np.asarray(value)
    return None if np.isnan(value).any() else value.tolist()


def evaluate_case(steps, case):
    """The program over the marks of one case."""
    return evaluate(steps, lambda key, whose: np.array(p) if (p := case.get(f"{key}.{whose}")) else None)


def main():
    """Write the file."""
    rng = random.Random(20)
    laid, named = program()
    at = {name: laid.at[symbol] for name, symbol in named.items()}
    cases = [one_case(rng) for _ in range(CASES)]
    answers = []
    for case in cases:
        values = evaluate_case(laid.steps, case)
        answers.append([answer(values[i]) for i in at.values()])
    record = {"steps": [s.as_json() for s in laid.steps], "at": at, "cases": cases, "answers": answers}
    body = json.dumps(record, separators=(",", ":")).encode()
    FILE.write_bytes(gzip.compress(body, 9, mtime=0))


if __name__ == "__main__":
    main()
