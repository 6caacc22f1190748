"""A film kept as DICOM: one radiograph or one slice, in any of the usual transfer syntaxes."""

from typing import Any

import numpy as np

from planning.film import limits
from planning.film.dataset import dataset_of
from planning.film.film import Film, FilmProblem
from planning.film.guess import directions_of, orientation_warnings, side_of, view_of
from planning.film.objects import refuse_other_objects
from planning.film.quiet import quiet
from planning.film.scale import scale_of
from planning.film.slice import BONE_WINDOW, has_several_frames, is_gray, is_slice, place_of, slice_warnings
from planning.film.stored import gray_of_color, stored_values
from planning.film.tags import number, text
from planning.film.tone import hounsfield, toned


def film_from_dicom(data: bytes, named: bool) -> Film:
    """The film in the bytes of a DICOM file; `named` says whether they carry the DICM mark.

    Raises FilmProblem for what is neither one radiograph nor one CT or MR slice: reports,
    several frames, damaged or oversized files.
    """
    return film_of(dataset_of(data, named, limits.MOST_INFLATED))


@quiet()
def film_of(dataset: Any) -> Film:
    """The film in a dataset; raises FilmProblem as film_from_dicom does."""
    refuse_other_objects(dataset)
    limits.refuse_size(int(number(dataset, "Rows") or 0), int(number(dataset, "Columns") or 0))
    if has_several_frames(dataset):
        raise FilmProblem("This DICOM file holds several frames; open a single film or single slices.")
    stored = stored_values(dataset)
    scale, (side, doubts) = scale_of(dataset), side_of(dataset)
    pixels, window = _pixels(stored, dataset)
    if is_slice(dataset):
        view, place = "axial", place_of(dataset)
        notes = slice_warnings(dataset, place)
    else:
        view, place, notes = view_of(dataset), None, orientation_warnings(dataset)
    return Film(
        pixels, scale.spacing_mm, scale.trust, scale.source, window, view, side,
        (*scale.warnings, *doubts, *notes), place=place, directions=directions_of(dataset),
    )  # fmt: skip


def _pixels(stored: np.ndarray, dataset: Any) -> tuple[np.ndarray, tuple[int, int]]:
    if not is_gray(dataset):
        return gray_of_color(stored, dataset)
    if text(dataset, "Modality") == "ct":
        return hounsfield(stored, dataset), BONE_WINDOW
    return toned(stored, dataset)
