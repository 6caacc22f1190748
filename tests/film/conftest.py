"""Real files made in memory: a DICOM radiograph around given pixels, and what is wrong with a file."""

from io import BytesIO

import numpy as np
import pydicom
import pytest
from pydicom import uid
from pydicom.datadict import tag_for_keyword
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate

from planning.film import FilmProblem, read_film

BIG_ENDIAN = uid.ExplicitVRBigEndian


def _dataset(pixels, syntax, frame, elements):
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = syntax
    dataset.SOPClassUID = uid.DigitalXRayImageStorageForPresentation
    dataset.SOPInstanceUID = "1.2.3"
    dataset.Modality = "DX"
    dataset.Rows, dataset.Columns = pixels.shape[:2]
    dataset.SamplesPerPixel = 3 if pixels.ndim == 3 else 1
    dataset.PhotometricInterpretation = "RGB" if pixels.ndim == 3 else "MONOCHROME2"
    if pixels.ndim == 3:
        dataset.PlanarConfiguration = 0
    bits = pixels.dtype.itemsize * 8
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = bits, bits, bits - 1
    dataset.PixelRepresentation = int(pixels.dtype.kind == "i")
    data = pixels.astype(pixels.dtype.newbyteorder(">" if syntax == BIG_ENDIAN else "<")).tobytes()
    dataset.PixelData = data + b"\0" * (len(data) % 2) if frame is None else encapsulate([frame])
    dataset["PixelData"].VR = "OB" if frame is not None or bits == 8 else "OW"
    for keyword, value in elements.items():
        _put(dataset, keyword, value)
    return dataset


def _put(dataset, keyword, value):
    if value is None:
        del dataset[keyword]
    elif isinstance(value, bytes) and not keyword.endswith("Data"):
        # A malformed value: written as text in implicit VR it reads back under the tag's own VR.
        dataset.add(DataElement(tag_for_keyword(keyword), "LT", value.decode()))
    else:
        setattr(dataset, keyword, value)


@pytest.fixture(scope="session")
def dicom_file():
    """Bytes of a DICOM file holding pixels; elements by keyword: None removes one, bytes malform it."""

    def make(pixels, syntax=uid.ImplicitVRLittleEndian, frame=None, **elements):
        file = BytesIO()
        pydicom.dcmwrite(file, _dataset(pixels, syntax, frame, elements), enforce_file_format=True)
        return file.getvalue()

    return make


AXIAL = [1, 0, 0, 0, 1, 0]


@pytest.fixture(scope="session")
def slice_file(dicom_file, noise):
    """Bytes of a CT slice whose top-left pixel lies at (-100, -120, z) mm; stored value 1024 is 0 Hounsfield units."""

    def make(z=0.0, pixels=noise, syntax=uid.ExplicitVRLittleEndian, frame=None, **elements):
        told = {
            "SOPClassUID": uid.CTImageStorage, "Modality": "CT", "SeriesInstanceUID": "1.2.826.5",
            "PixelSpacing": [0.8, 0.7], "FrameOfReferenceUID": "1.2.826.9",
            "ImagePositionPatient": [-100, -120, z], "ImageOrientationPatient": AXIAL,
            "RescaleSlope": 1, "RescaleIntercept": -1024, "ImageType": ["ORIGINAL", "PRIMARY", "AXIAL"],
        }  # fmt: skip
        left_out = {keyword for keyword in told if elements.get(keyword, "") is None}
        elements = {k: value for k, value in {**told, **elements}.items() if k not in left_out}
        return dicom_file(pixels, syntax, frame, **elements)

    return make


def _told(**elements):
    """A dataset of elements; a dataset among them is put in a sequence of one."""
    made = Dataset()
    for keyword, value in elements.items():
        setattr(made, keyword, [value] if isinstance(value, Dataset) else value)
    return made


@pytest.fixture(scope="session")
def stack_file(dicom_file):
    """Bytes of an enhanced CT: frames (frames, rows, columns) at heights, rescaled each by its (slope, intercept)."""

    def make(frames, heights, rescales, own=None, syntax=uid.ExplicitVRLittleEndian, **elements):
        each = [_told(
            PlanePositionSequence=_told(ImagePositionPatient=[-100, -120, z]),
            PixelValueTransformationSequence=_told(RescaleSlope=slope, RescaleIntercept=offset, RescaleType="HU"),
            **(own or {}),
        ) for z, (slope, offset) in zip(heights, rescales, strict=True)]  # fmt: skip
        shared = _told(
            PixelMeasuresSequence=_told(PixelSpacing=[0.8, 0.7], SliceThickness=3),
            PlaneOrientationSequence=_told(ImageOrientationPatient=AXIAL),
        )
        count, rows, columns = frames.shape
        told = {
            "SOPClassUID": uid.EnhancedCTImageStorage, "Modality": "CT", "SeriesInstanceUID": "1.2.826.5",
            "FrameOfReferenceUID": "1.2.826.9", "NumberOfFrames": count, "Rows": rows, "Columns": columns,
            "SharedFunctionalGroupsSequence": [shared], "PerFrameFunctionalGroupsSequence": each,
        }  # fmt: skip
        return dicom_file(frames.reshape(count * rows, columns), syntax, **{**told, **elements})

    return make


@pytest.fixture(scope="session")
def problem():
    """The sentence with which reading some bytes is refused."""

    def sentence(data):
        with pytest.raises(FilmProblem) as refused:
            read_film(data)
        return str(refused.value)

    return sentence


@pytest.fixture(scope="session")
def ramp():
    """48 rows of 64 columns of smoothly rising 12-bit values, none alike along a row, from 0 to 4095."""
    rows, columns = np.mgrid[0:48, 0:64]
    return (columns * 65 * rows // 47).astype(np.uint16)


@pytest.fixture(scope="session")
def noise():
    """51 rows of 67 columns of random 12-bit values, the hardest to compress."""
    return np.random.default_rng(4).integers(0, 4096, (51, 67)).astype(np.uint16)
