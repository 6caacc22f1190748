"""Before and after of plans among the bands, each with the window its plan is held against."""

from dataclasses import replace

from planning.case import Case
from planning.measures import CATALOGUE
from planning.pages.plan_strips import compared, strip_of_plans, targets_told
from planning.presets import windows_of
from planning.realign import Plan, SocketStep, outcome
from tests.realign.hips import film, socket

LCEA, EXTRUSION = CATALOGUE["lcea_sourcil"], CATALOGUE["extrusion_index"]
CASE = Case((film(socket()),))  # LCEA 12, Tönnis 22
TURNED = Plan("Plan 1", (SocketStep("ap", "R", 20.0),))
LESS = Plan("<b>2</b>", (SocketStep("ap", "R", 10.0),), windows=(("lcea_sourcil", 25.0, 30.0),))


def told(key, *plans):
    """What is compared of one measure."""
    each = compared([(plan, outcome(CASE, plan, windows_of(plan))) for plan in plans])
    return next(pair for pair in each if pair[0].key == key)


def outlines(figure):
    return [(t.x[0], t.x[1], t.y[2], t.y[0]) for t in figure.data if len(t.x) == 5]


def test_each_row_has_the_outline_of_its_own_plans_window_and_says_how_it_is_met():
    figure = strip_of_plans(LCEA, LCEA.references[0], *told("lcea_sourcil", TURNED, LESS))
    (low, high, under, over), (other_low, other_high, _, other_over) = outlines(figure)
    assert (low, high, other_low, other_high) == (30, 40, 25, 30)
    discs = [t for t in figure.data if t.mode == "markers"]
    assert under < discs[0].y[0] < over and other_over < under
    assert discs[0].hovertemplate.endswith("<br>Target 30.0° to 40.0°: met<extra></extra>")
    assert discs[1].hovertemplate.startswith("&lt;b&gt;2")
    assert "Target 25.0° to 30.0°: not met" in discs[1].hovertemplate
    words = [words.text for words in figure.layout.annotations if words.bgcolor]
    assert words == ["<b>Plan 1 32.0°</b> in target", "<b>&lt;b&gt;2&lt;/b&gt; 22.0°</b> off target"]


def test_a_window_with_an_open_end_has_no_side_on_the_strip_and_one_far_off_is_on_it():
    figure = strip_of_plans(EXTRUSION, EXTRUSION.references[0], *told("extrusion_index", TURNED))
    ((low, high, *_),) = outlines(figure)
    assert low < figure.layout.xaxis.range[0] and high == 20
    far = replace(TURNED, windows=(("lcea_sourcil", 70.0, 75.0),))
    figure = strip_of_plans(LCEA, LCEA.references[0], *told("lcea_sourcil", far))
    assert figure.layout.xaxis.range[1] > 75


def test_the_windows_are_told_once_where_all_plans_have_the_same():
    assert targets_told(told("lcea_sourcil", TURNED, replace(TURNED, name="Plan 2"))[1]) == ["Target 30.0° to 40.0°"]
    assert targets_told(told("lcea_sourcil", TURNED, LESS)[1]) == [
        "Target of Plan 1: 30.0° to 40.0°", "Target of <b>2</b>: 25.0° to 30.0°"]
    assert targets_told(told("extrusion_index", TURNED)[1]) == ["Target up to 20.0 % (unverified)"]
    assert targets_told(told("medial_center_edge_angle", TURNED)[1]) == []
