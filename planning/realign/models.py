"""What a plan does that no mark on its film shows: version and the true neck, by models, and told as such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planning.case import Case, MarkedFilm, Reading
from planning.constructions import constructions
from planning.geometry import absent
from planning.marked_film import values_of
from planning.measures import CATALOGUE
from planning.plans import FemurStep, SocketStep, Step, leaves_plane
from planning.realign.neck import Neck, cut, derotated, true
from planning.realign.rim_model import ANTERIOR_EDGE, Rim, Turns, edge, rim, turned, version
from planning.realign.version import (
    ENTERED,
    METHODS,
    SOCKET,
    SUM,
    SUMMED,
    is_as_entered,
    neck_version,
    version_readings,
)
from planning.realign.wedge import STEEPEST
from planning.views import VIEWS

ASSUMED_VERSION = 20.0  # degrees of the socket, where no slices tell it; an assumption, and told as one
RIM = "model of a flat rim"
NECK = "model of the neck as a line"
NO_LCEA = "the lateral center-edge angle, from which its model starts, is not read"
NO_VERSION = "neither measured on slices by the method of Murphy nor, where none is measured, entered in the step"
NO_NECK = "the true neck-shaft angle, from which its model starts, is not known"
ANY = 130.0  # degrees of a neck on its shaft, where the result does not rest on it


@dataclass(frozen=True)
class Modeled:
    """A number before and after a plan by a model, in degrees; basis: the model and what it starts from."""

    key: str
    name: str
    side: str
    before: float
    after: float
    basis: str


def models(case: Case, steps: Sequence[Step], side: str) -> tuple[Modeled, ...]:
    """What the models say of one side; nothing where they have nothing to start from.

    case: as it is before the plan. steps: of that side, in their order.
    """
    told = version_readings(case, side)
    socket = _socket(case, [s for s in steps if isinstance(s, SocketStep)], side, told)
    femur = _femur(case, [s for s in steps if isinstance(s, FemurStep)], side, told)
    return (*socket, *femur, *_sum(told, steps, side, {m.key: m for m in (*socket, *femur)}))


def lacking(case: Case, steps: Sequence[Step], side: str, modeled: Sequence[Modeled]) -> dict[str, str]:
    """What keeps the models from telling either version, and the sum of both: key -> what is missing, in words.

    case, steps: as for models. modeled: what they told.
    """
    told, found = version_readings(case, side), {m.key: m for m in modeled if m.side == side}
    femoral = _femoral_part(told, steps)
    known = femoral in told or femoral == ENTERED
    lacks = {SOCKET: NO_LCEA if SOCKET not in found else "", SUM: _sum_lacks(told, steps, found),
             SUMMED: "" if femoral in found else NO_NECK if known else NO_VERSION}
    return {key: words for key, words in lacks.items() if words}


def _socket(case: Case, steps: list[SocketStep], side: str, told: dict[str, Reading]) -> tuple[Modeled, ...]:
    lcea = _read(case, steps[0].film, side, "lcea_sourcil") if steps else None
    if lcea is None:
        return ()
    known = told.get(SOCKET)
    start = rim(lcea, known.value if known else ASSUMED_VERSION)
    end = _turned(start, steps)
    basis = f"{RIM}, from {'a version read on slices' if known else f'an assumed version of {ASSUMED_VERSION:g}°'}"
    # In the film's plane the film itself tells the LCEA; only out of it does the model.
    leaves = any(map(leaves_plane, steps))
    lateral = Modeled("lcea_sourcil", CATALOGUE["lcea_sourcil"].name, side, edge(start), edge(end), basis)
    return (
        *((lateral,) if leaves else ()),
        Modeled("anterior_edge", "Anterior edge, trend", side, edge(start, ANTERIOR_EDGE), edge(end, ANTERIOR_EDGE),
                basis),
        Modeled(SOCKET, CATALOGUE[SOCKET].name, side, version(start), version(end), basis),
    )


def _turned(start: Rim, steps: list[SocketStep]) -> Rim:
    for step in steps:
        start = turned(start, Turns(step.rotation_deg, step.anterior_deg, step.axial_deg))
    return start


def _femur(case: Case, steps: list[FemurStep], side: str, told: dict[str, Reading]) -> tuple[Modeled, ...]:
    if not steps:
        return ()
    known, shaft = neck_version(steps[0], told), _true_shaft(case, steps[0], told)
    found = []
    if shaft is not None:
        found.append(Modeled("neck_shaft_angle_true", CATALOGUE["neck_shaft_angle_true"].name, side, shaft,
                             _cut(Neck(shaft, known[0]), steps).shaft, f"{NECK}, version {known[1]}"))
    if shaft is None and any(step.varus_deg for step in steps):
        return ()
    versions = [(key, CATALOGUE[key].name, told[key].value) for key in METHODS if key in told]
    if steps[0].version_deg is not None:
        versions.insert(0, (ENTERED, "Femoral version, as entered", steps[0].version_deg))
    # Without varus the neck-shaft angle has no say in what becomes of version.
    return (*found, *(Modeled(key, name, side, value, _cut(Neck(shaft or ANY, value), steps).version, NECK)
                      for key, name, value in versions))


def _true_shaft(case: Case, step: FemurStep, told: dict[str, Reading]) -> float | None:
    """The true neck-shaft angle; None where the film shows none, or the version is not known or leads off the film."""
    seen, known = _read(case, step.film, side=step.side, key="neck_shaft_angle"), neck_version(step, told)
    beta = known[0] - step.turned_in_deg if known else STEEPEST + 1
    return None if seen is None or abs(beta) > STEEPEST else true(seen, beta)


def _cut(neck: Neck, steps: list[FemurStep]) -> Neck:
    for step in steps:
        neck = derotated(cut(neck, step.varus_deg, step.wedge), step.derotation_deg)
    return neck


def _sum(told: dict[str, Reading], steps: Sequence[Step], side: str,
         modeled: dict[str, Modeled]) -> tuple[Modeled, ...]:
    """Femoral and socket version added up as the McKibbin index adds them, where slices or the reader tell both."""
    if not modeled or _sum_lacks(told, steps, modeled):
        return ()
    parts = (_femoral_part(told, steps), SOCKET)
    before, after = (sum(getattr(modeled[key], when) if key in modeled else told[key].value for key in parts)
                     for when in ("before", "after"))
    return (Modeled(SUM, CATALOGUE[SUM].name, side, before, after,
                    "the sum of both versions as modeled" + ", the femoral one as entered" * (ENTERED in parts)),)


def _femoral_part(told: dict[str, Reading], steps: Sequence[Step]) -> str:
    return ENTERED if is_as_entered(steps, told) else SUMMED


def _sum_lacks(told: dict[str, Reading], steps: Sequence[Step], modeled: dict[str, Modeled]) -> str:
    """What is missing for the sum: a version that is not measured, or the angle that its change is modeled from."""
    femoral = _femoral_part(told, steps)
    missing = [CATALOGUE[key].name for key in (femoral, SOCKET) if key not in told and key != ENTERED]
    if missing:
        return f"not measured on slices: {' and '.join(missing)}"
    for kind, key, why in ((SocketStep, SOCKET, NO_LCEA), (FemurStep, femoral, NO_NECK)):
        if key not in modeled and any(isinstance(step, kind) for step in steps):
            return why
    return ""


def _read(case: Case, film_id: str, side: str, key: str) -> float | None:
    film: MarkedFilm = case.film(film_id)
    if film.view not in VIEWS:
        return None
    value = values_of(film, side)[constructions(film.view).outputs[key]]
    return None if absent(value) else float(value)
