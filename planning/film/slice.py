"""What a CT or MR slice says of itself: where it lies in the patient, and what is doubtful about it."""

import hashlib
import math
from typing import Any

from planning.film.film import Place
from planning.film.tags import number, numbers, text

MODALITIES = ("ct", "mr")
# Direction cosines are written with four decimals or more; what is off by more is no pair of directions.
ROUNDED_WITHIN = 0.001
FARTHEST_MM = 10_000.0
AXIAL_WITHIN_DEG = 45.0


def is_gray(dataset: Any) -> bool:
    """Whether the image is gray and not color, in which no slice is stored."""
    return number(dataset, "SamplesPerPixel") != 3 and text(dataset, "PhotometricInterpretation") != "palette color"


def is_slice(dataset: Any) -> bool:
    """Whether the dataset holds a gray CT or MR image."""
    return text(dataset, "Modality") in MODALITIES and is_gray(dataset)


def place_of(dataset: Any) -> Place | None:
    """Where a slice lies; None when the file does not say, or says something impossible."""
    position = numbers(dataset, "ImagePositionPatient")
    orientation = numbers(dataset, "ImageOrientationPatient")
    if len(position) != 3 or len(orientation) != 6 or not is_slice(dataset):
        return None
    along, down = orientation[:3], orientation[3:]
    errors = (math.hypot(*along) - 1, math.hypot(*down) - 1, sum(a * d for a, d in zip(along, down, strict=True)))
    if max(map(abs, errors)) > ROUNDED_WITHIN or max(map(abs, position)) > FARTHEST_MM:
        return None
    frame = text(dataset, "FrameOfReferenceUID")
    return Place(position, orientation, short_hash(frame) if frame else "", text(dataset, "Modality").upper())


def short_hash(identifier: str) -> str:
    """Sixteen hex digits that tell two identifiers apart without keeping either."""
    return hashlib.sha256(identifier.encode()).hexdigest()[:16]


def normal(place: Place) -> tuple[float, float, float]:
    """The unit normal of a slice, turned to point up the body when it can."""
    (a, b, c), (d, e, f) = place.orientation[:3], place.orientation[3:]
    across = (b * f - c * e, c * d - a * f, a * e - b * d)
    return tuple(-part for part in across) if across[2] < 0 else across


def height_mm(place: Place) -> float:
    """How far up the body a slice lies, along its normal."""
    return sum(n * p for n, p in zip(normal(place), place.position_mm, strict=True))


def slice_warnings(dataset: Any, place: Place | None) -> tuple[str, ...]:
    """What is doubtful about a slice, in sentences."""
    warnings = []
    if "localizer" in text(dataset, "ImageType") + text(dataset, "FrameType"):
        warnings.append("This is a localizer, an overview image; mark the slices of the series instead.")
    if place is None:
        warnings.append("This slice does not say where it lies in the patient; it cannot be combined with others.")
    elif (tilt := math.degrees(math.acos(min(1.0, normal(place)[2])))) > AXIAL_WITHIN_DEG:
        warnings.append(f"This slice is not axial, it is tilted by {tilt:.0f}°; choose an axial series.")
    elif place.orientation[0] < -0.5:
        warnings.append("The patient's left is on the left of this slice; check the side of every mark.")
    if text(dataset, "Modality") == "ct" and not (
        numbers(dataset, "RescaleIntercept") or "ModalityLUTSequence" in dataset
    ):
        warnings.append("This CT slice does not say how to get Hounsfield units; its gray values are not to scale.")
    return tuple(warnings)
