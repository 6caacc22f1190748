"""How readings are put into words; the only place where values are rounded."""

from __future__ import annotations

from planning.case import Departure, MarkedFilm, Reading

STATEMENT = "Coxa supports, and does not replace, surgical judgment."
NO_SET = "no limits for this view, age and sex"
NO_LIMITS = "no published limits"  # of a measure, whoever the patient is
LIMITS_FOR = {"adults": "adult limits", "children": "limits for children", "other ages": "limits for other ages"}
MONTHS_COUNT = 3  # years; the age of a younger child is told with its months
DECIMALS = {"deg": 1, "%": 1, "ratio": 2, "mm": 1, "sign": 0, "grade": 0}
SIGNS = {"deg": "°", "%": " %", "ratio": "", "mm": " mm", "sign": "", "grade": ""}
WORDS = {"sign": ("absent", "present"), "grade": ("0", "I", "II", "III", "IV")}  # for units that are counted
SIDES = {"R": "Right", "L": "Left"}
SCALES = {
    "patient": "measured in the patient",
    "calibrated": "calibrated",
    "estimated": "estimated from the stated magnification",
    "detector": "at the detector; the hip reads 10 to 20 % too large",
    "none": "none; angles and ratios only",
}


def value_text(value: float, unit: str) -> str:
    """A value with its sign and unit, a minus as a minus; a true 0 is printed, and never as −0."""
    if unit in WORDS:
        return WORDS[unit][round(value)]
    text = f"{value:.{DECIMALS[unit]}f}"
    if float(text) == 0:
        text = text.lstrip("-")
    return text.replace("-", "−") + SIGNS[unit]


def difference_text(before: float, after: float, unit: str) -> str:
    """After less before with its sign, as the two printed values differ: from 30.04 to 31.05 degrees it is +1.1°."""
    was, now = (float(f"{value:.{DECIMALS[unit]}f}") for value in (before, after))
    text = value_text(now - was, unit)
    return f"+{text}" if now > was else text


def reading_text(reading: Reading) -> str:
    """The value of a reading, or what was judged by eye, or a dash."""
    if reading.grade is not None:
        return reading.grade
    return "–" if reading.value is None else value_text(reading.value, reading.unit)


def years_and_months(age: float) -> tuple[int, int]:
    """An age in years as full years and months, as it was entered: 0.58 is 7 months."""
    return int(age), min(round(12 * (age % 1)), 11)


def age_text(age: float) -> str:
    """An age as it is said: 30 years; of a small child 7 months, or 1 year 7 months."""
    years, months = years_and_months(age)
    if age >= MONTHS_COUNT or not months:
        return f"{age:g} year{'s' * (age != 1)}"
    parts = ((years, "year"), (months, "month"))
    return " ".join(f"{count} {unit}{'s' * (count != 1)}" for count, unit in parts if count)


def age_note(whose: str, age: float) -> str:
    """Why there is no category: the limits are whose (a key of LIMITS_FOR), and the patient's age is another."""
    return f"{LIMITS_FOR[whose]}; the patient is {age_text(age).removesuffix(' years')}"


def image_text(film: MarkedFilm) -> str:
    """Which image of its file a film is; empty for the first, which most are alone."""
    return f"It is image {film.image} of its file." if film.image > 1 else ""


def departure_text(departure: Departure) -> str:
    """How far from the head circle the junction is marked: in millimeters where they are known, and of the radius."""
    share = value_text(abs(departure.percent), "%")
    far = f"{share} of the radius" if departure.mm is None else f"{value_text(abs(departure.mm), 'mm')} ({share})"
    return f"junction {far} {'inside' if departure.percent < 0 else 'outside'} the head circle"


def category_text(reading: Reading, published: bool = True) -> str:
    """The category of a reading in the set that comes first for it, and whose limits those are.

    published: whether there are limits for what is read at all.
    """
    if reading.value is None:
        return reading.problem or ""
    if reading.doubt:
        return f"no category: {reading.doubt}"
    if not reading.categories:
        return f"no category: {reading.note}" if reading.note else NO_SET if published else NO_LIMITS
    first = reading.categories[0]
    doubt = " (unverified)" if first.evidence == "unverified" else ""
    return f"{first.label} · {first.title}{doubt}"
