"""Whether a film shows the pelvis straight enough to be read, and which readings do not survive when it does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planning.case import MarkedFilm, Patient, Reading
from planning.measures import CATALOGUE
from planning.sources import DRY_PELVIS, FALSE_PROFILE_POSITION, PORTINARO_1995, SIEBENROCK_2003, Source
from planning.wording import NO_SET, value_text

UROGRAMS = Source("Study of acetabular depth on hip films and urograms", doi="10.1007/s00402-011-1279-4")

WALLS = ("crossover_sign", "retroversion_index", "posterior_wall_sign", "anterior_wall_index", "posterior_wall_index")
FRONT = ("acea_sourcil", "acea_bone")
# What a turn or a tilt does to each of them, as far as a source says.
TURNED_WALLS = {
    "crossover_sign": "10° of rotation are enough for a false crossover",
    "retroversion_index": "rotation moves the place where the walls cross, and makes walls cross that do not",
    **dict.fromkeys(("posterior_wall_sign", "anterior_wall_index", "posterior_wall_index"),
                    "rotation moves both walls across the head"),
}
TILTED_WALLS = dict.fromkeys(("anterior_wall_index", "posterior_wall_index"), "tilt moves both walls across the head")
TILTED_SIGNS = ("crossover_sign", "posterior_wall_sign")
OBLIQUITY = "pelvic_obliquity"
NORMAL = "normal"
EITHER_SEX = ", by limits for either sex"
UNCHECKED = "tilt and rotation of the pelvis are not both known, and this reading does not survive either"


@dataclass(frozen=True)
class Verdict:
    """What is said of one property of a film.

    ok: None when it is not marked, or no limits fit. rests_on: keys of the readings. affected: measures that do not
    stay readable -> why. in_spite: a sign -> the value that the film's position cannot have made, and what is said
    then. evidence: `seen` or `unverified`, None where no published limit is used.
    """

    what: str
    verdict: str
    ok: bool | None
    rests_on: tuple[str, ...]
    sources: tuple[Source, ...] = ()
    evidence: str | None = None
    affected: Mapping[str, str] = field(default_factory=dict)
    in_spite: Mapping[str, tuple[float, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Fault:
    """What is said when a film lies beyond a limit, and the measures that does not leave readable -> why.

    in_spite: a sign -> the value that this fault cannot have made (1 present, 0 absent), and what is said then.
    """

    words: str
    spoils: Mapping[str, str]
    sources: tuple[Source, ...]
    in_spite: Mapping[str, tuple[float, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Check:
    """A property of a film, the measure it is judged by, and the faults below and above that measure's normal band."""

    what: str
    measure: str
    below: Fault
    above: Fault


def _turned(words: str) -> Fault:
    child = {"acetabular_index": "its error is within 3° only at a foramen ratio of 0.5 to 2"}
    return Fault(words, TURNED_WALLS | child, (DRY_PELVIS, PORTINARO_1995))


def _profile(words: str) -> Fault:
    why = "the angle grows with the turn toward a true lateral, and more with tilt"
    return Fault(words, dict.fromkeys(FRONT, why), (FALSE_PROFILE_POSITION,))


DEPTH = "the depth of the socket rises with forward tilt"
FORWARD = Fault(
    "tilted forward",
    {
        **TILTED_WALLS,
        "crossover_sign": "5° of forward tilt are enough for a false crossover",
        "retroversion_index": "5° of forward tilt are enough to make walls cross that do not",
        "posterior_wall_sign": "at 9° of forward tilt every socket of a series showed the sign",
        "depth_width_ratio": DEPTH,
    },
    (DRY_PELVIS, SIEBENROCK_2003, UROGRAMS),
    dict.fromkeys(TILTED_SIGNS, (0.0, "absent in spite of it: forward tilt makes this sign appear")),
)
BACKWARD = Fault(
    "tilted backward",
    {
        **TILTED_WALLS,
        "crossover_sign": "6° of backward tilt are enough to hide a crossover",
        "retroversion_index": "the walls cross in spite of it: 6° of backward tilt are enough to part them",
        "posterior_wall_sign": "6° of backward tilt are enough to hide the sign",
        "depth_width_ratio": DEPTH,
    },
    (SIEBENROCK_2003, UROGRAMS),
    dict.fromkeys(TILTED_SIGNS, (1.0, "present in spite of it: backward tilt makes this sign vanish")),
)
CHECKS = (
    Check("tilt", "symphysis_sacrococcygeal_distance", BACKWARD, FORWARD),
    Check("rotation", "foramen_ratio", _turned("turned to the right"), _turned("turned to the left")),
    Check("centering", "coccyx_symphysis_offset", *[_turned("coccyx and symphysis out of line")] * 2),
    Check("false profile position", "heads_gap", _profile("turned too far toward a true lateral"),
          _profile("not turned far enough from the front")),
)


