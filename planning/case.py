"""A case: the films of one patient and what a reader marked on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from planning.plans import Plan

Points = tuple[tuple[float, float], ...]
Marks = Mapping[str, Mapping[str, Points]]
Suggested = Mapping[str, Mapping[str, tuple[tuple[float, float] | None, ...]]]

SCALES = ("patient", "calibrated", "estimated", "detector", "none")
# Lengths are told only from these; a detector-plane scale reads the hip 10 to 20 % too large.
TRUSTED_SCALES = ("patient", "calibrated", "estimated")
# The standard deviation of placing one point, in millimeters along each axis, while nothing is known of the reader.
# Coxa's own assumption, not published: chosen so that the LCEA of an adult comes out near 2.2 degrees, the standard
# deviation of a reader on the neck-shaft angle (limits of agreement of 6 degrees, PMC3473462) and what 1 mm at the edge
# and at both teardrops gives by first order.
PLACEMENT_MM, MOST_PLACEMENT_MM = 1.0, 5.0


class CaseProblem(Exception):
    """A case that cannot be used; its text is one sentence saying what happened and what to do."""


@dataclass(frozen=True)
class Calibration:
    """An object of known size on a film: the landmark it is marked as, its diameter or length in mm.

    spacing_mm and scale are what the film came with; the film's own fields then hold what the object gives.
    """

    landmark: str
    mm: float
    spacing_mm: tuple[float, float]
    scale: str

HANGS = ("usual", "mirrored")


@dataclass(frozen=True)
class Placement:
    """The marks of a film as they were placed once, and where those taken from a suggestion were suggested."""

    marks: Marks = field(default_factory=dict)
    suggested: Suggested = field(default_factory=dict)


@dataclass(frozen=True)
class MarkedFilm:
    """A film as a case knows it: what it is and where the marks are, without its pixels.

    spacing_mm: between rows, between columns. marks: landmark -> side (R, L or "-") -> (column, row) in film
    pixels, (0, 0) the outer corner of the top-left pixel. side: R, L or B when the film is known to show it.
    A slice also has, as DICOM tells them, position_mm (x, y, z of its first pixel's center) and orientation (the
    directions of its rows, then of its columns); series names the stack it lies in, by a hash, and frame the
    coordinates: slices of different frames cannot be combined, "" when the file named none.
    grades: what the reader judged by eye, sign -> side -> answer. protocol: the set of measures chosen for the film;
    empty, or one that its view does not have, stands for the view's first. repeats: the marks as the same reader placed
    them again without sight of the first; again: such a placement while it is under way; first: what they are compared
    with, the marks as they were before the reader saw a second placement. suggested: of places whose marks the reader
    took from a suggestion, where each mark was suggested, in the order of the marks, or None for one placed by hand; a
    mark that lies elsewhere was moved. hangs: which way round, as its file says, or else the reader: "usual" with the
    patient's right at its left as it is turned upright, "mirrored", or "" when it is not known or is as usual by the
    file; "" is read as usual.
    image: which image of its file a film is, from 1; a slice is known by its place, and its image stays 1.
    """

    id: str
    view: str
    rows: int
    columns: int
    sha256: str = ""
    spacing_mm: tuple[float, float] = (1.0, 1.0)
    scale: str = "none"
    side: str | None = None
    marks: Marks = field(default_factory=dict)
    position_mm: tuple[float, float, float] | None = None
    orientation: tuple[float, ...] | None = None
    series: str = ""
    frame: str = ""
    grades: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    protocol: str = ""
    calibration: Calibration | None = None
    repeats: tuple[Marks, ...] = ()
    again: Marks | None = None
    first: Placement | None = None
    suggested: Suggested = field(default_factory=dict)
    hangs: str = ""
    image: int = 1

    @property
    def every_marks(self) -> tuple[Marks, ...]:
        """Each placement of its marks: as they are, the first, those made again, and the one under way."""
        first = () if self.first is None else (self.first.marks,)
        return (self.marks, *first, *self.repeats, *(() if self.again is None else (self.again,)))

    @property
    def first_placement(self) -> Placement:
        """The first placement of its marks: as it was kept, or as they are while none was made again."""
        return self.first or Placement(self.marks, self.suggested)

    def placed_once(self) -> MarkedFilm:
        """The same film with no placement but its marks."""
        return replace(self, repeats=(), again=None, first=None)

    @property
    def accepted(self) -> frozenset[tuple[str, str]]:
        """The landmarks, and of which side, of whose marks one or more still lie where they were suggested."""
        return frozenset(
            (key, side) for key, sides in self.suggested.items() for side, told in sides.items()
            if any(place == mark for place, mark in zip(told, self.marks.get(key, {}).get(side, ()), strict=False)))

    def with_marks(self, marks: Marks, suggested: Suggested | None = None) -> MarkedFilm:
        """The same film with other marks; a mark off the film, or one suggested that is not there, is a CaseProblem.

        suggested: of which marks were suggested; left out, marks that stay keep what is known of them.
        """
        off = [
            key
            for key, sides in marks.items()
            for points in sides.values()
            for column, row in points
            if not (0 <= column <= self.columns and 0 <= row <= self.rows)
        ]
        if off:
            raise CaseProblem(f"A mark of “{off[0]}” lies outside the film; move it onto the film.")
        if suggested is None:
            return replace(self, marks=marks, suggested=self._still_suggested(marks))
        for key, sides in suggested.items():
            if any(len(points) != len(marks.get(key, {}).get(side, ())) for side, points in sides.items()):
                raise CaseProblem(f"“{key}” was suggested at other points than are marked; leave “suggested” out.")
        return replace(self, marks=marks, suggested=suggested)

    def _still_suggested(self, marks: Marks) -> Suggested:
        """What is known of suggestions, of the places where other marks are the same as before."""
        kept = {key: {side: points for side, points in sides.items()
                      if marks.get(key, {}).get(side, ()) == self.marks.get(key, {}).get(side)}
                for key, sides in self.suggested.items()}
        return {key: sides for key, sides in kept.items() if sides}


@dataclass(frozen=True)
class Patient:
    """What is known of the patient: age in years and sex (F or M), which choose among references. Never a name."""

    age: float | None = None
    sex: str | None = None


@dataclass(frozen=True)
class Case:
    """Films with their marks, the patient's age and sex, the set chosen among a measure's references, and the plans.

    placement_mm: how well the reader places a point, as a standard deviation from 0 to MOST_PLACEMENT_MM.
    """

    films: tuple[MarkedFilm, ...] = ()
    patient: Patient = Patient()
    chosen: Mapping[str, str] = field(default_factory=dict)
    placement_mm: float = PLACEMENT_MM
    plans: tuple[Plan, ...] = ()

    def film(self, film_id: str) -> MarkedFilm:
        """The film of that id; KeyError when the case has none."""
        for film in self.films:
            if film.id == film_id:
                return film
        raise KeyError(film_id)

    def with_film(self, film: MarkedFilm) -> Case:
        """The case with a film replaced (same id) or added."""
        if any(f.id == film.id for f in self.films):
            return replace(self, films=tuple(film if f.id == film.id else f for f in self.films))
        return replace(self, films=(*self.films, film))

    def without_film(self, film_id: str) -> Case:
        """The case with a film and its marks taken out."""
        return replace(self, films=tuple(f for f in self.films if f.id != film_id))


@dataclass(frozen=True)
class Category:
    """Where a reading stands in one published set of limits: the set's key and title, the band, the evidence."""

    reference: str
    title: str
    label: str
    evidence: str


@dataclass(frozen=True)
class Departure:
    """How far outside the head circle an alpha angle's junction is marked; negative inside.

    percent: of the circle's radius. mm: None where the film is not calibrated.
    """

    percent: float
    mm: float | None


@dataclass(frozen=True)
class Reading:
    """What a measure gave: a value, or the sentence that says why there is none.

    side: R or L; "-" for what is read once for the film. doubt: what is odd about the marks; the value then stands
    without a category. line: what leveled the hip, where the measure needs it. spread: the standard deviation of the
    value by the hand's noise, where it was worked out. note: why there is no category although limits are known, or
    what is assumed. grade: the answer, for a sign judged by eye; it has no value. departure_tolerance: of an alpha
    angle, at what distance from the head circle the outline departs from it where it is marked.
    """

    key: str
    side: str
    film: str
    value: float | None
    unit: str
    problem: str | None
    categories: tuple[Category, ...] = ()
    line: str | None = None
    spread: float | None = None
    doubt: str | None = None
    note: str | None = None
    grade: str | None = None
    departure_tolerance: Departure | None = None
