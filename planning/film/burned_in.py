"""Whether a name may be written in the pixels of a DICOM image, told by what its file says of how it came to be."""

from __future__ import annotations

from typing import Any, Literal

from planning.film.slice import is_gray
from planning.film.tags import text

# What comes straight from a detector, plate or scanner has its names in tags; DX must even state the annotation.
STRAIGHT = ("cr", "dx", "ct", "mr")
SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7"  # and, with further digits, its kinds of several frames


def text_burned_in(dataset: Any) -> Literal["no", "possible"]:
    """“no” when the file says so, or says nothing and is straight from the machine; else “possible”.

    To ask about every silent CR film would have the question ticked unread, since hardly any CR film states it; what
    was captured from a screen, digitized, or colored is where names are.
    """
    stated = text(dataset, "BurnedInAnnotation")
    if stated:
        return "no" if stated == "no" else "possible"
    straight = text(dataset, "Modality") in STRAIGHT and is_gray(dataset) and not _is_capture(dataset)
    return "no" if straight else "possible"


def _is_capture(dataset: Any) -> bool:
    kind = text(dataset, "SOPClassUID")
    captured = kind == SECONDARY_CAPTURE or kind.startswith(f"{SECONDARY_CAPTURE}.")
    return captured or bool(text(dataset, "ConversionType")) or "secondary" in text(dataset, "ImageType").split()
