"""What is to be known about a plan besides its numbers: sentences, each where it applies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planning.case import MarkedFilm, Reading
from planning.geometry.circle import circle_fit
from planning.noise import Noise, shaken_film
from planning.plans import CamStep, FemurStep, RimStep, SocketStep, leaves_plane
from planning.plausibility import too_far
from planning.reading import read_film_marks
from planning.realign.apply import Stage
from planning.realign.cam import BY_TANGENT, Resection
from planning.realign.drawn import picture_cautions
from planning.realign.hip import is_scaled
from planning.realign.limits import Limit
from planning.realign.outline import hinged_at
from planning.realign.socket import OFF_CENTER_MM, center_shift, off_center
from planning.realign.version import SOCKET
from planning.wording import SIDES, value_text

# Predicted changes of leg length below this are no change: a curved osteotomy changed it by -0.08 ± 3.10 mm.
LEAST_LEG_MM = 3.0
OUT_OF_PLANE = ("Anterior and axial rotation leave the film's plane: nothing on the film moves by them, and what they "
                "do is a model's trend.")
RETROVERSION = ("By the model of a flat rim the socket opens forward by less than 10°: a trend toward retroversion; "
                "crossover, posterior wall and internal rotation tell more.")
ONE_SECTION = "A film shows one section of a bump that spans a quadrant."
NO_HINGE = ("No hinge is set off the head's center: the cut is taken to curve around it, and the shaft stays where it "
            "is; leg length is told as of that. For a straight cut place the hinge: choose a cortex under “The cut is "
            "hinged at”, below the film. A gap or an overlap on the film is not counted.")
DRAWN_HINGE = ("The hinge is at the {} cortex where Coxa draws the cut, and leg length and offset rest on it: move it "
               "on the film to where the bone is cut.")
DEROTATION = "Derotation moves nothing on the film; the neck will be seen at another angle on the next one."
UNSCALED = "The film is not calibrated, so nothing is told in millimeters."


def cautions(stages: Sequence[Stage], after: Sequence[Reading], checked: Sequence[Limit]) -> tuple[str, ...]:
    """What to beware of, each sentence once, in the order of the steps."""
    found = [sentence for stage in stages for sentence in _of_step(stage)]
    if any(limit.key == SOCKET and limit.status == "beyond" for limit in checked):
        found.append(RETROVERSION)
    doubts = [f"{SIDES.get(r.side, 'Film')}: {_doubt(r)}." for r in after if r.doubt]
    return tuple(dict.fromkeys((*found, *doubts)))


def _doubt(after: Reading) -> str:
    is_by_plan = after.doubt == too_far(after.key, after.value)
    return after.doubt if is_by_plan else f"{after.doubt}; what is told of it here rests on that"


def _of_step(stage: Stage) -> Iterator[str]:
    step, film = stage.step, stage.found.film(stage.step.film)
    if isinstance(step, SocketStep):
        yield from _of_socket(step, film)
    elif isinstance(step, FemurStep):
        yield from _of_femur(step, film)
    elif isinstance(step, CamStep | RimStep):
        yield from _of_taken(stage)
    if isinstance(step, SocketStep | FemurStep):
        yield from picture_cautions(step, film)
    if not is_scaled(film):
        yield UNSCALED


def _of_socket(step: SocketStep, film: MarkedFilm) -> Iterator[str]:
    far = off_center(film, step.side)
    if far is not None and far > OFF_CENTER_MM and step.head == "follows":
        yield (f"The head lies {value_text(far, 'mm')} off the center of the roof's circle ({_sureness(film, step)}): "
               "whether it reduces or stays changes the angles, and an abduction view tells.")
    if leaves_plane(step):
        yield OUT_OF_PLANE
    if step.head == "stays" and step.rotation_deg:
        yield "With a head that stays, the angles do not change by the rotation degree for degree."
    shift = center_shift(step, film)
    is_moved = step.rotation_deg or any(step.shift_mm)
    if is_moved and shift is not None and abs(shift.leg_mm) < LEAST_LEG_MM:
        yield (f"A change of leg length below {LEAST_LEG_MM:g} mm by the socket is not predictable "
               "(curved osteotomies: −0.1 ± 3.1 mm).")


def _sureness(film: MarkedFilm, step: SocketStep) -> str:
    """How sure the distance between head and socket is by the hand's noise: the center of a short arc is not."""
    roof = shaken_film(film, Noise(draws=500)).marks["roof"][step.side] * [film.spacing_mm[1], film.spacing_mm[0]]
    return f"± {circle_fit(roof)[:, :2].std(axis=0).max():.0f} mm by the hand's noise"


def _of_femur(step: FemurStep, film: MarkedFilm) -> Iterator[str]:
    hinged = hinged_at(step, film) if step.varus_deg else "own"
    if hinged != "own":
        yield NO_HINGE if hinged == "center" else DRAWN_HINGE.format(hinged)
    if step.derotation_deg:
        yield DEROTATION


def _of_taken(stage: Stage) -> Iterator[str]:
    if isinstance(stage.taken, Resection):
        yield ONE_SECTION
        if stage.taken.by == BY_TANGENT and stage.taken.depth_mm:
            yield f"Depth and area are those of {BY_TANGENT}."
    elif any(r.key == "posterior_wall_sign" and r.value == 1 for r in _readings(stage)):
        yield "The posterior wall sign is present: what is trimmed there is missing behind."


def _readings(stage: Stage) -> tuple[Reading, ...]:
    step, case = stage.step, stage.found
    return tuple(r for r in read_film_marks(case.film(step.film), case) if r.side == step.side)
