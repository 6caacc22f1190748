"""A film kept as DICOM: one radiograph, in any of the usual transfer syntaxes."""

import logging
import warnings
import zlib
from io import BytesIO
from typing import Any

import numpy as np
import pydicom
from pydicom import uid
from pydicom.filereader import read_dataset, read_preamble
from pydicom.pixels import apply_color_lut, get_decoder

from planning.film import codecs
from planning.film.film import TOO_DEEP, Film, FilmProblem, refuse_size
from planning.film.guess import orientation_warnings, side_of, view_of
from planning.film.scale import scale_of
from planning.film.tags import number, text
from planning.film.tone import toned

MOST_INFLATED = 256 * 1024 * 1024
INFLATE_STEP = 1 << 20
ENCAPSULATED_PDF = "1.2.840.10008.5.1.4.1.1.104.1"
DIRECTORY = "1.2.840.10008.1.3.10"
OTHER_OBJECTS = {
    "CT": "a CT slice", "MR": "an MR slice", "PT": "a PET slice", "US": "an ultrasound image",
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

    Raises FilmProblem for what is not one radiograph: reports, slices, several frames,
    damaged or oversized files.
    """
    dataset = _dataset(data, named)
    _refuse_other_objects(dataset)
    samples = number(dataset, "SamplesPerPixel")
    stored = _stored(dataset)
    if samples == 3 or text(dataset, "PhotometricInterpretation") == "palette color":
        pixels, window = _gray(stored, dataset)
    else:
        pixels, window = toned(stored, dataset)
    scale = scale_of(dataset)
    side, doubts = side_of(dataset)
    return Film(
        pixels, scale.spacing_mm, scale.trust, scale.source, window, view_of(dataset), side,
        (*scale.warnings, *doubts, *orientation_warnings(dataset)),
    )  # fmt: skip


def _dataset(data: bytes, named: bool) -> Any:
    if named:
        _refuse_inflating(data)
    try:
        dataset = pydicom.dcmread(BytesIO(data), force=True)
    except Exception:
        raise FilmProblem(CUT_OFF if named else NOT_A_FILM) from None
    if not named and "SOPClassUID" not in dataset and "Rows" not in dataset:
        raise FilmProblem(NOT_A_FILM)
    return dataset


def _refuse_inflating(data: bytes) -> None:
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
        if total > MOST_INFLATED:
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
    if (number(dataset, "NumberOfFrames") or 1) > 1:
        raise FilmProblem("This DICOM file holds several frames; open a single film.")


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


def _gray(stored: np.ndarray, dataset: Any) -> tuple[np.ndarray, tuple[int, int]]:
    """Color as gray by the weights of ITU-R BT.601, in 256ths, and its full range as the window."""
    if stored.ndim == 2:
        stored = apply_color_lut(stored, dataset)[..., :3]
    if stored.dtype.itemsize > 2:
        raise FilmProblem(TOO_DEEP)
    red, green, blue = (stored[..., channel].astype(np.uint32) for channel in range(3))
    pixels = ((red * 77 + green * 150 + blue * 29) >> 8).astype("<u2")
    return pixels, (0, 255 if stored.dtype.itemsize == 1 else int(pixels.max()) or 1)
