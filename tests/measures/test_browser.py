"""The browser's evaluator gives every step of every construction the value that Python gives it, nulls included."""

import json
import math
import subprocess
from pathlib import Path

import numpy as np
import pytest

from planning.case import Case
from planning.constructions import constructions
from planning.marked_film import millimeters, values_of
from planning.problems import OTHER
from planning.reading import read_film_marks
from planning.views import VIEWS
from tests.conftest import need
from tests.measures.hips import film_of, moved, random_hips, turned, without

SCRIPT = Path(__file__).with_name("browser.mjs")


def films(view):
    """Hips turned, with a mark missing, half placed or on one spot; marks in a row; rims that are nearly straight."""
    for seed in range(5):
        hips = random_hips(view, 100 + seed)
        yield film_of(view, turned(hips, seed * 29), spacing=(0.160, 0.143))
        for key, sides in hips.items():
            yield film_of(view, without(hips, key, "R"))
            last = list(sides)[-1]
            yield film_of(view, {**hips, key: {**sides, last: sides[last][: len(sides[last]) // 3]}})
            yield film_of(view, {**hips, key: {side: [(3.0, 4.0)] * len(p) for side, p in sides.items()}})
        level = moved(hips, ((1, 0), (0, 0)))
        bowed = {side: [(x, x * x / 2000) for x, _ in points] for side, points in hips["head"].items()}
        yield film_of(view, level, spacing=(1.0, 1.0))
        yield film_of(view, {**level, "head": hips["head"]}, spacing=(1.0, 1.0))
        yield film_of(view, {**hips, "head": bowed})


def looked_up(film, side):
    """The marks of one hip as the viewer looks them up, in millimeters."""
    whose = {"own": side, "other": OTHER[side], "-": "-"}
    found = {f"{key}.{who}": millimeters(film, key, at) for key in film.marks for who, at in whose.items()}
    return {name: points.tolist() for name, points in found.items() if points is not None}


def test_python_and_the_browser_agree_on_every_step():
    hips = {view: [(film, side) for film in films(view) for side in "RL"] for view in VIEWS}
    programs = {view: constructions(view).as_json() for view in VIEWS}
    asked = [
        {"steps": programs[view]["steps"], "cases": [looked_up(*hip) for hip in of_view]}
        for view, of_view in hips.items()
    ]
    done = subprocess.run([need("node"), SCRIPT], input=json.dumps(asked), capture_output=True, text=True, check=True)
    formed = {True: 0, False: 0}
    for (view, of_view), answers in zip(hips.items(), json.loads(done.stdout), strict=True):
        steps = constructions(view).program.steps
        for (film, side), browser in zip(of_view, answers, strict=True):
            readings = {(r.key, r.side): r for r in read_film_marks(film, Case((film,)))}
            for key, step in programs[view]["outputs"].items():
                value = readings[key, side].value
                assert (value is None) == (browser[step] is None), f"{view} {key}"
                assert value is None or browser[step] == pytest.approx(value, rel=1e-9, abs=1e-9), f"{view} {key}"
            for step, python, theirs in zip(steps, values_of(film, side), browser, strict=True):
                if step.op == "marks":
                    continue
                python = np.ravel(python).tolist()
                missing = any(map(math.isnan, python))
                assert (theirs is None) == missing, f"{view} {step}: {theirs} in the browser, {python} in Python"
                formed[missing] += 1
                if not missing:
                    pairs = zip(theirs if isinstance(theirs, list) else [theirs], python, strict=True)
                    close = all(math.isclose(t, p, rel_tol=1e-9, abs_tol=1e-9) for t, p in pairs)
                    assert close, f"{view} {step}: {theirs} in the browser, {python} in Python"
    assert formed[True] > 1000 and formed[False] > 10_000
