"""What lies on the reader's desk: the case, its open films, and where it is kept between visits."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from weakref import proxy

from planning import store
from planning.case import Case, MarkedFilm, Patient
from planning.film import Film, Stack
from planning.pages import samples
from planning.pages.light_box import LightBox, film_at_hand
from planning.pages.slices import as_one_film, of_series
from planning.spreads import Where, spreads_after
from planning.suggestions import suggestion


def new_case_id() -> str:
    """An id that no case has, and nobody guesses."""
    return secrets.token_urlsafe(12)


@dataclass
class Desk:
    """One reader's session: the case, the light box with its open films, and per entry its marks' revision.

    A stack stands in place of its slices, under the name of its series; `shown` is a film's id or a series. A film
    keeps its protocol itself; `protocols` holds those of stacks, of which no slice may be marked yet. `token` names the
    desk, whose revisions count from zero, to the browser, which may have been at another before the server was started
    again. `revision` is that of the kept case gone on from; `is_outrun` when a newer one is kept, and this one is not.
    spreads: how sure the readings are, worked out for the case `spread_of`. lying: what was last noted to lie open.
    """

    case_id: str
    light_box: LightBox = field(default_factory=LightBox)
    token: str = field(default_factory=secrets.token_urlsafe)
    case: Case = field(default_factory=Case)
    revs: dict[str, int] = field(default_factory=dict)
    shown: str | None = None
    problem: str | None = None
    revision: int = 0
    is_outrun: bool = False
    declined: set[str] = field(default_factory=set)
    protocols: dict[str, str] = field(default_factory=dict)
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

    def raise_rev(self, name: str) -> None:
        """Marks of an entry are changed on the page; the viewer takes them because their revision is higher."""
        self.revs[name] = self.revs.get(name, 0) + 1

    def renew_token(self) -> None:
        """Under another name the desk takes nothing that is still sent to it, and the viewer takes its marks."""
        self.token, self.revs = secrets.token_urlsafe(), {}

    def lay(self, film_id: str, film: Film) -> None:
        """Put an open film of the case on the desk; what its file says of the way it hangs goes into the case."""
        # Of the desk it holds no more than a proxy, so that the ticket's address dies with the desk at once.
        self.light_box.lay(film_id, film, partial(Desk.suggest, proxy(self), film_id))
        told = film.is_mirrored
        if told is not None and told != ((marked := self.case.film(film_id)).hangs == "mirrored"):
            self.keep(self.case.with_film(replace(marked, hangs="mirrored" if told else "usual")))

    def suggest(self, film_id: str, asked: Mapping[str, Any]) -> dict:
        """What is offered for a landmark of a film; read from what lies here, which stays as it is."""
        return suggestion(self.light_box.laid[film_id].pixels, self.case.film(film_id), asked)

    def entries(self) -> dict[str, MarkedFilm]:
        """What can be shown: every film by its id, and every stack, by its series, as one film without marks."""
        found: dict[str, MarkedFilm] = {}
        for film in self.case.films:
            if not film.series:
                found[film.id] = film
            elif film.series not in found:
                found[film.series] = as_one_film(film.series, self.light_box.stack(film.series), film)
        found |= {name: as_one_film(name, stack) for name, stack in self.light_box.stacks.items() if name not in found}
        return found | {name: replace(found[name], protocol=key) for name, key in self.protocols.items()
                        if name in found}

    def at_hand(self, name: str) -> Film | Stack | None:
        """The film or stack of an entry with its pixels, or None when it is to be opened again."""
        return self.light_box.stack(name) if self.entries()[name].series else self.film(name)

    def film(self, film_id: str) -> Film | None:
        """The film with its pixels: as it was opened, or found again by its hash; None when it is to be opened."""
        marked = self.case.film(film_id)
        if marked.series:
            return self.light_box.slice_of(marked.series, marked.position_mm)
        if film_id not in self.light_box.laid and (found := film_at_hand(marked.sha256)):
            self.lay(film_id, found)
        return self.light_box.film(film_id)

    def films(self) -> dict[str, Film]:
        """Every film of the case whose pixels are at hand, by its id."""
        return {f.id: film for f in self.case.films if (film := self.film(f.id))}

    def remove(self, name: str) -> None:
        """Take a film, or a whole stack, and its marks off the desk."""
        case = self.case
        for film in of_series(case, name) or [f for f in case.films if f.id == name]:
            case = case.without_film(film.id)
        self.light_box.take_down(name)
        self.revs.pop(name, None)
        self.keep(case)
        self.shown = next(iter(self.entries()), None)

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
        if (kept := store.load_kept(self.case_id)) is None:
            return
        self.light_box.let_go_all_but({film.id: film.sha256 for film in kept.case.films})
        self.protocols = {}
        self.renew_token()
        self.take_up(*kept)

    def part(self) -> None:
        """Go on with what lies here as a case of its own."""
        self.case_id, self.revision, self.is_outrun, self.lying = new_case_id(), 0, False, store.Lying()
        self.keep(self.case)
