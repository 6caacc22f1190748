"""Placing the marks of a film again, blind: begun, ended, and dropped."""

from __future__ import annotations

from dataclasses import replace

from planning.case import MarkedFilm
from planning.pages.desk import Desk


def place_again(on: Desk, film_id: str) -> None:
    """Begin to place the marks of a film again, the earlier ones out of sight."""
    _change_placement(on, replace(on.case.film(film_id), again={}))


def finish_again(on: Desk, film_id: str, *, keep: bool) -> None:
    """End such a placement, and keep it or give it up; the first marks are then back.

    What it is compared with is kept too: moved later on, in sight of both, a mark is no first placement any more.
    """
    film = replace(on.case.film(film_id), again=None)
    again = on.case.film(film_id).again
    if keep and again:
        film = replace(film, repeats=(*film.repeats, again), first=film.first_placement)
    _change_placement(on, film)


def forget_repeats(on: Desk, film_id: str) -> None:
    """Drop every placement of a film but the first."""
    _change_placement(on, on.case.film(film_id).placed_once())


def _change_placement(on: Desk, film: MarkedFilm) -> None:
    on.renew_token()  # what the viewer still sends is of the other placement
    on.keep(on.case.with_film(film))
