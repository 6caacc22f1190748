"""What lies on the reader's desk: the case, its open films, and where it is kept between visits."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from weakref import WeakValueDictionary

from planning import store
from planning.case import Case, CaseProblem, Patient
from planning.casefile import read_marks
from planning.film import Film
from planning.pages import samples
from planning.reading import check_film
from planning.viewer.routes import Ticket

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
    declined: set[str] = field(default_factory=set)

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

    def set_side(self, film_id: str, side: str | None) -> None:
        """The film shows the other hip than was thought: its marks go with it, but never over marks of that hip."""
        film = self.case.film(film_id)
        taken = any(side in sides for sides in film.marks.values())
        other = None if taken else {"R": "L", "L": "R"}.get(side)
        marks = {key: {side if s == other else s: points for s, points in sides.items()}
                 for key, sides in film.marks.items()}
        self.case = self.case.with_film(replace(film, side=side))
        self.set_marks(film_id, marks)

    def take_marks(self, film_id: str, sent: dict) -> None:
        """Marks from the viewer: kept when they belong to this film and are newer than what is known."""
        if film_id not in self.laid:
            return
        film, rev = self.case.film(film_id), sent.get("rev")
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

    def set_patient(self, age: float | None, sex: str | None) -> None:
        """Age and sex, which choose among the references."""
        if self.case.patient != Patient(age, sex):
            self.keep(replace(self.case, patient=Patient(age, sex)))

    def take_up(self, case: Case) -> None:
        """Put a whole case on the desk."""
        self.case = case
        self.shown = case.films[0].id if case.films else None
