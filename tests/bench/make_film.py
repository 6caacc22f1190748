"""A 3000 x 3000 16-bit film with marks on both hips, for the benchmark."""

import io
import math

import numpy as np
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.uid import DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian, generate_uid

SIZE = 3000


def film_bytes(seed: int = 1) -> bytes:
    """A noisy gradient as an uncompressed DICOM film of 18 MB."""
    rng = np.random.default_rng(seed)
    row, column = np.mgrid[0:SIZE, 0:SIZE]
    pixels = 8000 + 6000 * np.sin(column / 190) * np.cos(row / 230) + rng.normal(0, 300, (SIZE, SIZE))
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = DigitalXRayImageStorageForPresentation
    meta.MediaStorageSOPInstanceUID = generate_uid()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    film = FileDataset(None, Dataset(), file_meta=meta, preamble=b"\0" * 128)
    film.SOPClassUID, film.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    film.Modality, film.ViewPosition, film.BodyPartExamined = "DX", "AP", "PELVIS"
    film.Rows, film.Columns, film.SamplesPerPixel = SIZE, SIZE, 1
    film.BitsAllocated, film.BitsStored, film.HighBit, film.PixelRepresentation = 16, 16, 15, 0
    film.PhotometricInterpretation = "MONOCHROME2"
    film.ImagerPixelSpacing = [0.143, 0.143]
    film.WindowCenter, film.WindowWidth = 8000, 16000
    film.PixelData = pixels.clip(0, 65535).astype("<u2").tobytes()
    out = io.BytesIO()
    film.save_as(out, enforce_file_format=True)
    return out.getvalue()


def marks() -> dict:
    """Every landmark of both hips, at plausible places."""
    def hip(side: int) -> dict:
        cx, cy, r = 1500 + side * 780, 1400, 170
        rim = [[cx + r * math.cos(a), cy + r * math.sin(a)] for a in (0.2, 1.4, 2.6, 3.6, 5.1)]
        return {
            "teardrop": [[1500 + side * 420, 1570]], "head": rim,
            "sourcil_lateral": [[cx + side * 95, cy - 180]], "sourcil_medial": [[cx - side * 90, cy - 160]],
            "acetabular_edge": [[cx + side * 115, cy - 190]], "neck_axis": [[cx + side * 190, cy + 150]],
            "head_neck_junction": [[cx + side * 160, cy - 60]],
        }
    right, left = hip(-1), hip(1)
    return {key: {"R": right[key], "L": left[key]} for key in right}
