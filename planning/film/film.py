"""A film as the rest of the program sees it, and the one way a file can fail to be one."""

import hashlib
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

# The sides of the patient in the order in which they follow around a picture, clockwise, as films and slices usually
# hang: the left at the right, the feet or the back at the bottom.
AROUND = ("LFRH", "LPRA")
TOO_DEEP = "This film has more than 16 bits in a pixel; export it with 16 or fewer."


class FilmProblem(Exception):
    """A file that is not a usable film; its text is one sentence saying what happened and what to do."""


@dataclass(frozen=True)
class Place:
    """Where a slice lies in the patient, in DICOM's patient coordinates: left, posterior and up are positive.

    position_mm: the center of the top-left pixel (ImagePositionPatient), so of the mark (0.5, 0.5). orientation: the
    unit vector along which columns count up, then the one along which rows do (ImageOrientationPatient). frame: slices
    with the same one share their coordinates; a short hash, or "" when the file names none. modality: "CT" or "MR".
    """

    position_mm: tuple[float, float, float]
    orientation: tuple[float, float, float, float, float, float]
    frame: str
    modality: str


class Window(NamedTuple):
    """One way to show a film: the pixel values shown black and white, and what the file or Coxa calls it.

    words: at most 32 printable characters; from a file they are its own, to be shown and not to be kept.
    """

    words: str
    low: int
    high: int


@dataclass(frozen=True, eq=False)
class Film:
    """One radiograph or slice, always brighter for higher values, free of anything that identifies a patient.

    pixels: (rows, columns) uint16, read-only. spacing_mm: between rows, between columns; with scale "none"
    only their ratio means anything. scale: "patient", "calibrated", "estimated", "detector" or "none".
    window: the pixel values shown black and white by default; either may lie outside the pixels. view and
    side are guesses for a person to confirm. sha256: over shape and pixels; computed when not given. place: of a
    CT or MR slice that says where it lies; the pixels of a CT slice are Hounsfield units + 1024. directions: toward
    which side of the patient (L, R, A, P, H or F) rows lead to the right, then columns downward; None when not told.
    windows: every window on offer, the default first. frame: which of the `frames` in its file this is, from 1.
    text_burned_in: whether a name may be written on the picture itself; what is not known is possible.
    """

    pixels: np.ndarray
    spacing_mm: tuple[float, float]
    scale: str
    scale_source: str
    window: tuple[int, int]
    view: str | None = None
    side: str | None = None
    warnings: tuple[str, ...] = ()
    sha256: str = ""
    place: Place | None = None
    directions: tuple[str, str] | None = None
    windows: tuple[Window, ...] = ()
    frame: int = 1
    frames: int = 1
    text_burned_in: Literal["no", "possible"] = "possible"

    def __post_init__(self) -> None:
        self.pixels.setflags(write=False)
        if not self.windows:
            object.__setattr__(self, "windows", (Window("As the file asks", *self.window),))
        if not self.sha256:
            object.__setattr__(self, "sha256", digest(self.pixels))

    @property
    def rows(self) -> int:
        """How many rows of pixels."""
        return int(self.pixels.shape[0])

    @property
    def columns(self) -> int:
        """How many columns of pixels."""
        return int(self.pixels.shape[1])

    @property
    def is_mirrored(self) -> bool | None:
        """Whether the patient's right and left are exchanged, however the film is turned; None when it is not told."""
        if self.place is not None or self.directions is None:
            return None
        right, bottom = self.directions
        around = next((sides for sides in AROUND if right in sides and bottom in sides), None)
        return None if around is None else around[(around.index(right) + 1) % 4] != bottom


def digest(pixels: np.ndarray) -> str:
    """The film's fingerprint: SHA-256 hex over "ROWSxCOLUMNS:" and the pixels as little-endian 16-bit."""
    rows, columns = pixels.shape
    fingerprint = hashlib.sha256(f"{rows}x{columns}:".encode())
    fingerprint.update(np.ascontiguousarray(pixels, dtype="<u2"))
    return fingerprint.hexdigest()
