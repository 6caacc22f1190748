"""Pixels as DICOM files the way a hospital keeps them: digital X-ray films and CT slices of a fictional patient."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import imagecodecs
import numpy as np
from pydicom import Dataset
from pydicom.dataset import FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.filewriter import dcmwrite
from pydicom.uid import JPEGLSLossless, generate_uid

DIGITAL_X_RAY_FOR_PRESENTATION = "1.2.840.10008.5.1.4.1.1.1.1"
CT_IMAGE = "1.2.840.10008.5.1.4.1.1.2"
AIR = -1024  # Hounsfield units of the stored value 0

FICTIONAL = {
    "SpecificCharacterSet": "ISO_IR 192",
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
    "PatientName": "Sample^Rendered",
    "PatientBirthDate": "",
    "PatientIdentityRemoved": "YES",
    "DeidentificationMethod": "Made by a program; no patient",
    "Manufacturer": "Coxa",
    "BurnedInAnnotation": "NO",
    "LossyImageCompression": "00",
    "SamplesPerPixel": 1,
    "PhotometricInterpretation": "MONOCHROME2",
    "PixelRepresentation": 0,
    "BitsAllocated": 16,
    "BitsStored": 12,
    "HighBit": 11,
}
XRAY = {
    "Modality": "DX",
    "PresentationIntentType": "FOR PRESENTATION",
    "ImageType": ["DERIVED", "PRIMARY", ""],
    "PatientOrientation": ["L", "F"],
    "PositionerType": "COLUMN",
    "DetectorType": "DIRECT",
    "PixelIntensityRelationship": "LOG",
    "PixelIntensityRelationshipSign": -1,
    "PresentationLUTShape": "IDENTITY",
    "RescaleIntercept": 0,
    "RescaleSlope": 1,
    "RescaleType": "US",
    "AcquisitionContextSequence": [],
}
CT = {
    "Modality": "CT",
    "ImageType": ["DERIVED", "SECONDARY", "AXIAL"],
    "BodyPartExamined": "PELVIS",
    "PatientPosition": "HFS",
    "PositionReferenceIndicator": "",
    "KVP": "",
    "AcquisitionNumber": "1",
    "RescaleIntercept": AIR,
    "RescaleSlope": 1,
    "RescaleType": "HU",
    "WindowCenter": 350,
    "WindowWidth": 1600,
}


@dataclass(frozen=True)
class Code:
    """A coded word: value, meaning, and the scheme it is from."""

    value: str
    meaning: str
    scheme: str = "SCT"

    def items(self) -> list[Dataset]:
        """The code as the one item of a DICOM sequence."""
        item = Dataset()
        item.CodeValue, item.CodeMeaning, item.CodingSchemeDesignator = self.value, self.meaning, self.scheme
        return [item]


PELVIS, HIP = Code("816092008", "Pelvis"), Code("24136001", "Hip joint")
FROM_FRONT = Code("399348003", "antero-posterior")
RIGHT_BEHIND = Code("399038007", "right posterior oblique")
LEFT_BEHIND = Code("399006002", "left posterior oblique")
JUDET, LAUENSTEIN = Code("260496000", "Judet projection"), Code("399169008", "Lauenstein")


def view_tags(view: str, side: str) -> dict[str, object]:
    """What the header says of a view (a key such as "dunn_45") of the hip R or L, or B for both.

    The oblique views are named by the side of the back that lies on the detector: the right hip for its own
    iliac oblique and false profile, the left for the obturator oblique of the right hip.
    """
    word = {"R": " right", "L": " left", "B": ""}[side]
    front = {"ViewPosition": "AP", "ViewCodeSequence": FROM_FRONT.items(), "PatientOrientation": ["L", "F"]}
    right = {"ViewCodeSequence": RIGHT_BEHIND.items(), "PatientOrientation": ["LP", "F"]}
    left = {"ViewCodeSequence": LEFT_BEHIND.items(), "PatientOrientation": ["LA", "F"]}
    own, other = (left, right) if side == "L" else (right, left)
    named, beam = {
        "ap_pelvis": ("Pelvis AP", front),
        "dunn_45": (f"Hip{word} Dunn 45", front),
        "dunn_90": (f"Hip{word} Dunn 90", front),
        "frog_leg": (f"Hip{word} frog leg", front | {"ProjectionEponymousNameCodeSequence": LAUENSTEIN.items()}),
        "false_profile": (f"Hip{word} false profile", own),
        "judet_iliac": (f"Hip{word} iliac oblique", own | {"ProjectionEponymousNameCodeSequence": JUDET.items()}),
        "judet_obturator": (
            f"Hip{word} obturator oblique", other | {"ProjectionEponymousNameCodeSequence": JUDET.items()}),
    }[view]
    region = PELVIS if side == "B" else HIP
    return {
        **beam,
        "SeriesDescription": named,
        "BodyPartExamined": "PELVIS" if side == "B" else "HIP",
        "AnatomicRegionSequence": region.items(),
        "ImageLaterality": side,
    }


def geometry_tags(pitch: float, source_to_detector: float, source_to_hip: float) -> dict[str, object]:
    """Detector spacing, distances and the magnification at the hip, all mm.

    No PixelSpacing: the film is not calibrated, its scale is estimated from the magnification.
    """
    return {
        "ImagerPixelSpacing": [pitch, pitch],
        "DistanceSourceToDetector": round(source_to_detector, 1),
        "DistanceSourceToPatient": round(source_to_hip, 1),
        "EstimatedRadiographicMagnificationFactor": round(source_to_detector / source_to_hip, 4),
    }


def write_xray(path: Path, pixels: np.ndarray, study: str, tags: dict[str, object]) -> None:
    """Write one film, (rows, columns) uint16 of 12 bits; `tags` by DICOM keyword, over the common ones."""
    uid = generate_uid(entropy_srcs=["coxa", study, path.name])
    common = {**FICTIONAL, **XRAY, **_series(study, path.name)}
    _write(path, pixels, DIGITAL_X_RAY_FOR_PRESENTATION, uid, {**common, **tags})


def write_slices(
    folder: Path, hounsfield: np.ndarray, corners: np.ndarray, spacing: float, study: str, tags: dict[str, object]
) -> list[Path]:
    """Write axial slices (n, rows, columns) as one series, 01.dcm the first; returns their paths.

    corners: (n, 3) mm, the center of each slice's first pixel. spacing: mm between pixels.
    """
    folder.mkdir(parents=True, exist_ok=True)
    frame = generate_uid(entropy_srcs=["coxa", study, "frame of reference"])
    paths = []
    for number, (plane, corner) in enumerate(zip(hounsfield, corners, strict=True), 1):
        path = folder / f"{number:02}.dcm"
        own = {
            "InstanceNumber": number,
            "FrameOfReferenceUID": frame,
            "ImagePositionPatient": [round(float(value), 3) for value in corner],
            "ImageOrientationPatient": [1, 0, 0, 0, 1, 0],
            "PatientOrientation": ["L", "P"],
            "PixelSpacing": [spacing, spacing],
        }
        stored = np.clip(plane.astype(int) - AIR, 0, 4095).astype(np.uint16)
        uid = generate_uid(entropy_srcs=["coxa", study, path.name])
        _write(path, stored, CT_IMAGE, uid, {**FICTIONAL, **CT, **_series(study, "slices"), **own, **tags})
        paths.append(path)
    return paths


def _series(study: str, series: str) -> dict[str, object]:
    return {
        "StudyInstanceUID": generate_uid(entropy_srcs=["coxa", study]),
        "SeriesInstanceUID": generate_uid(entropy_srcs=["coxa", study, "series", series]),
        "SeriesNumber": "1",
        "InstanceNumber": "1",
        "PatientID": f"COXA-{study.upper()}",
        "PatientSex": "O",
    }


def _write(path: Path, stored: np.ndarray, sop_class: str, uid: str, tags: dict[str, object]) -> None:
    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = JPEGLSLossless
    data.file_meta.MediaStorageSOPClassUID = sop_class
    data.file_meta.MediaStorageSOPInstanceUID = uid
    data.file_meta.ImplementationClassUID = generate_uid(entropy_srcs=["coxa samples"])
    data.file_meta.ImplementationVersionName = "COXA_SAMPLES"
    for keyword, value in tags.items():
        setattr(data, keyword, value)
    data.SOPClassUID, data.SOPInstanceUID = sop_class, uid
    data.Rows, data.Columns = stored.shape
    data.PixelData = encapsulate([imagecodecs.jpegls_encode(stored)])
    data["PixelData"].VR = "OB"
    dcmwrite(path, data, enforce_file_format=True)
