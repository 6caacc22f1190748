"""What films are called: by view and hip, numbered where two would be called the same."""

from planning.case import MarkedFilm
from planning.film_names import film_names


def film(name, view="ap_pelvis", side=None):
    return MarkedFilm(name, view, 9, 9, side=side)


def test_films_are_called_by_view_and_hip():
    films = [film("ap"), film("d", "dunn_45", "R"), film("e", "dunn_45", "L"), film("b", "dunn_90", "B")]
    assert film_names(films) == {"ap": "AP pelvis", "d": "Dunn 45° R", "e": "Dunn 45° L", "b": "Dunn 90°"}


def test_those_that_would_be_called_the_same_are_numbered_in_the_order_of_the_case():
    films = [film("later"), film("d", "dunn_45", "R"), film("ap")]
    assert film_names(films) == {"later": "AP pelvis (1)", "d": "Dunn 45° R", "ap": "AP pelvis (2)"}


def test_where_the_hip_is_told_beside_it_is_named_only_to_tell_films_apart():
    right, later, left = film("d", "dunn_45", "R"), film("x", "dunn_45", "R"), film("e", "dunn_45", "L")
    assert film_names([right], brief=True) == {"d": "Dunn 45°"}
    assert film_names([right, later], brief=True) == {"d": "Dunn 45° (1)", "x": "Dunn 45° (2)"}
    assert film_names([right, left], brief=True) == {"d": "Dunn 45° R", "e": "Dunn 45° L"}


def test_slices_are_read_together_and_stacks_have_titles_of_their_own():
    slices = [film("a", "axial"), film("b", "axial")]
    assert len(set(film_names(slices).values())) == 1
    assert film_names(slices, {"a": "CT hips", "b": "CT hips"}) == {"a": "CT hips (1)", "b": "CT hips (2)"}
