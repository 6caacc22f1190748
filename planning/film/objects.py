"""What a DICOM file can hold other than a film, told by name."""

from typing import Any

from planning.film.dataset import CUT_OFF
from planning.film.film import FilmProblem
from planning.film.tags import text

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


def refuse_other_objects(dataset: Any) -> None:
    """Stop what is no radiograph and no slice; raises FilmProblem with what it is, or that its image is missing."""
    modality, kind = text(dataset, "Modality").upper(), text(dataset, "SOPClassUID")
    if DIRECTORY in (kind, dataset.file_meta.get("MediaStorageSOPClassUID")):
        raise FilmProblem("This is a DICOMDIR, an index without images; open the films themselves.")
    words = "a PDF document" if kind == ENCAPSULATED_PDF else OTHER_OBJECTS.get(modality)
    if words:
        shown = modality if modality in {*OTHER_OBJECTS, *RADIOGRAPHS} else "not stated"
        raise FilmProblem(f"This DICOM file is {words} (Modality {shown}), not a radiograph; open the film itself.")
    if "PixelData" not in dataset or "Rows" not in dataset or "Columns" not in dataset:
        expected = "Rows" in dataset or modality in RADIOGRAPHS or not kind
        raise FilmProblem(CUT_OFF if expected else "This DICOM file holds no image; open the film itself.")
