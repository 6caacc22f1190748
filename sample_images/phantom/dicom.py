"""Drawn pixels as a DICOM digital X-ray file: 12 bits, JPEG-LS lossless, a fictional patient."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sample_images.render.dicom import write_xray

from .hips import IMAGER_SPACING, MAGNIFICATION

PHANTOM = {
    "PatientName": "Phantom^Coxa",
    "DeidentificationMethod": "Drawn by a program; no patient",
    "StudyDescription": "Drawn hip phantom with known angles",
    "ImagerPixelSpacing": [IMAGER_SPACING, IMAGER_SPACING],
    "EstimatedRadiographicMagnificationFactor": MAGNIFICATION,
    "WindowCenter": 1900,
    "WindowWidth": 3400,
}


def write_film(path: Path, pixels: NDArray[np.uint16], tags: dict[str, object]) -> None:
    """Write one film; `tags` are those that differ between films, by DICOM keyword."""
    write_xray(path, pixels, "phantom", {**PHANTOM, **tags})
