"""A film kept as DICOM: one radiograph or one slice, in any of the usual transfer syntaxes."""

from typing import Any

import numpy as np

from planning.film import limits
from planning.film.burned_in import text_burned_in
from planning.film.dataset import dataset_of
from planning.film.film import Film, FilmProblem, Window
from planning.film.frames import count_frames, each_frame, frame_of, no_such_image, one_of_several
from planning.film.guess import directions_of, orientation_warnings, side_of, view_of
from planning.film.objects import refuse_other_objects
from planning.film.quiet import quiet
from planning.film.scale import scale_of
from planning.film.slice import is_gray, is_slice, place_of, slice_warnings
from planning.film.stored import each_stored, gray_of_color, stored_values
from planning.film.tags import number, text
from planning.film.tone import hounsfield, toned


@quiet()
def film_from_dicom(data: bytes, named: bool, frame: int = 1) -> Film:
    """The film in the bytes of a DICOM file; `named` says whether they carry the DICM mark; `frame` counts from 1.

    Raises FilmProblem for what is neither a radiograph nor a CT or MR slice: reports, damaged or oversized files;
    and for a frame that is not there.
    """
    dataset = dataset_of(data, named, limits.MOST_INFLATED)
    frames = _checked(dataset)
    if not 1 <= frame <= frames:
        raise FilmProblem(no_such_image(frames))
    told = (one_of_several(frame, frames),) if frames > 1 else ()
    return _film(frame_of(dataset, frame), stored_values(dataset, frame - 1), frame, frames, told)


@quiet()
def films_of(dataset: Any) -> list[Film]:
    """Every frame of a dataset as a film, in their order; raises FilmProblem as film_from_dicom does."""
    frames = _checked(dataset)
    stored = each_stored(dataset) if frames > 1 else [stored_values(dataset)]
    pairs = zip(each_frame(dataset), stored, strict=False)
    return [_film(told, values, frame, frames) for frame, (told, values) in enumerate(pairs, 1)]


def _checked(dataset: Any) -> int:
    """How many frames there are, after all that is refused without looking at the pixels."""
    refuse_other_objects(dataset)
    rows, columns, samples = (int(number(dataset, told) or 0) for told in ("Rows", "Columns", "SamplesPerPixel"))
    limits.refuse_size(rows, columns, max(samples, 1))
    return count_frames(dataset)


def _film(dataset: Any, stored: np.ndarray, frame: int, frames: int, told: tuple[str, ...] = ()) -> Film:
    scale, (side, doubts) = scale_of(dataset), side_of(dataset)
    pixels, windows = _pixels(stored, dataset)
    if is_slice(dataset):
        view, place = "axial", place_of(dataset)
        notes = slice_warnings(dataset, place)
    else:
        view, place, notes = view_of(dataset), None, orientation_warnings(dataset)
    return Film(
        pixels, scale.spacing_mm, scale.trust, scale.source, windows[0][1:], view, side,
        (*told, *scale.warnings, *doubts, *notes), place=place, directions=directions_of(dataset),
        windows=tuple(windows), frame=frame, frames=frames, text_burned_in=text_burned_in(dataset),
    )  # fmt: skip


def _pixels(stored: np.ndarray, dataset: Any) -> tuple[np.ndarray, list[Window]]:
    if not is_gray(dataset):
        return gray_of_color(stored, dataset)
    if text(dataset, "Modality") == "ct":
        return hounsfield(stored, dataset)
    return toned(stored, dataset)
