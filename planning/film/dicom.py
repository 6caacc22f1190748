"""A film kept as DICOM: one radiograph or one slice, in any of the usual transfer syntaxes."""

import logging
import warnings
import zlib
from collections.abc import Callable
from io import BytesIO
from itertools import count
from typing import Any

import numpy as np
from pydicom import uid
from pydicom.filereader import read_dataset, read_partial, read_preamble
from pydicom.pixels import apply_color_lut, get_decoder

from planning.film import codecs
from planning.film.film import TOO_DEEP, Film, FilmProblem, refuse_size
from planning.film.guess import directions_of, orientation_warnings, side_of, view_of
from planning.film.scale import scale_of
from planning.film.slice import BONE_WINDOW, has_several_frames, is_gray, is_slice, place_of, slice_warnings
from planning.film.tags import number, text
from planning.film.tone import hounsfield, toned

MOST_INFLATED = 256 * 1024 * 1024
INFLATE_STEP = 1 << 20
MOST_ELEMENTS = 20_000
ENCAPSULATED_PDF = "1.2.840.10008.5.1.4.1.1.104.1"
DIRECTORY = "1.2.840.10008.1.3.10"
OTHER_OBJECTS = {
    "PT": "a PET slice", "US": "an ultrasound image",
    "NM": "a nuclear medicine image", "SEG": "a segmentation", "REG": "a registration",
    "RTDOSE": "a dose map", "RTPLAN": "a treatment plan", "RTSTRUCT": "a set of contours",
    "SR": "a structured report", "PR": "a presentation state", "KO": "a key object note",
    "DOC": "a document", "ECG": "an electrocardiogram",
}  # fmt: skip
RADIOGRAPHS = {"CR", "DX", "RF", "XA", "MG", "OT", "SC", "RTIMAGE"}
CUT_OFF = "This DICOM file is cut off or damaged, its image is not complete; fetch or copy it again."
NOT_A_FILM = "This file is not a film; open a DICOM, PNG, JPEG or TIFF file."

# pydicom's warnings and log lines quote values of the file, which may name a patient.
logging.getLogger("pydicom").setLevel(logging.CRITICAL + 1)
warnings.filterwarnings("ignore", module=r"pydicom\b")
codecs.register()


def film_from_dicom(data: bytes, named: bool) -> Film:
    """The film in the bytes of a DICOM file; `named` says whether they carry the DICM mark.

    Raises FilmProblem for what is neither one radiograph nor one CT or MR slice: reports,
    several frames, damaged or oversized files.
    """
    return film_of(dataset_of(data, named, MOST_INFLATED))


def film_of(dataset: Any) -> Film:
    """The film in a dataset; raises FilmProblem as film_from_dicom does."""
    _refuse_other_objects(dataset)
    stored = _stored(dataset)
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


def dataset_of(data: bytes, named: bool, most_inflated: int) -> Any:
    """The dataset in the bytes of a DICOM file, its pixels not decoded; at most `most_inflated` bytes when deflated.

    Raises FilmProblem for what is cut off, unpacks to more, or is no DICOM at all.
    """
    if named:
        _refuse_inflating(data, most_inflated)
    try:
        dataset = read_partial(BytesIO(data), stop_when=_counted(), force=True)
    except Exception:
        raise FilmProblem(CUT_OFF if named else NOT_A_FILM) from None
    if not named and "SOPClassUID" not in dataset and "Rows" not in dataset:
        raise FilmProblem(NOT_A_FILM)
    return dataset


def _counted() -> Callable[..., bool]:
    """What stops the reading of a dataset of endless tiny elements: each costs pydicom far more than its bytes."""
    elements = count()

    def too_many(*_: Any) -> bool:
        if next(elements) > MOST_ELEMENTS:
            raise ValueError("too many elements")
        return False

    return too_many