def quality(film: MarkedFilm, readings: Sequence[Reading], patient: Patient) -> tuple[Verdict, ...]:
    """A verdict on each property that a film of this view is judged by, marked or not."""
    of_film = {r.key: r for r in sorted(readings, key=lambda r: r.value is not None) if r.film == film.id}
    judged = [c for c in CHECKS if film.view in CATALOGUE[c.measure].views]
    verdicts = tuple(_verdict(c, of_film.get(c.measure), film, patient) for c in judged)
    return (_obliquity(of_film.get(OBLIQUITY)), *verdicts) if film.view in CATALOGUE[OBLIQUITY].views else verdicts


def cautions(film: MarkedFilm, readings: Sequence[Reading], patient: Patient) -> Mapping[str, str]:
    """For each measure read on the film that the film's position spoils, what to show beside the reading."""
    verdicts = quality(film, readings, patient)
    values = {key: {r.value for r in readings if (r.film, r.key) == (film.id, key)} for key in TILTED_SIGNS}
    told: dict[str, str] = {}
    for verdict in verdicts:
        for key, why in verdict.affected.items():
            value, otherwise = verdict.in_spite.get(key, (None, ""))
            why = otherwise if values.get(key) == {value} else why
            told[key] = "; ".join(filter(None, (told.get(key), f"{verdict.verdict}: {why}")))
    if any(v.ok is None for v in verdicts if v.what in ("tilt", "rotation")):
        told = dict.fromkeys(WALLS, UNCHECKED) | told
    read = {r.key for r in readings if r.film == film.id and r.value is not None}
    return {key: sentence for key, sentence in told.items() if key in read}


def _verdict(check: Check, reading: Reading | None, film: MarkedFilm, patient: Patient) -> Verdict:
    unknown = _unknown(reading)
    if unknown:
        return Verdict(check.what, unknown, None, (check.measure,))
    limit, references = reading.categories[0], CATALOGUE[check.measure].references
    reference = next(r for r in references if r.key == limit.reference)
    either = EITHER_SEX if patient.sex is None and any(r.sex for r in references) else ""
    beyond = reference.labels.index(limit.label) - reference.labels.index(NORMAL)
    if beyond == 0:
        return Verdict(check.what, f"within limits{either}", True, (check.measure,), reference.sources, limit.evidence)
    fault = check.below if beyond < 0 else check.above
    sources = tuple(dict.fromkeys((*reference.sources, *fault.sources)))
    affected = {key: why for key, why in fault.spoils.items() if film.view in CATALOGUE[key].views}
    return Verdict(check.what, fault.words + either, False, (check.measure,), sources, limit.evidence, affected,
                   fault.in_spite)


def _unknown(reading: Reading | None) -> str | None:
    """Why nothing can be said, if so."""
    if reading is None:
        return "not marked"
    if reading.value is None or reading.doubt:
        return reading.problem or reading.doubt
    return None if reading.categories else reading.note or NO_SET


def _obliquity(reading: Reading | None) -> Verdict:
    """The lean of the pelvis on the film: no limit is needed, since angles are read from the pelvic line."""
    if reading is None or reading.value is None:
        return Verdict("obliquity", reading.problem if reading else "not marked", None, (OBLIQUITY,))
    if reading.doubt:
        return Verdict("obliquity", reading.doubt, False, (OBLIQUITY,))
    lean = value_text(abs(reading.value), reading.unit)
    told = f"the pelvis leans {lean} on the film; angles are read from the pelvic line, so it changes none"
    return Verdict("obliquity", told, True, (OBLIQUITY,))
