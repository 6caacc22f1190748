"""Drawn pixels as a DICOM digital X-ray file: 12 bits, JPEG-LS lossless, a fictional patient."""

from pathlib import Path

import imagecodecs
import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset
from pydicom.dataset import FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.filewriter import dcmwrite
from pydicom.uid import JPEGLSLossless, generate_uid

from .hips import IMAGER_SPACING, MAGNIFICATION

DIGITAL_X_RAY_FOR_PRESENTATION = "1.2.840.10008.5.1.4.1.1.1.1"


def write_film(path: Path, pixels: NDArray[np.uint16], tags: dict[str, object]) -> None:
    """Write one film; `tags` are those that differ between films, by DICOM keyword."""
    name = path.name
    film = Dataset()
    film.file_meta = FileMetaDataset()
    film.file_meta.TransferSyntaxUID = JPEGLSLossless
    film.file_meta.MediaStorageSOPClassUID = DIGITAL_X_RAY_FOR_PRESENTATION
    film.file_meta.MediaStorageSOPInstanceUID = generate_uid(entropy_srcs=["coxa phantom", name])
    film.file_meta.ImplementationClassUID = generate_uid(entropy_srcs=["coxa phantom"])
    film.file_meta.ImplementationVersionName = "COXA_PHANTOM"
    common = {
        "SpecificCharacterSet": "ISO_IR 192",
        "SOPClassUID": DIGITAL_X_RAY_FOR_PRESENTATION,
        "StudyInstanceUID": generate_uid(entropy_srcs=["coxa phantom study"]),
        "StudyDate": "20200101",
        "SeriesDate": "20200101",
        "ContentDate": "20200101",
        "AcquisitionDate": "20200101",
        "StudyTime": "120000",
        "ContentTime": "120000",
        "AcquisitionTime": "120000",
        "StudyID": "1",
        "AccessionNumber": "",
        "ReferringPhysicianName": "",
        "InstanceNumber": "1",
        "PatientName": "Phantom^Coxa",
        "PatientID": "COXA-PHANTOM",
        "PatientBirthDate": "",
        "PatientSex": "O",
        "PatientIdentityRemoved": "YES",
        "DeidentificationMethod": "Drawn by a program; no patient",
        "Manufacturer": "Coxa",
        "StudyDescription": "Drawn hip phantom with known angles",
        "Modality": "DX",
        "PresentationIntentType": "FOR PRESENTATION",
        "ImageType": ["DERIVED", "PRIMARY", ""],
        "PatientOrientation": ["L", "F"],
        "BurnedInAnnotation": "NO",
        "LossyImageCompression": "00",
        "SamplesPerPixel": 1,
        "PhotometricInterpretation": "MONOCHROME2",
        "PixelRepresentation": 0,
        "Rows": pixels.shape[0],
        "Columns": pixels.shape[1],
        "BitsAllocated": 16,
        "BitsStored": 12,
        "HighBit": 11,
        "ImagerPixelSpacing": [IMAGER_SPACING, IMAGER_SPACING],
        "EstimatedRadiographicMagnificationFactor": MAGNIFICATION,
        "PixelIntensityRelationship": "LOG",
        "PixelIntensityRelationshipSign": -1,
        "PresentationLUTShape": "IDENTITY",
        "RescaleIntercept": 0,
        "RescaleSlope": 1,
        "RescaleType": "US",
        "WindowCenter": 1900,
        "WindowWidth": 3400,
        "DetectorType": "DIRECT",
    }
    for keyword, value in {**common, **tags}.items():
        setattr(film, keyword, value)
    film.SOPInstanceUID = film.file_meta.MediaStorageSOPInstanceUID
    film.SeriesInstanceUID = generate_uid(entropy_srcs=["coxa phantom series", name])
    film.PixelData = encapsulate([imagecodecs.jpegls_encode(pixels)])
    film["PixelData"].VR = "OB"
    dcmwrite(path, film, enforce_file_format=True)
