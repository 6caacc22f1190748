"""Whatever a case file may hold as a plan, on whatever is marked: it is done, or told in one sentence."""

import json
import math

from hypothesis import event, given, settings
from hypothesis import strategies as st

from planning.case import SCALES, Case, CaseProblem
from planning.casefile import read_case, write_case
from planning.noise import Noise
from planning.planfile import LONGEST_NOTE
from planning.plans import HEADS, WEDGES, CamStep, FemurStep, Plan, RimStep, SocketStep
from planning.realign import PRESETS, motions, moved_landmarks, outcome, solved
from planning.reports.plan_record import outcome_record
from planning.reports.plan_text import plan_text
from tests.measures.hips import film_of, random_hips

turn, length, side = st.floats(-90, 90), st.floats(-200, 200), st.sampled_from("RL")
film = st.sampled_from(("ap", "ap", "ap", "dunn", "axial", "none"))
spots = st.none() | st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)) | st.tuples(st.floats(0, 5000),
                                                                                      st.floats(0, 5000))
small, near = st.floats(-30, 30), st.floats(-10, 10)
steps = st.one_of(
    st.builds(SocketStep, film, side, turn, spots, st.tuples(length, length), turn, turn, st.sampled_from(HEADS)),
    st.builds(FemurStep, film, side, turn, spots, st.sampled_from(WEDGES), turn, length, length,
              st.none() | st.floats(0, 200), st.none() | turn, turn),
    st.builds(CamStep, film | st.just("dunn"), side, st.floats(0, 180)),
    st.builds(RimStep, film, side, st.floats(0, 200) | st.floats(0, 3)),
)
likely_steps = st.one_of(
    st.builds(SocketStep, st.just("ap"), side, small, st.none(), st.tuples(near, near), small, small),
    st.builds(FemurStep, st.just("ap"), side, small, st.none(), st.just("coronal"), small, near, near),
    st.builds(CamStep, st.just("dunn"), side, st.floats(45, 90)),
    st.builds(RimStep, st.just("ap"), side, st.floats(0, 1)),
)
plans = st.builds(Plan, st.just("plan"), st.lists(likely_steps | steps, min_size=1, max_size=4).map(tuple),
                  st.text(st.characters(categories=["L", "N", "P"]), max_size=LONGEST_NOTE // 100), st.booleans())


@st.composite
def cases(draw):
    """AP, Dunn and axial films of hips of which any landmark may be missing."""
    films = []
    for view, name in (("ap_pelvis", "ap"), ("dunn_45", "dunn"), ("axial", "axial")):
        hips = random_hips(view, draw(st.integers(0, 50)))
        gone = draw(st.just(set()) | st.sets(st.sampled_from(sorted(hips)), max_size=2))
        spacing, scale = draw(st.sampled_from(((0.15, 0.15), (0.2, 0.1)))), draw(st.sampled_from(SCALES))
        films.append(film_of(view, {k: v for k, v in hips.items() if k not in gone}, spacing, scale, name=name))
    return Case(tuple(films))


def finite(record):
    """Every number in plain data; json refuses the rest."""
    if isinstance(record, dict):
        record = list(record.values())
    if isinstance(record, list):
        return all(finite(entry) for entry in record)
    return not isinstance(record, float) or math.isfinite(record)


@given(cases(), plans | st.builds(Plan, st.just("plan"), st.lists(likely_steps, min_size=1, max_size=3).map(tuple)))
@settings(max_examples=50, deadline=None)
def test_any_plan_is_done_or_told(case, plan):
    try:
        told = outcome(case, plan, PRESETS["usual"].windows, noise=Noise(draws=40))
    except CaseProblem as problem:
        said = str(problem)
        assert said.isprintable() and said.endswith(".") and 20 < len(said) < 300, said
        return
    event(f"done: {len(plan.steps)} steps")
    assert finite(json.loads(json.dumps(outcome_record(told), allow_nan=False)))
    assert all(line.isprintable() for line in plan_text(case, told).splitlines())
    assert all(r.value is None or math.isfinite(r.value) for r in told.after)
    assert all(c.chance is None or 0 <= c.chance <= 1 for c in told.chances.each)
    may_move = {place for step in plan.steps for place in moved_landmarks(step)}
    for (name, _, _), matrix in motions(case, plan).items():
        assert matrix.shape == (2, 3) and name == "ap" and may_move


@given(plans)
@settings(max_examples=200, deadline=None)
def test_a_plan_comes_back_from_its_file(plan):
    case = Case(plans=(plan,))
    assert read_case(write_case(case)) == case


@given(cases(), st.sampled_from("RL"), st.sampled_from(list(PRESETS)))
@settings(max_examples=30, deadline=None)
def test_any_windows_are_solved_for_or_told(case, side, preset):
    try:
        found = solved(case, "ap", side, PRESETS[preset].windows)
        told = outcome(case, found.plan, noise=Noise(draws=40))
    except CaseProblem as problem:
        assert str(problem).endswith(".")
        return
    json.dumps(outcome_record(told, found), allow_nan=False)
    for solution in filter(None, (found.socket, found.varus, found.derotation)):
        assert (solution.smallest is None) == bool(solution.problem)
