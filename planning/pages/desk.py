"""What lies on the reader's desk: the case, its open films, and where it is kept between visits."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from weakref import WeakValueDictionary

import streamlit as st

from planning import store
from planning.case import Case, CaseProblem, MarkedFilm, Patient
from planning.casefile import read_case, read_marks
from planning.film import Film, read_film
from planning.pages import samples
from planning.reading import check_film
from planning.viewer.routes import Ticket
from planning.views import VIEWS

# Films that any session still has open, so that a reload within moments finds them again by their hash.
_open_films: WeakValueDictionary[str, Film] = WeakValueDictionary()


@dataclass
class Desk:
    """One reader's session: the case; per film id the film (once it is needed), its ticket, its marks' revision."""

    case_id: str
    case: Case = field(default_factory=Case)
    laid: dict[str, Film] = field(default_factory=dict)
    tickets: dict[str, Ticket] = field(default_factory=dict)
    revs: dict[str, int] = field(default_factory=dict)
    shown: str | None = None
    problem: str | None = None

    def keep(self, case: Case) -> None:
        """Take a changed case and store it."""
        self.case = case
        store.save_case(self.case_id, case)

    def lay(self, film_id: str, film: Film) -> None:
        """Put an open film on the desk."""
        _open_films[film.sha256] = film
        self.laid[film_id] = film
        self.tickets[film_id] = Ticket(film.pixels)

    def film(self, film_id: str) -> Film | None:
        """The film with its pixels: as it was opened, or found again by its hash; None when it is to be opened."""
        if film_id not in self.laid:
            sha256 = self.case.film(film_id).sha256
            found = _open_films.get(sha256) or samples.film_of(sha256)
            if found:
                self.lay(film_id, found)
        return self.laid.get(film_id)

    def films(self) -> dict[str, Film]:
        """Every film of the case whose pixels are at hand, by its id."""
        return {f.id: film for f in self.case.films if (film := self.film(f.id))}

    def set_marks(self, film_id: str, marks: dict) -> None:
        """Marks changed on the page itself; the viewer takes them because the revision rises."""
        self.revs[film_id] = self.revs.get(film_id, 0) + 1
        self.keep(self.case.with_film(self.case.film(film_id).with_marks(marks)))

    def take_marks(self, film_id: str, sent: dict) -> None:
        """Marks from the viewer: kept when they belong to this film and are newer than what is known."""
        film = self.case.film(film_id)
        rev = sent.get("rev")
        if sent.get("film") != film.sha256 or not isinstance(rev, int) or rev <= self.revs.get(film_id, 0):
            return
        try:
            marked = film.with_marks(read_marks(sent.get("marks")))
            check_film(marked)
        except CaseProblem as problem:
            self.problem = str(problem)
            return
        self.revs[film_id] = rev
        self.keep(self.case.with_film(marked))

    def remove(self, film_id: str) -> None:
        """Take a film and its marks off the desk."""
        for kept in (self.laid, self.tickets, self.revs):
            kept.pop(film_id, None)
        self.keep(self.case.without_film(film_id))
        self.shown = self.case.films[0].id if self.case.films else None


def desk() -> Desk:
    """The desk of this session: begun anew, or taken up again from the case named in the address."""
    if "desk" not in st.session_state:
        named = st.query_params.get("case", "")
        kept = store.load_case(named) if named else None
        st.session_state.desk = Desk(case_id=named if kept else secrets.token_urlsafe(12))
        if kept:
            _take_up(st.session_state.desk, kept)
        elif sample := st.query_params.get("sample"):
            open_sample(st.session_state.desk, sample, marked=False)
    return st.session_state.desk


def _take_up(on: Desk, case: Case) -> None:
    on.case = case
    on.shown = case.films[0].id if case.films else None


def open_bytes(on: Desk, data: bytes) -> str | None:
    """Open a film or a case file from its bytes; returns the film's id, or None for a case."""
    if data.lstrip()[:1] == b"{":
        open_case(on, read_case(data))
        return None
    film = read_film(data)
    known = next((f for f in on.case.films if f.sha256 == film.sha256), None)
    if known:
        on.lay(known.id, film)
        on.shown = known.id
        return known.id
    return add_film(on, film, film.view or _first_free_view(on), film.side).id


def open_case(on: Desk, case: Case) -> None:
    """Put a case from a file on the desk in place of what lies there, under a new id."""
    for film in case.films:
        check_film(film)
    fresh = Desk(case_id=secrets.token_urlsafe(12))
    st.session_state.desk = fresh
    _take_up(fresh, case)
    fresh.keep(case)
    fresh.revs = {film.id: 1 for film in case.films}


def add_film(on: Desk, film: Film, view: str, side: str | None) -> MarkedFilm:
    """Put an opened film into the case under an id of its own, and show it."""
    view = view if view in VIEWS else "ap_pelvis"
    marked = MarkedFilm(
        id=_free_id(on.case, view), view=view, rows=film.rows, columns=film.columns, sha256=film.sha256,
        spacing_mm=film.spacing_mm, scale=film.scale, side=None if VIEWS[view].both_hips else side,
    )
    on.keep(on.case.with_film(marked))
    on.lay(marked.id, film)
    on.shown = marked.id
    return marked


def _free_id(case: Case, view: str) -> str:
    taken = {f.id for f in case.films}
    stem = view.replace("_pelvis", "")
    return next(name for name in (stem, *(f"{stem}_{i}" for i in range(2, 1000))) if name not in taken)


def _first_free_view(on: Desk) -> str:
    return "ap_pelvis" if not any(f.view == "ap_pelvis" for f in on.case.films) else "dunn_45"


def open_sample(on: Desk, sample_id: str, *, marked: bool) -> None:
    """Open every film of a sample case, with its true marks or for the reader to mark."""
    sample = samples.sample(sample_id)
    if sample is None:
        on.problem = "There is no such sample; choose one from the list."
        return
    case = on.case
    for known in samples.true_case(sample["case"]).films:
        there = next((f for f in case.films if f.sha256 == known.sha256), None)
        film = there or replace(known, id=_free_id(case, known.view), side=known.side or _only_side(known), marks={})
        if marked:
            film = film.with_marks(known.marks)
            on.revs[film.id] = on.revs.get(film.id, 0) + 1
        case = case.with_film(film)
    on.keep(case)
    on.shown = case.films[0].id


def _only_side(film: MarkedFilm) -> str | None:
    seen = {side for sides in film.marks.values() for side in sides}
    return seen.pop() if len(seen) == 1 else None


def set_patient(on: Desk, age: float | None, sex: str | None) -> None:
    """Age and sex, which choose among the references."""
    if on.case.patient != Patient(age, sex):
        on.keep(replace(on.case, patient=Patient(age, sex)))