def _refuse_inflating(data: bytes, most: int) -> None:
    """Stop a deflated file that is cut off or becomes enormous, before pydicom inflates it whole."""
    stream = BytesIO(data)
    read_preamble(stream, force=True)
    meta = read_dataset(stream, False, True, stop_when=lambda tag, vr, length: tag.group != 2)
    if meta.get("TransferSyntaxUID") != uid.DeflatedExplicitVRLittleEndian:
        return
    inflate, total, pending = zlib.decompressobj(-zlib.MAX_WBITS), 0, stream.read()
    while not inflate.eof:
        try:
            inflated = len(inflate.decompress(pending, INFLATE_STEP))
        except zlib.error:
            raise FilmProblem(CUT_OFF) from None
        total, pending = total + inflated, inflate.unconsumed_tail
        if total > most:
            raise FilmProblem("This DICOM file unpacks to an enormous size; export it uncompressed.")
        if not inflated and not inflate.eof:
            raise FilmProblem(CUT_OFF)


def _refuse_other_objects(dataset: Any) -> None:
    modality, kind = text(dataset, "Modality").upper(), text(dataset, "SOPClassUID")
    if DIRECTORY in (kind, dataset.file_meta.get("MediaStorageSOPClassUID")):
        raise FilmProblem("This is a DICOMDIR, an index without images; open the films themselves.")
    words = "a PDF document" if kind == ENCAPSULATED_PDF else OTHER_OBJECTS.get(modality)
    if words:
        shown = modality if modality in {*OTHER_OBJECTS, *RADIOGRAPHS} else "not stated"
        sentence = f"This DICOM file is {words} (Modality {shown}), not a radiograph; open the film itself."
        raise FilmProblem(sentence)
    if "PixelData" not in dataset or "Rows" not in dataset or "Columns" not in dataset:
        expected = "Rows" in dataset or modality in RADIOGRAPHS or not kind
        raise FilmProblem(CUT_OFF if expected else "This DICOM file holds no image; open the film itself.")
    refuse_size(int(number(dataset, "Rows") or 0), int(number(dataset, "Columns") or 0))
    if has_several_frames(dataset):
        raise FilmProblem("This DICOM file holds several frames; open a single film or single slices.")


def _stored(dataset: Any) -> np.ndarray:
    """The stored values, (rows, columns) or (rows, columns, 3) in RGB, as pydicom decodes them."""
    syntax = dataset.file_meta.get("TransferSyntaxUID")
    if syntax is None:
        _, little = dataset.original_encoding
        syntax = uid.ExplicitVRLittleEndian if little else uid.ExplicitVRBigEndian
        dataset.file_meta.TransferSyntaxUID = syntax
    try:
        decoder = get_decoder(syntax)
    except NotImplementedError:
        raise FilmProblem(
            "This film is compressed in a way Coxa cannot read; export it uncompressed or as JPEG lossless."
        ) from None
    try:
        plugin = codecs.NAME if codecs.is_available(syntax) else ""
        return decoder.as_array(dataset, index=0, decoding_plugin=plugin)[0]
    except Exception:
        raise FilmProblem(CUT_OFF) from None


def _pixels(stored: np.ndarray, dataset: Any) -> tuple[np.ndarray, tuple[int, int]]:
    if not is_gray(dataset):
        return _gray(stored, dataset)
    if text(dataset, "Modality") == "ct":
        return hounsfield(stored, dataset), BONE_WINDOW
    return toned(stored, dataset)


def _gray(stored: np.ndarray, dataset: Any) -> tuple[np.ndarray, tuple[int, int]]:
    """Color as gray by the weights of ITU-R BT.601, in 256ths, and its full range as the window."""
    if stored.ndim == 2:
        stored = apply_color_lut(stored, dataset)[..., :3]
    if stored.dtype.itemsize > 2:
        raise FilmProblem(TOO_DEEP)
    red, green, blue = (stored[..., channel].astype(np.uint32) for channel in range(3))
    pixels = ((red * 77 + green * 150 + blue * 29) >> 8).astype("<u2")
    return pixels, (0, 255 if stored.dtype.itemsize == 1 else int(pixels.max()) or 1)
