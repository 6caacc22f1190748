"""What a reader is told of a film: that its file names no view, as long as nobody has said which it is."""

from dataclasses import replace

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from planning import store
from planning.case import Case
from planning.casefile import read_case, write_case
from planning.film import Film, Place
from planning.pages import samples
from planning.pages.desk import Desk
from planning.pages.film_notes import MIRRORED, WHICH_WAY
from planning.pages.marking import set_known_size
from planning.pages.opening import add_film

NO_VIEW = "The file names no view that Coxa measures."


def script():
    import streamlit as st

    from planning.pages.film_bar import _hanging, _view
    from planning.pages.film_notes import film_notes, which_way_round

    which_way_round(st.session_state.on)
    film_notes(st.session_state.on)
    _view(st.session_state.on)
    _hanging(st.session_state.on)


@pytest.fixture
def shown(tmp_path, monkeypatch):
    """The notes beside a film, and the box that its view is chosen in."""
    monkeypatch.setenv("COXA_DATABASE", f"sqlite:///{tmp_path / 'kept.db'}")

    def show(film):
        on = Desk(case_id="case")
        add_film(on, film, film.view or "ap_pelvis", None)
        page = AppTest.from_function(script, default_timeout=20)
        page.session_state.on = on
        return page.run()

    return show


def picture(view=None):
    return Film(np.arange(600, dtype="uint16").reshape(20, 30), (1.0, 1.0), "none", "", (0, 100), view=view)


def notes(page):
    assert not page.exception
    asked = [WHICH_WAY] * sum(WHICH_WAY in one.proto.body for one in page.get("html"))
    return asked + [note.value for note in page.info]


def test_the_view_is_asked_for_until_the_reader_has_chosen_it(shown):
    page = shown(picture())
    assert notes(page)[0] == WHICH_WAY and notes(page)[1].startswith(NO_VIEW) and len(notes(page)) == 2
    page.selectbox[0].set_value("dunn_45").run()
    assert page.session_state.on.case.films[0].view == "dunn_45" and notes(page) == []
    page.selectbox[0].set_value("ap_pelvis").run()
    assert notes(page) == [WHICH_WAY]


def test_a_view_that_the_file_names_is_not_asked_for(shown):
    assert notes(shown(picture("dunn_90"))) == []


def test_the_view_of_a_sample_is_not_asked_for(shown):
    true = samples.true_case(samples.sample("phantom")["case"]).films[0]
    assert notes(shown(replace(samples.film_of(true.sha256), view=None))) == []


def test_which_way_round_a_film_hangs_is_asked_until_it_is_answered_and_kept(shown):
    page = shown(picture("ap_pelvis"))
    assert notes(page) == [WHICH_WAY]
    page.button(key="mirrored-ap").click().run()
    assert notes(page) == [] and [told.value for told in page.warning] == [
        MIRRORED + " To change it, open “AP pelvis” above the film."]
    kept = store.load_case("case").films[0]
    assert kept.hangs == "mirrored" and read_case(write_case(Case((kept,)))).films == (kept,)


@pytest.mark.parametrize("film", [
    replace(picture("dunn_45"), side="R"),
    replace(picture("ap_pelvis"), directions=("L", "F")),
    replace(picture("axial"), place=Place((0.0, 0.0, 0.0), (1.0, 0.0, 0.0, 0.0, 1.0, 0.0), "", "CT")),
], ids=["one hip", "told by the file", "a slice that lies in the patient"])
def test_it_is_not_asked_of_one_hip_nor_where_the_file_tells(shown, film):
    assert WHICH_WAY not in notes(shown(film))


def test_of_a_film_that_is_mirrored_by_its_file_nobody_said_so(shown):
    film = replace(picture("ap_pelvis"), directions=("R", "F"), warnings=("The file says so.",))
    assert [told.value for told in shown(film).warning] == ["The file says so."]


def test_the_way_is_changed_in_the_menu_of_films_of_both_hips_whose_file_does_not_tell(shown):
    page = shown(picture("ap_pelvis"))
    page.selectbox(key="hangs-ap-").set_value("mirrored").run()
    page.selectbox(key="hangs-ap-mirrored").set_value("usual").run()
    assert page.session_state.on.case.films[0].hangs == "usual" and notes(page) == []
    silent = (picture("dunn_45"), replace(picture("ap_pelvis"), directions=("R", "F")))
    assert [[box.label for box in shown(film).selectbox] for film in silent] == [["View"]] * 2


def test_a_ball_that_is_marked_before_its_size_is_told_says_where_to_tell_it(shown):
    page = shown(picture("ap_pelvis"))
    said = "The ball gives no scale until its size is told: open “AP pelvis” above the film."
    assert said not in [note.value for note in page.warning]
    on = page.session_state.on
    on.keep(on.case.with_film(on.case.films[0].with_marks({"calibration_ball": {"-": ((1, 1), (9, 1), (5, 8))}})))
    assert said in [note.value for note in page.run().warning]
    set_known_size(on, on.shown, "calibration_ball", 25.0)
    assert said not in [note.value for note in page.run().warning]
