"""What films are called wherever a person reads of them: by view and hip, numbered where that tells them not apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planning.case import MarkedFilm
from planning.slices import AXIAL
from planning.views import VIEWS


def film_names(films: Sequence[MarkedFilm], titles: Mapping[str, str] | None = None, *,
               brief: bool = False) -> dict[str, str]:
    """The name of each film by its id, in their order: `Dunn 45° R`, `AP pelvis (2)`.

    titles: of films that have a name of their own; slices of a stack without one are read together, and not told
    apart. brief: without the hip where all films of the view are of one, for words that tell it beside.
    """
    plain = {film.id: (titles or {}).get(film.id) or _plain(film, films, brief) for film in films}
    whole = {film.id for film in films if film.view == AXIAL and film.id not in (titles or {})}
    found = {}
    for name, called in plain.items():
        twins = [other for other in plain if plain[other] == called]
        found[name] = called + (f" ({twins.index(name) + 1})" if len(twins) > 1 and name not in whole else "")
    return found


def _plain(film: MarkedFilm, films: Sequence[MarkedFilm], brief: bool) -> str:
    of_one = brief and len({other.side for other in films if other.view == film.view}) == 1
    return VIEWS[film.view].name + (f" {film.side}" if film.side in ("R", "L") and not of_one else "")
