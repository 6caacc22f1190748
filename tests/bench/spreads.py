"""Print how long the spreads of a case take, and how much faster that is than one draw at a time.

Every run has marks of its own, so that nothing which is remembered of one helps another.

python -m tests.bench.spreads
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from planning.case import Case
from planning.casefile import read_case
from planning.marked_film import sides_of, values_of
from planning.noise import Noise, shaken_film
from planning.spreads import spreads
from planning.uncertainty import DRAWS
from tests.conftest import ROOT
from tests.measures.hips import film_of, random_hips

GOAL_MS, GOAL_TIMES = 60, 50
SINGLE = 40  # draws evaluated one at a time; their time is scaled to all draws
RUNS = 15


def cases() -> dict[str, Case]:
    """Two hips on two films: the sample's marks, and every mark that the two views know."""
    full = tuple(film_of(view, random_hips(view, 7), side="B", name=view) for view in ("ap_pelvis", "dunn_45"))
    sample = read_case((ROOT / "sample_images" / "phantom_case.json").read_bytes())
    return {"the sample case": sample, "every mark of an AP pelvis and a Dunn view": Case(full)}


def displaced(case: Case, by: float) -> Case:
    """The case with every mark a little farther along its row."""
    return replace(case, films=tuple(replace(film, marks={
        key: {side: tuple((column + by, row) for column, row in points) for side, points in sides.items()}
        for key, sides in film.marks.items()}) for film in case.films))


def milliseconds(work: Callable[[Case], object], case: Case, runs: int = RUNS) -> list[float]:
    """How long each of several runs took, after one that is not counted."""
    work(case)
    spent = []
    for run in range(runs):
        other = displaced(case, 0.001 * (run + 1))
        start = time.perf_counter()
        work(other)
        spent.append(1000 * (time.perf_counter() - start))
    return spent


def one_at_a_time(case: Case) -> None:
    """SINGLE draws of a case, each set of shaken marks evaluated by itself."""
    for film in case.films:
        shaken = shaken_film(film, Noise(draws=SINGLE)).marks
        for i in range(SINGLE):
            drawn = replace(film, marks={key: {side: np.asarray(points)[i] for side, points in sides.items()}
                                         for key, sides in shaken.items()})
            for side in sides_of(film):
                values_of(drawn, side)


def main() -> None:
    """A line for each case: measured, and what it is held to."""
    for name, case in cases().items():
        together = statistics.median(milliseconds(spreads, case))
        single = statistics.median(milliseconds(one_at_a_time, case, 3)) * DRAWS / SINGLE
        print(f"all spreads of {name}, {DRAWS} draws: median {together:.1f} ms ({GOAL_MS}); one draw at a time "
              f"{single:.0f} ms, scaled from {SINGLE} draws: {single / together:.0f} times as long ({GOAL_TIMES})")


if __name__ == "__main__":
    main()
