"""What a plan comes to in words that page and summary share: which readings are told, ends of windows, lengths."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from planning.case import Case, Reading
from planning.film_names import film_names
from planning.plans import operations
from planning.realign import Chance, Chances, Limit, Outcome, Resection, Trimming, WedgeHeight
from planning.views import VIEWS
from planning.wording import SIDES, value_text

Place = tuple[str, str, str]  # film, measure, side

# The readings a plan is made for, in the order in which they are told; any others that change follow.
FIRST = ("lcea_sourcil", "tonnis_angle", "medial_center_edge_angle", "acetabular_arc", "extrusion_index", "fear_index",
         "neck_shaft_angle", "alpha_angle", "alpha_ap", "articulo_trochanteric_distance")
LIMITS = "Limits against doing too much"
LIMITS_NOTE = "Not overstepped says that the plan does not do too much; it does not say that the value is normal."
STANDS = {"within": "not overstepped", "near": "near", "beyond": "overstepped", "not known": "not known"}
TAKEN_OFF = ("Red: what is taken off down to the target angle, in the one section that this film shows. Where it ends "
             "at the neck a step is left, which the surgeon blends into the neck; no more than the red is counted. "
             "The values printed are those before the resection.")
LEAST_CHANGE = 0.05  # in a reading's unit: what is printed alike has not changed


def changed(told: Outcome) -> list[tuple[Reading, Reading, Chance | None]]:
    """Before, after and the chance of its window, of each reading that changes or is held against a window."""
    chances = {(c.film, c.window.key, c.side): c for c in told.chances.each}
    pairs = [(b, a, chances.get((a.film, a.key, a.side))) for b, a in zip(told.before, told.after, strict=True)
             if b.value is not None or a.value is not None]
    found = [pair for pair in pairs if pair[2] or _matters(*pair[:2])]
    return sorted(found, key=lambda pair: FIRST.index(pair[0].key) if pair[0].key in FIRST else len(FIRST))


def _matters(before: Reading, after: Reading) -> bool:
    if (before.value is None) != (after.value is None):
        return True
    return before.value is not None and abs(after.value - before.value) > LEAST_CHANGE


def place_of(reading: Reading) -> Place:
    """What one reading is of."""
    return reading.film, reading.key, reading.side


def film_name(case: Case, film: str) -> str:
    """A film as it is called everywhere; one that is not in the case, or of no known view, by its id."""
    return film_names([f for f in case.films if f.view in VIEWS], brief=True).get(film, f"film {film}")


def films_named(case: Case, places: Collection[Place]) -> Mapping[Place, str]:
    """What follows the name of a measure at each place: its film, where the same is told of several films."""
    films: dict[tuple[str, str], set[str]] = {}
    for film, *what in places:
        films.setdefault(tuple(what), set()).add(film)
    return {place: f", {film_name(case, place[0])}" if len(films[place[1:]]) > 1 else "" for place in places}


def changed_named(case: Case, told: Outcome) -> list[tuple[Reading, Reading, Chance | None, str]]:
    """What changes or is held against a window, each with what follows its name, as for films_named."""
    pairs = changed(told)
    named = films_named(case, [place_of(r) for r in (*(after for _, after, _ in pairs), *told.chances.left_out)])
    return [(*pair, named[place_of(pair[1])]) for pair in pairs]


def limits_named(case: Case, limits: Collection[Limit]) -> list[tuple[Limit, str]]:
    """Each limit with its name, and with its film where the same limit is told of several films."""
    places = {limit: (limit.film, limit.key, limit.side) for limit in limits if limit.film is not None}
    named = films_named(case, places.values())
    return [(limit, limit.name + (named[places[limit]] if limit in places else "")) for limit in limits]


def ends_text(low: float | None, high: float | None, unit: str) -> str:
    """A window in words: `30.0° to 40.0°`, `up to 20.0 %`."""
    if low is None:
        return "any" if high is None else f"up to {value_text(high, unit)}"
    return f"from {value_text(low, unit)}" if high is None else f"{value_text(low, unit)} to {value_text(high, unit)}"


def together_text(case: Case, told: Chances) -> str:
    """What the chance of all targets is about: all, or all that are read where one is not; and on which films."""
    films = dict.fromkeys(film_name(case, c.film) for c in told.each if c.chance is not None)
    read = " that are read" * any(c.value is None for c in told.each)
    return f"Chance that all targets{read} are met on {_listed(films)}"


def left_out_text(case: Case, told: Outcome) -> str:
    """Which films are held against no target although they bear what one is about; empty where there are none."""
    of_both = len({step.side for step in operations(told.plan)}) > 1
    films = dict.fromkeys(film_name(case, r.film) + f", {SIDES[r.side].lower()}" * of_both
                          for r in told.chances.left_out)
    return f"No step is on {_listed(films)}: what is read there is held against no target." if films else ""


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def limit_side(limit: Limit) -> str:
    """The side of a limit, and whether its value is a model's and not read off the film."""
    return SIDES[limit.side] + ", by a model" * limit.modeled


def length_text(mm: float) -> str:
    """A planned length in whole millimeters: a plan is carried out no finer."""
    text = f"{mm:.0f}"
    return f"{'0' if float(text) == 0 else text.replace('-', '−')} mm"


def change_text(mm: float) -> str:
    """A change of length with its sign, in whole millimeters."""
    text = length_text(mm)
    return text if text.startswith(("−", "0 ")) else f"+{text}"


def depth_text(one: Resection) -> str:
    """How deep a resection goes and how much it takes, or why that is not told."""
    if one.depth_mm is None:
        return "depth not told without a scale"
    return f"{value_text(one.depth_mm, 'mm')} deep, {one.area_mm2:.1f} mm² in one section"


def trimming_models(one: Trimming) -> str:
    """How many models tell what a strip off the rim leaves, which, and why another does not."""
    names = ", ".join(f"{loss.model}{' (unverified)' * (loss.evidence == 'unverified')}" for loss in one.losses)
    return f"by {len(one.losses)} models: {names}{f'; {one.silent}' * bool(one.silent)}"


def wedge_text(one: WedgeHeight | None) -> str:
    """How high a wedge is at its base and what the choice of its hinge costs, or what is missing to tell it."""
    if one is None:
        return "Height of the wedge: not told, since the bone's width at the cut is not entered"
    return (f"Height of the wedge at its base: {value_text(one.right_angled, 'mm')} right-angled, "
            f"{value_text(one.symmetric, 'mm')} symmetric; a closing wedge leaves the leg "
            f"{value_text(one.leg_difference, 'mm')} shorter than an opening one hinged at the other cortex")


def chance_text(chance: float | None) -> str:
    """A chance from 0 to 1 in percent; a dash where there is none."""
    return "–" if chance is None else f"{100 * chance:.0f} %"
