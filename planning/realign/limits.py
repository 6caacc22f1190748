"""What a plan is checked against before it is believed: each limit with its source, and how the plan stands to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from planning.case import Reading
from planning.measures import CATALOGUE
from planning.plans import FemurStep, SocketStep, Step
from planning.presets import HARTIG_ANDREASEN_2012, ROUNDING
from planning.realign.cam import Resection
from planning.realign.models import Modeled
from planning.realign.trim import LCEA_BANDS, LEAST_LCEA, Trimming
from planning.realign.version import ENTERED, METHODS, SOCKET, SUM, SUMMED
from planning.sources import LERCH_2022, NEPPLE_2013, UNCONFIRMED, Source

Status = Literal["within", "near", "beyond", "not known"]
MARDONES_2005 = Source("Mardones et al. 2005 (cadavers: load unchanged up to 30 %, energy already lower at 30 %)",
                       page="mayoclinic.pure.elsevier.com")
VARUS_CADAVERS = Source("Varus osteotomy of cadaver femora", page="escholarship.org/uc/item/30m6s9fb")
MOST_LCEA = 40.0  # degrees; more went with later replacement
MOST_OF_NECK, MUCH_OF_NECK = 0.30, 0.20  # of its width: the published limit, and Coxa's own caution ahead of it
LEAST_VERSION, MOST_VERSION = 10.0, 25.0  # degrees of the femur by the method of Murphy, the ends of what is normal
AS_ENTERED = "Femoral version as entered, taken as by the method of Murphy"
NO_FILM = "it is read on no film of the plan"
NO_NECK_WIDTH = "the edge of the neck is not marked"
COXA_GEOMETRY = Source("Geometry: where the edge of the neck meets the circle of the head (Coxa's own)")


@dataclass(frozen=True)
class Limit:
    """One check of a plan.

    value: what the plan gives, in `unit`; None where it is not known. least, most: what it is held against, either
    may be None. status: within, beyond, or near from `caution` on, where one is told below the limit. modeled: whether
    the value is a model's and not read off the film. film: the one it is of, None of a model. problem: what is missing
    where the value is not known.
    """

    key: str
    name: str
    side: str
    value: float | None
    unit: str
    least: float | None
    most: float | None
    status: Status
    source: Source
    evidence: Literal["seen", "unverified"]
    modeled: bool = False
    caution: float | None = None
    film: str | None = None
    problem: str = ""


def limits(steps: Sequence[Step], after: Sequence[Reading], modeled: Sequence[Modeled],
           taken: Sequence[Resection | Trimming], side: str, lacking: Mapping[str, str]) -> tuple[Limit, ...]:
    """The checks that the steps of one side call for; lacking: why a model tells nothing, by key."""
    found: list[Limit] = []
    if any(isinstance(step, SocketStep) for step in steps):
        found += [_of_reading(after, side, "lcea_sourcil", None, MOST_LCEA, HARTIG_ANDREASEN_2012),
                  _of_reading(after, side, "tonnis_angle", 0.0, None, NEPPLE_2013),
                  _of_model(modeled, side, SOCKET, 10.0, None, problem=lacking.get(SOCKET, ""))]
        # Out of the film's plane only the model follows the LCEA, and both are held against the limit.
        found += [_of_model(modeled, side, "lcea_sourcil", None, MOST_LCEA, HARTIG_ANDREASEN_2012)
                  for m in modeled if m.key == "lcea_sourcil"]
    if any(isinstance(step, FemurStep) for step in steps):
        found.append(_of_reading(after, side, "neck_shaft_angle", 110.0, None, VARUS_CADAVERS))
    if any(map(turns_version, steps)):
        found.append(_of_version(modeled, side, lacking.get(SUMMED, "")))
    if any(isinstance(step, SocketStep | FemurStep) for step in steps):
        found.append(_of_model(modeled, side, SUM, 20.0, 50.0, problem=lacking.get(SUM, "")))
    for one in taken:
        found += _of_cam(one) if isinstance(one, Resection) else [_of_rim(one)]
    return tuple(found)


def _standing(value: float | None, least: float | None, most: float | None) -> Status:
    if value is None:
        return "not known"
    under, over = least is not None and value < least - ROUNDING, most is not None and value > most + ROUNDING
    return "beyond" if under or over else "within"


def _of_reading(after: Sequence[Reading], side: str, key: str, least: float | None, most: float | None,
                source: Source) -> Limit:
    film, value, problem = next(((r.film, r.value, r.problem) for r in after if (r.key, r.side) == (key, side)),
                                (None, None, NO_FILM))
    return Limit(key, CATALOGUE[key].name, side, value, CATALOGUE[key].unit, least, most,
                 _standing(value, least, most), source, "seen", film=film, problem=problem or "")


def _of_model(modeled: Sequence[Modeled], side: str, key: str, least: float | None, most: float | None,
              source: Source = LERCH_2022, problem: str = "") -> Limit:
    value = next((m.after for m in modeled if (m.key, m.side) == (key, side)), None)
    return Limit(key, CATALOGUE[key].name, side, value, "deg", least, most, _standing(value, least, most), source,
                 "seen", modeled=True, problem=problem)


def turns_version(step: Step) -> bool:
    """Whether a step changes femoral version: by derotation, or by a wedge out of the neck's own plane."""
    return isinstance(step, FemurStep) and bool(step.derotation_deg or (step.varus_deg and step.wedge == "coronal"))


