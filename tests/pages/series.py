"""A CT series as a scanner writes it, for the tests: a round thigh with a round bone, smaller from slice to slice."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, generate_uid

SIZE, SPACING, APART = 256, 1.5, 3.0
TOP = 90.0  # millimeters: how high the first slice lies


def ct_slices(count: int, *, seed: str = "one", patient: str = "Doe^Jane") -> list[bytes]:
    """The files of one series, the lowest slice first; the bone of slice k (from the top) has a radius of 60 - k px."""
    series, study, frame = (generate_uid(entropy_srcs=[seed, what]) for what in ("series", "study", "frame"))
    return [_file(k, series, study, frame, patient) for k in reversed(range(count))]


def zipped(files: list[bytes]) -> bytes:
    """The files in one zip archive, with a text among them."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.TXT", "made by a scanner")
        for i, data in enumerate(files):
            archive.writestr(f"DICOM/IM{i:04}", data)
    return kept.getvalue()


def write(files: list[bytes], folder: Path) -> list[Path]:
    """The files on the disk, to be chosen in the browser."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"IM{i:04}.dcm" for i in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    return paths


def _file(k: int, series: str, study: str, frame: str, patient: str) -> bytes:
    slice_ = Dataset()
    slice_.SOPClassUID, slice_.SOPInstanceUID = CTImageStorage, generate_uid(entropy_srcs=[series, str(k)])
    slice_.Modality, slice_.PatientName, slice_.PatientID = "CT", patient, "12345"
    slice_.SeriesInstanceUID, slice_.StudyInstanceUID, slice_.FrameOfReferenceUID = series, study, frame
    slice_.InstanceNumber, slice_.ImageType = k + 1, ["ORIGINAL", "PRIMARY", "AXIAL"]
    slice_.ImagePositionPatient = [-SIZE * SPACING / 2, -SIZE * SPACING / 2, TOP - APART * k]
    slice_.ImageOrientationPatient = [1, 0, 0, 0, 1, 0]
    slice_.PixelSpacing, slice_.SliceThickness = [SPACING, SPACING], APART
    slice_.Rows = slice_.Columns = SIZE
    slice_.SamplesPerPixel, slice_.PhotometricInterpretation = 1, "MONOCHROME2"
    slice_.BitsAllocated, slice_.BitsStored, slice_.HighBit, slice_.PixelRepresentation = 16, 16, 15, 1
    slice_.RescaleSlope, slice_.RescaleIntercept = 1, 0
    slice_.PixelData = _hounsfield(k).astype("<i2").tobytes()
    slice_.file_meta = FileMetaDataset()
    slice_.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    kept = io.BytesIO()
    slice_.save_as(kept, enforce_file_format=True)
    return kept.getvalue()


def _hounsfield(k: int) -> np.ndarray:
    y, x = np.mgrid[:SIZE, :SIZE]
    image = np.full((SIZE, SIZE), -1000.0)
    for center in (70, 186):
        away = np.hypot(x - center, y - 128)
        radius = 60 - k % 60
        image[away < 62] = 50
        image[away < radius] = 300
        image[(away < radius) & (away > radius - 4)] = 1100
    image[(y > 205) & (y < 209)] = 200  # the table
    return image + np.random.default_rng(k).normal(0, 15, image.shape)
