"""The light box: the films and stacks that one reader has open, with their pixels and the rights to fetch them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from weakref import ReferenceType, WeakValueDictionary, ref

from planning.film import Film, Stack
from planning.pages import samples
from planning.pages.room import look_at, sharing, sharing_slices, take_room
from planning.viewer.routes import ANYONE, Suggest, Ticket, Visitor
from planning.viewer.stack import series_of, stack_data

# Films and stacks that any session still has open, so that a reload within moments finds them again by their hash.
_open_films: WeakValueDictionary[str, Film] = WeakValueDictionary()
_open_stacks: WeakValueDictionary[str, Stack] = WeakValueDictionary()


def film_at_hand(sha256: str) -> Film | None:
    """The film with these pixels, while any session has it open or when it is a sample's."""
    return _open_films.get(sha256) or samples.film_of(sha256)


def _let_go(there: ReferenceType[LightBox], name: str) -> None:
    if (box := there()) is not None:
        box.let_go(name)


@dataclass
class LightBox:
    """What hangs open: films by their id, stacks by the name of their series, and a ticket for each.

    visitor: who may fetch the pixels. place: what it is known by where room for films is shared. files: of a film that
    is one of several images in its file, that file.
    """

    visitor: Visitor = ANYONE
    place: str = field(default_factory=secrets.token_urlsafe)
    laid: dict[str, Film] = field(default_factory=dict)
    stacks: dict[str, Stack] = field(default_factory=dict)
    tickets: dict[str, Ticket] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def lay(self, film_id: str, film: Film, suggest: Suggest | None = None) -> None:
        """Hang an open film. suggest: answers what is asked about it; what it holds lives on with the film's ticket."""
        film = self.laid[film_id] = _open_films[film.sha256] = sharing(film)
        self.tickets[film_id] = Ticket(film.pixels, visitor=self.visitor, suggest=suggest)
        self._take_room(film_id, [film])

    def lay_stack(self, stack: Stack) -> str:
        """Hang an open stack; the answer is the name of its series."""
        series = series_of(stack)
        stack = self.stacks[series] = _open_stacks[series] = sharing_slices(stack)
        told = json.dumps(stack_data(stack)).encode()
        self.tickets[series] = Ticket(*(film.pixels for film in stack.slices), told=told, visitor=self.visitor)
        self._take_room(series, stack.slices)
        return series

    def _take_room(self, name: str, films: Iterable[Film]) -> None:
        # The shared room knows the light box by a weak reference, so that films do not outlive their session there.
        take_room((self.place, name), films, partial(_let_go, ref(self), name))

    def let_go(self, name: str) -> None:
        """Put a film or stack away, since others need the room; it is found by its hash or opened again."""
        for there in (self.laid, self.stacks, self.tickets):
            there.pop(name, None)

    def let_go_all_but(self, pixels: Mapping[str, str]) -> None:
        """Put away the films that do not have the pixels, by their hash, that belong to their id."""
        for name in [name for name, film in self.laid.items() if pixels.get(name) != film.sha256]:
            self.let_go(name)

    def take_down(self, name: str) -> None:
        """Put a film or stack away for good, with the file that it is from."""
        self.let_go(name)
        self.files.pop(name, None)

    def film(self, film_id: str) -> Film | None:
        """The film of that id, which is in use from now on; None when it does not hang here."""
        look_at((self.place, film_id))
        return self.laid.get(film_id)

    def stack(self, series: str) -> Stack | None:
        """The stack with its pixels: as it was opened, or found again by its hash; None when it is to be opened."""
        if series not in self.stacks and (found := _open_stacks.get(series)):
            self.lay_stack(found)
        look_at((self.place, series))
        return self.stacks.get(series)

    def slice_of(self, series: str, position_mm: Sequence[float]) -> Film | None:
        """The slice of a stack that lies there in the patient; None while the stack is not at hand, or has none."""
        slices = stack.slices if (stack := self.stack(series)) else ()
        return next((film for film in slices if film.place.position_mm == position_mm), None)
