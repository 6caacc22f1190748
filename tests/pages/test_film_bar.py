"""What surrounds the film: its view and hip, the case's address, notes on marks that cannot be right."""

from tests.pages.reader import AP, center, open_sample, place, readings, wait_for_film


def choose(page, box, option):
    page.get_by_role("combobox", name=box).click()
    page.get_by_role("option", name=option).click()
    page.wait_for_timeout(1200)


def test_a_marked_film_keeps_its_view(page, app):
    open_sample(page, app)
    place(page, AP, "teardrop", "R")
    page.wait_for_timeout(900)
    page.get_by_role("button", name="AP pelvis").click()
    choose(page, "View", "Dunn 90°")
    assert page.get_by_role("combobox", name="View").is_disabled()
    assert page.get_by_role("combobox", name="View").input_value() == "AP pelvis"
    assert ("LCEA", "Right") in readings(page)


def test_the_marks_of_a_dunn_film_go_with_its_hip(page, app):
    open_sample(page, app, marked=True)
    page.get_by_role("radio", name="Dunn 45° R").click()
    page.locator(".coxa-readings").get_by_text("Offset ratio").wait_for()
    wait_for_film(page)
    before = readings(page)
    page.get_by_role("button", name="Dunn 45°, right hip").click()
    choose(page, "Hip", "Left hip")
    assert readings(page) == {(name, "Left"): value for (name, _), value in before.items()}
    assert before["Offset ratio", "Right"] == "0.16" and before["Alpha", "Right"] == "64.0°"


def test_a_reload_on_any_page_keeps_the_case(page, app):
    open_sample(page, app, marked=True)
    page.get_by_role("link", name="Compare").click()
    page.get_by_text("Lateral center-edge angle (sourcil)").first.wait_for()
    page.reload()
    page.get_by_text("Lateral center-edge angle (sourcil)").first.wait_for()


def test_an_unknown_address_says_so(page, app):
    page.goto(f"{app}/?case=nobody")
    page.get_by_text("names a case that is not kept here").wait_for()


def test_crossed_teardrops_are_told_and_not_classified(page, app):
    open_sample(page, app, marked=True)
    x, y = center(page, "Right teardrop, point 1")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 330, y, steps=6)
    page.mouse.up()
    page.locator(".coxa-doubt").first.wait_for()
    assert "other way round" in page.locator(".coxa-doubt").first.inner_text()
    assert page.locator(".coxa-readings tbody tr").first.locator(".coxa-band.doubt").count() == 2


def stage_from_the_top(page):
    """Where the film is with the page scrolled to its top: notes beside a film can make it longer than the screen."""
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    return page.locator(".stage").bounding_box()


def test_every_film_of_a_case_is_in_sight_on_a_small_screen_and_the_film_stays_where_it_is(page, app):
    page.set_viewport_size({"width": 1024, "height": 768})
    open_sample(page, app)
    one_line = stage_from_the_top(page)
    page.goto(app)
    page.locator(".st-key-mark-page-cam button").click()
    wait_for_film(page)
    assert stage_from_the_top(page) == one_line
    films = page.locator("[class*='st-key-film-'] [role=radio]")
    assert films.all_inner_texts() == ["AP pelvis", "Dunn 45° R", "Dunn 90° R", "Frog-leg lateral R"]
    corners = """button => { const {left, top, right, bottom} = button.getBoundingClientRect();
      const is_seen = at => button.contains(document.elementFromPoint(...at));
      return [[left + 5, top + 1], [right - 5, bottom - 1]].every(is_seen); }"""
    assert [film.evaluate(corners) for film in films.all()] == [True] * 4
