"""What a sample brings with it: its patient's sex, its lesson's protocol, and true marks that are no reader's own."""

from planning.pages import samples


def test_marks_that_came_with_a_sample_are_known_and_a_readers_own_are_not():
    true = samples.true_case("dysplasia.case.json").films[0]
    column, row = true.marks["teardrop"]["R"][0]
    moved = true.with_marks({**true.marks, "teardrop": {**true.marks["teardrop"], "R": ((column + 1, row),)}})
    assert samples.is_true(true) and not samples.is_true(moved) and not samples.is_true(true.with_marks({}))
    assert samples.has_true(true) and samples.has_true(moved) and not samples.has_true(true.with_marks({}))
    by_hand = {key: {side: tuple((x + 1, y) for x, y in points) for side, points in sides.items()}
               for key, sides in true.marks.items()}
    assert not samples.has_true(true.with_marks(by_hand))


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
