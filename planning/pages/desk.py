"""What lies on the reader's desk: the case, its open films, and where it is kept between visits."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from weakref import ReferenceType, WeakValueDictionary, proxy, ref

from planning import store
from planning.calibration import calibrate, calibrated, uncalibrated
from planning.case import Case, CaseProblem, MarkedFilm, Marks, Patient
from planning.casefile import read_marks, read_suggested
from planning.film import Film, Stack
from planning.known_marks import check_film
from planning.pages import samples
from planning.pages.markdown import escaped
from planning.pages.room import look_at, sharing, sharing_slices, take_room
from planning.pages.slices import AXIAL, as_one_film, of_series, with_protocol, with_slices
from planning.spreads import Where, spreads_after
from planning.suggestions import suggestion
from planning.viewer.routes import ANYONE, Ticket, Visitor
from planning.viewer.stack import joined_marks, series_of, split_marks, stack_data

# Films and stacks that any session still has open, so that a reload within moments finds them again by their hash.
_open_films: WeakValueDictionary[str, Film] = WeakValueDictionary()
_open_stacks: WeakValueDictionary[str, Stack] = WeakValueDictionary()


def _let_go(there: ReferenceType[Desk], name: str) -> None:
    if (on := there()) is not None:
        on.let_go(name)


def new_case_id() -> str:
    """An id that no case has, and nobody guesses."""
    return secrets.token_urlsafe(12)


@dataclass
class Desk:
    """One reader's session: the case; per film id the film (once it is needed), its ticket, its marks' revision.

    A stack stands in place of its slices, under the name of its series; `shown` is a film's id or a series. A film
    keeps its protocol itself; `protocols` holds those of stacks, of which no slice may be marked yet. `token` names the
    desk, whose revisions count from zero, to the browser, which may have been at another before the server was started
    again. `revision` is that of the kept case gone on from; `is_outrun` when a newer one is kept, and this one is not.
    place: what it is known by where room for films is shared. visitor: who may fetch its pixels. files: of a film that
    is one of several images in its file, that file. spreads: how sure the readings are, worked out for the case
    `spread_of`. lying: what was last noted to lie open.
    """

    case_id: str
    token: str = field(default_factory=secrets.token_urlsafe)
    place: str = field(default_factory=secrets.token_urlsafe)
    case: Case = field(default_factory=Case)
    laid: dict[str, Film] = field(default_factory=dict)
    stacks: dict[str, Stack] = field(default_factory=dict)
    tickets: dict[str, Ticket] = field(default_factory=dict)
    revs: dict[str, int] = field(default_factory=dict)
    shown: str | None = None
    problem: str | None = None
    revision: int = 0
    is_outrun: bool = False
    declined: set[str] = field(default_factory=set)
    protocols: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    visitor: Visitor = ANYONE
    spreads: Mapping[Where, float] = field(default_factory=dict)
    spread_of: Case | None = None
    lying: store.Lying = field(default_factory=store.Lying)

    def keep(self, case: Case) -> None:
        """Take a changed case and store it, unless the stored one was changed elsewhere."""
        self.case = case
        try:
            self.revision = store.save_case(self.case_id, case, after=self.revision)
        except store.ChangedElsewhere:
            self.is_outrun = True

    def lay(self, film_id: str, film: Film) -> None:
        """Put an open film on the desk."""
        film = self.laid[film_id] = _open_films[film.sha256] = sharing(film)
        # Of the desk it holds no more than a proxy, so that the ticket's address dies with the desk at once.
        self.tickets[film_id] = Ticket(film.pixels, visitor=self.visitor,
                                       suggest=partial(Desk.suggest, proxy(self), film_id))
        self._take_room(film_id, [film])
        self._hang(film_id, film)

    def _hang(self, film_id: str, film: Film) -> None:
        """What the file says of the way a film hangs goes into the case, which is read without the file."""
        if film.is_mirrored is not None and film.is_mirrored != (self.case.film(film_id).hangs == "mirrored"):
            self.set_hanging(film_id, "mirrored" if film.is_mirrored else "usual")

    def suggest(self, film_id: str, asked: Mapping[str, Any]) -> dict:
        """What is offered for a landmark of a film; read from what lies here, which stays as it is."""
        return suggestion(self.laid[film_id].pixels, self.case.film(film_id), asked)

    def lay_stack(self, stack: Stack) -> str:
        """Put an open stack on the desk; the answer is the name of its series."""
        series = series_of(stack)
        stack = self.stacks[series] = _open_stacks[series] = sharing_slices(stack)
        told = json.dumps(stack_data(stack)).encode()
        self.tickets[series] = Ticket(*(film.pixels for film in stack.slices), told=told, visitor=self.visitor)
        self._take_room(series, stack.slices)
        return series

    def _take_room(self, name: str, films: Iterable[Film]) -> None:
        take_room((self.place, name), films, partial(_let_go, ref(self), name))

    def let_go(self, name: str) -> None:
        """Put a film or stack away, since others need the room; it is found by its hash or opened again."""
        for there in (self.laid, self.stacks, self.tickets):
            there.pop(name, None)

    def stack(self, series: str) -> Stack | None:
        """The stack with its pixels: as it was opened, or found again by its hash; None when it is to be opened."""
        if series not in self.stacks and (found := _open_stacks.get(series)):
            self.lay_stack(found)
        look_at((self.place, series))
        return self.stacks.get(series)

    def entries(self) -> dict[str, MarkedFilm]:
        """What can be shown: every film by its id, and every stack, by its series, as one film without marks."""
        found: dict[str, MarkedFilm] = {}
        for film in self.case.films:
            if not film.series:
                found[film.id] = film
            elif film.series not in found:
                found[film.series] = as_one_film(film.series, self.stack(film.series), film)
        found |= {name: as_one_film(name, stack) for name, stack in self.stacks.items() if name not in found}
        return found | {name: replace(found[name], protocol=key) for name, key in self.protocols.items()
                        if name in found}

    def at_hand(self, name: str) -> Film | Stack | None:
        """The film or stack of an entry with its pixels, or None when it is to be opened again."""
        marked = self.entries()[name]
        return self.stack(name) if marked.series else self.film(name)

    def marks_of(self, name: str) -> Marks:
        """The marks of an entry as the viewer takes them; axial films are read together and shown together."""
        marked, axial = self.entries()[name], [film for film in self.case.films if film.view == AXIAL]
        if marked.view != AXIAL:
            return marked.marks if marked.again is None else marked.again
        return joined_marks(self.stacks[name] if marked.series else marked, axial)

    def film(self, film_id: str) -> Film | None:
        """The film with its pixels: as it was opened, or found again by its hash; None when it is to be opened."""
        marked = self.case.film(film_id)
        if marked.series:
            slices = stack.slices if (stack := self.stack(marked.series)) else ()
            return next((film for film in slices if film.place.position_mm == marked.position_mm), None)
        if film_id not in self.laid:
            sha256 = marked.sha256
            found = _open_films.get(sha256) or samples.film_of(sha256)
            if found:
                self.lay(film_id, found)
        look_at((self.place, film_id))
        return self.laid.get(film_id)

    def films(self) -> dict[str, Film]:
        """Every film of the case whose pixels are at hand, by its id."""
        return {f.id: film for f in self.case.films if (film := self.film(f.id))}

    def set_marks(self, film_id: str, marks: dict) -> None:
        """Marks changed on the page itself; the viewer takes them because the revision rises."""
        self.revs[film_id] = self.revs.get(film_id, 0) + 1
        self.keep(self.case.with_film(calibrated(self.case.film(film_id).with_marks(marks))))

    def set_slices(self, series: str, films: Iterable[MarkedFilm]) -> None:
        """Marks of slices taken over from an earlier visit; those of slices that are not in the stack are left."""
        stack = self.stacks[series]
        lie = {(film.sha256, film.place.position_mm): k for k, film in enumerate(stack.slices)}
        marks = {lie[at]: film.marks for film in films if (at := (film.sha256, film.position_mm)) in lie}
        self.revs[series] = self.revs.get(series, 0) + 1
        self.keep(with_slices(self.case, stack, marks))

    def set_earlier(self, film_id: str, earlier: MarkedFilm) -> None:
        """Marks taken over from an earlier visit, with the object of known size that gave the film its scale."""
        film = replace(self.case.film(film_id), calibration=earlier.calibration)
        self.case = self.case.with_film(film.with_marks(earlier.marks, earlier.suggested))
        self.set_marks(film_id, dict(earlier.marks))

    def set_known_size(self, film_id: str, landmark: str, mm: float) -> None:
        """An object of known size lies on the film, marked as `landmark`, or none ("")."""
        film = self.case.film(film_id)
        self.case = self.case.with_film(calibrate(film, landmark, mm) if landmark else uncalibrated(film))
        self.set_marks(film_id, self.case.film(film_id).marks)

    def set_hanging(self, film_id: str, hangs: str) -> None:
        """Which way round a film hangs, as its file or the reader says."""
        self.keep(self.case.with_film(replace(self.case.film(film_id), hangs=hangs)))

    def set_side(self, film_id: str, side: str | None) -> None:
        """The film shows the other hip than was thought: its marks go with it, but never over marks of that hip."""
        film = self.case.film(film_id)
        taken = any(side in sides for sides in film.marks.values())
        other = None if taken else {"R": "L", "L": "R"}.get(side)
        marks, suggested = ({key: {side if s == other else s: points for s, points in sides.items()}
                             for key, sides in placed.items()} for placed in (film.marks, film.suggested))
        film = replace(film.placed_once(), side=side)
        self.case = self.case.with_film(film.with_marks(marks, suggested))
        self.set_marks(film_id, marks)

    def take_marks(self, name: str, sent: dict) -> None:
        """Marks from the viewer: kept when they belong to this film or stack and are newer than what is known."""
        is_film = any(film.id == name for film in self.case.films)  # whose picture may have been let go meanwhile
        if sent.get("desk") != self.token or not (is_film or name in self.stacks):
            return
        film, rev = self.entries()[name], sent.get("rev")
        if sent.get("film") != film.sha256 or not isinstance(rev, int) or rev <= self.revs.get(name, 0):
            return
        try:
            case = self._with_marks(film, sent.get("marks"), sent.get("suggested", {}))
        except CaseProblem as problem:
            self.problem = escaped(str(problem))
            return
        self.revs[name] = rev
        self.keep(case)

    def _with_marks(self, film: MarkedFilm, sent: Any, suggested: Any) -> Case:
        """The case with the marks that were sent for a film or stack; CaseProblem when they make no sense.

        suggested: which of a film's marks come from a suggestion.
        """
        stack = self.stacks.get(film.series)
        together = split_marks(sent, len(stack.slices) if stack else None) if film.view == AXIAL else {0: sent}
        read = {k: read_marks(marks) for k, marks in together.items()}
        if film.again is not None:
            case = self.case.with_film(replace(film, again=film.with_marks(read.get(0, {})).marks))
        elif stack:
            case = with_protocol(with_slices(self.case, stack, read), film.series, film.protocol)
        else:
            case = self.case.with_film(calibrated(film.with_marks(read.get(0, {}), read_suggested(suggested))))
        for marked in of_series(case, film.series) if stack else [case.film(film.id)]:
            check_film(marked)
        return case

    def remove(self, name: str) -> None:
        """Take a film, or a whole stack, and its marks off the desk."""
        for film in of_series(self.case, name) or [f for f in self.case.films if f.id == name]:
            self.case = self.case.without_film(film.id)
        for kept in (self.laid, self.stacks, self.tickets, self.revs, self.files):
            kept.pop(name, None)
        self.keep(self.case)
        self.shown = next(iter(self.entries()), None)

    def place_again(self, film_id: str) -> None:
        """Begin to place the marks of a film again, the earlier ones out of sight."""
        self._change_placement(replace(self.case.film(film_id), again={}))

    def finish_again(self, film_id: str, *, keep: bool) -> None:
        """End such a placement, and keep it or give it up; the first marks are then back.

        What it is compared with is kept too: moved later on, in sight of both, a mark is no first placement any more.
        """
        film = replace(self.case.film(film_id), again=None)
        again = self.case.film(film_id).again
        if keep and again:
            film = replace(film, repeats=(*film.repeats, again), first=film.first_placement)
        self._change_placement(film)

    def forget_repeats(self, film_id: str) -> None:
        """Drop every placement of a film but the first."""
        self._change_placement(self.case.film(film_id).placed_once())

    def _change_placement(self, film: MarkedFilm) -> None:
        # Under another name the desk takes nothing that the viewer still sends of the other placement.
        self.token, self.revs = secrets.token_urlsafe(), {}
        self.keep(self.case.with_film(film))

    def set_protocol(self, name: str, protocol: str) -> None:
        """What is to be measured on a film or a stack."""
        if self.entries()[name].series:
            self.protocols[name] = protocol
            if of_series(self.case, name):
                self.keep(with_protocol(self.case, name, protocol))
        else:
            self.keep(self.case.with_film(replace(self.case.film(name), protocol=protocol)))

    def set_patient(self, age: float | None, sex: str | None) -> None:
        """Age and sex, which choose among the references."""
        if self.case.patient != Patient(age, sex):
            self.keep(replace(self.case, patient=Patient(age, sex)))

    def settled_spreads(self) -> Mapping[Where, float]:
        """How sure every reading is, as the case now stands; only films that have changed are worked out again."""
        if self.spread_of is not self.case:
            self.spreads, self.spread_of = spreads_after(self.case, self.spread_of, self.spreads), self.case
        return self.spreads

    def take_up(self, case: Case, revision: int = 0) -> None:
        """Put a whole case on the desk; revision: that of the kept case it is, 0 when it is not kept yet."""
        self.case, self.revision, self.is_outrun = samples.without_true_first(case), revision, False
        if self.shown not in self.entries():
            self.shown = next(iter(self.entries()), None)

    def take_over(self) -> None:
        """Go on from what is kept of the case, in place of what lies here."""
        kept = store.load_kept(self.case_id)
        if kept is None:
            return
        pixels = {film.id: film.sha256 for film in kept.case.films}
        for name in [name for name, film in self.laid.items() if pixels.get(name) != film.sha256]:
            del self.laid[name], self.tickets[name]
        self.token, self.revs = secrets.token_urlsafe(), {}  # the viewer then takes the marks, whatever it has sent
        self.protocols = {}
        self.take_up(*kept)

    def part(self) -> None:
        """Go on with what lies here as a case of its own."""
        self.case_id, self.revision, self.is_outrun, self.lying = new_case_id(), 0, False, store.Lying()
        self.keep(self.case)
