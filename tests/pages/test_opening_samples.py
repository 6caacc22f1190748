"""What a sample brings with it: its patient's sex, its lesson's protocol, and true marks that are no reader's own."""

from dataclasses import replace

from planning import store
from planning.case import Case
from planning.pages import samples
from planning.pages.desk import Desk
from planning.repeats import placement_within, values_within


def test_marks_that_came_with_a_sample_are_known_and_a_readers_own_are_not():
    true = samples.true_case("dysplasia.case.json").films[0]
    column, row = true.marks["teardrop"]["R"][0]
    moved = true.with_marks({**true.marks, "teardrop": {**true.marks["teardrop"], "R": ((column + 1, row),)}})
    assert samples.is_true(true) and not samples.is_true(moved) and not samples.is_true(true.with_marks({}))
    assert samples.has_true(true) and samples.has_true(moved) and not samples.has_true(true.with_marks({}))
    by_hand = {key: {side: tuple((x + 1, y) for x, y in points) for side, points in sides.items()}
               for key, sides in true.marks.items()}
    assert not samples.has_true(true.with_marks(by_hand))


def test_a_first_placement_kept_earlier_that_was_a_samples_is_not_the_readers(tmp_path, monkeypatch):
    """Films with true marks could once be placed again; what was placed then is compared with itself only."""
    monkeypatch.setenv("COXA_DATABASE", f"sqlite:///{tmp_path / 'kept.db'}")
    true = samples.true_case("dysplasia.case.json").films[0]
    by_hand = {"teardrop": {"R": ((400.0, 700.0),), "L": ((800.0, 700.0),)}}
    kept = replace(true, repeats=(by_hand,))
    own = replace(true.with_marks(by_hand), id="own", repeats=(by_hand,))
    store.save_case("case", Case((kept, own)))
    on = Desk(case_id="case")
    on.take_up(*store.load_kept("case"))
    assert placement_within(Case((on.case.film(true.id),))) == values_within(Case((on.case.film(true.id),))) == {}
    assert on.case.film(true.id).marks == true.marks
    assert placement_within(Case((on.case.film("own"),)))["teardrop"].freedom == 4


def test_true_marks_are_not_offered_as_an_earlier_visits(page, app):
    page.goto(app)
    page.locator(".st-key-true-page-judet button").click()
    page.locator(".list li").first.wait_for()
    page.wait_for_timeout(800)
    page.context.clear_cookies()
    page.goto(app)
    page.locator(".st-key-mark-page-judet button").click()
    page.locator(".list li").first.wait_for()
    page.wait_for_timeout(800)
    assert page.get_by_text("marked on an earlier visit").count() == 0


def test_a_sample_tells_its_sex_and_opens_with_what_it_teaches(page, app):
    page.goto(app)
    page.locator(".st-key-true-page-retroversion button").click()
    page.locator(".list li").first.wait_for()
    page.get_by_role("button", name="male").wait_for()
    page.locator(".coxa-readings").first.locator("tr", has_text="Crossover").wait_for()