def _of_version(modeled: Sequence[Modeled], side: str, problem: str) -> Limit:
    """Femoral version against the end toward which the plan turns it, since what lay beyond the other is not its doing.

    By the method of Murphy, for which alone the limit was published, or as entered where no method is measured.
    """
    found = {m.key: m for m in modeled if m.side == side and m.key in (*METHODS, ENTERED)}
    one = found.get(SUMMED) or (found.get(ENTERED) if found.keys() == {ENTERED} else None)
    if one is None:
        return Limit(SUMMED, CATALOGUE[SUMMED].name, side, None, "deg", LEAST_VERSION, MOST_VERSION, "not known",
                     LERCH_2022, "seen", modeled=True, problem=problem)
    least, most = (None, MOST_VERSION) if one.after > one.before else (LEAST_VERSION, None)
    return Limit(one.key, AS_ENTERED if one.key == ENTERED else one.name, side, one.after, "deg", least, most,
                 _standing(one.after, least, most), LERCH_2022, "seen", modeled=True)


def _of_cam(taken: Resection) -> list[Limit]:
    share, floor = taken.neck_share, taken.floor_deg
    status: Status = _standing(share, None, MOST_OF_NECK)
    return [
        Limit("neck_share", "Depth over the neck's width", taken.side, share, "ratio", None, MOST_OF_NECK,
              "near" if status == "within" and share >= MUCH_OF_NECK else status, MARDONES_2005, "seen",
              caution=MUCH_OF_NECK, film=taken.film, problem=NO_NECK_WIDTH if share is None else ""),
        Limit("neck_edge", "Alpha at which the neck would be notched", taken.side, taken.target_deg, "deg", floor, None,
              "not known" if floor is None else _standing(taken.target_deg, floor, None), COXA_GEOMETRY, "seen",
              film=taken.film, problem=NO_NECK_WIDTH if floor is None else ""),
        Limit("alpha_least", "Alpha below which the labral seal is said to suffer", taken.side, taken.target_deg, "deg",
              40.0, None, _standing(taken.target_deg, 40.0, None), UNCONFIRMED, "unverified", film=taken.film),
    ]


def _of_rim(taken: Trimming) -> Limit:
    worst = taken.band[0]
    return Limit("rim_lcea", "LCEA by the most pessimistic model", taken.side, worst, "deg", LEAST_LCEA, None,
                 _standing(worst, LEAST_LCEA, None), LCEA_BANDS, "seen", modeled=True, film=taken.film)
