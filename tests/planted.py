"""Files with secrets planted wherever a file can name a person; every secret is unlike any other text."""

from __future__ import annotations

import io
import json
import warnings
import zipfile
from functools import wraps

import numpy as np
from PIL import Image, PngImagePlugin, TiffImagePlugin
from pydicom import dcmwrite, uid
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset, FileMetaDataset

PIXELS = np.random.default_rng(9).integers(0, 255, (300, 400), dtype=np.uint8)
SHAPES = {"DA": "19{:02}0729", "TM": "071801.77{:02}", "UI": "1.2.826.0.1.77{:02}77"}
SECRETS: dict[str, str] = {}
TAGS = {
    "PatientName": "PN", "PatientID": "LO", "OtherPatientNames": "PN", "PatientBirthName": "PN",
    "PatientMotherBirthName": "PN", "PatientAddress": "LO", "PatientBirthDate": "DA", "PatientTelephoneNumbers": "SH",
    "PatientComments": "LT", "EthnicGroup": "SH", "Occupation": "SH", "MilitaryRank": "LO",
    "MedicalRecordLocator": "LO",
    "AccessionNumber": "SH", "StudyID": "SH", "StudyDate": "DA", "StudyTime": "TM", "StudyInstanceUID": "UI",
    "InstitutionName": "LO", "InstitutionAddress": "ST", "InstitutionalDepartmentName": "LO", "StationName": "SH",
    "ReferringPhysicianName": "PN", "PerformingPhysicianName": "PN", "NameOfPhysiciansReadingStudy": "PN",
    "OperatorsName": "PN", "RequestingPhysician": "PN", "StudyDescription": "LO", "SeriesDescription": "LO",
    "ProtocolName": "LO", "RequestedProcedureDescription": "LO", "PerformedProcedureStepDescription": "LO",
    "AcquisitionDeviceProcessingDescription": "LO", "BodyPartExamined": "CS", "ImageComments": "LT",
    "WindowCenterWidthExplanation": "LO", "DeviceSerialNumber": "LO", "DetectorID": "SH", "ImageLaterality": "CS",
    "PatientOrientation": "CS", "SeriesInstanceUID": "UI", "FrameOfReferenceUID": "UI",
}  # fmt: skip


def _hushed(make):
    """Without pydicom's warnings of values that are not of their kind, which are meant."""
    @wraps(make)
    def made(*given, **named):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return make(*given, **named)
    return made


def secret(where: str, vr: str = "LO") -> str:
    """A text that is planted in one place, and nowhere else."""
    number = len(SECRETS) + 10
    return SECRETS.setdefault(where, SHAPES.get(vr, "Zq{:02}Jane").format(number))


@_hushed
def dicom_film(where: str = "film", **more: object) -> bytes:
    """A radiograph with a secret in every element, private and nested ones too, and before its first."""
    film = _image(Dataset(), uid.DigitalXRayImageStorageForPresentation, "DX")
    _plant(film, where)
    film.RequestAttributesSequence = [_nested(where)]
    for keyword, value in more.items():
        setattr(film, keyword, value)
    return _written(film, where)


@_hushed
def ct_zip(where: str = "ct") -> bytes:
    """Four slices in a folder, under names that are secrets, with a text and a comment in the archive."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = secret(f"{where} comment").encode()
        archive.writestr(f"{secret(f'{where} text name')}.txt", secret(f"{where} text"))
        for k in range(4):
            name = f"{secret(f'{where} folder')}/{secret(f'{where} member {k}')}.dcm"
            archive.writestr(name, _slice(k, where))
    return kept.getvalue()


def picture(kind: str) -> bytes:
    """A PNG, JPEG or TIFF with secrets in its text, EXIF, XMP or tags."""
    kept, exif = io.BytesIO(), Image.Exif()
    exif[0x010E], exif[0x013B] = secret(f"{kind} description"), secret(f"{kind} artist")
    if kind == "PNG":
        told = PngImagePlugin.PngInfo()
        told.add_text("Patient", secret("PNG text"))
        told.add_text("Comment", secret("PNG packed text"), zip=True)
        told.add_itxt("Title", secret("PNG international text"))
        more = {"pnginfo": told, "exif": exif}
    elif kind == "JPEG":
        more = {"exif": exif, "comment": secret("JPEG comment").encode(), "xmp": secret("JPEG XMP").encode()}
    else:
        told = TiffImagePlugin.ImageFileDirectory_v2()
        for tag in (0x010D, 0x010E, 0x013B, 0x013C, 65000):
            told[tag] = secret(f"TIFF tag {tag}")
        more = {"tiffinfo": told}
    Image.fromarray(PIXELS ^ len(kind) ^ ord(kind[0])).save(kept, kind, **more)
    return kept.getvalue()


def case_file() -> bytes:
    """A case whose every free text is a secret."""
    film = {"id": secret("case film id"), "view": "ap_pelvis", "rows": 300, "columns": 400,
            "sha256": secret("case sha256"), "protocol": secret("case protocol"), "series": secret("case series"),
            "frame": secret("case frame"), "name": secret("case film name"),
            "marks": {"teardrop": {"R": [[100, 200]], "L": [[300, 200]]}}}
    return json.dumps({
        "format": "coxa-case", "version": 1, "films": [film], "name": secret("case name"),
        "patient": {"age": 31, "sex": "F", "name": secret("case patient name"), "id": secret("case patient id")},
        "references": {"lcea_sourcil": secret("case reference"), secret("case measure"): "x"},
        "plans": [{"name": secret("case plan"), "note": secret("case plan's note"), "chosen": True, "steps": [
            {"kind": "socket", "film": secret("case film id"), "side": "R", "rotation_deg": 5}]}],
    }).encode()


def _image(dataset: Dataset, kind: str, modality: str) -> Dataset:
    dataset.SOPClassUID, dataset.SOPInstanceUID, dataset.Modality = kind, "1.2.3", modality
    dataset.Rows, dataset.Columns = PIXELS.shape
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.BitsAllocated = dataset.BitsStored = 8
    dataset.HighBit, dataset.PixelRepresentation = 7, 0
    dataset.WindowCenter, dataset.WindowWidth = 120, 200
    dataset.PixelData = PIXELS.tobytes()
    return dataset


def _plant(dataset: Dataset, where: str) -> None:
    for keyword, vr in TAGS.items():
        view = "AP Pelvis " if keyword == "SeriesDescription" else ""
        setattr(dataset, keyword, view + secret(f"{where} {keyword}", vr))
    block = dataset.private_block(0x0011, secret(f"{where} private creator"), create=True)
    block.add_new(0x01, "LO", secret(f"{where} private"))
    block.add_new(0x02, "UN", secret(f"{where} private bytes").encode())
    dataset.add(DataElement(0x00131099, "LO", secret(f"{where} private without creator")))


def _nested(where: str) -> Dataset:
    item, deeper = Dataset(), Dataset()
    deeper.PatientName, deeper.CodeMeaning = secret(f"{where} nested name"), secret(f"{where} nested meaning")
    item.ScheduledProcedureStepDescription = secret(f"{where} nested")
    item.RequestedProcedureCodeSequence = [deeper]
    return item


def _slice(k: int, where: str) -> bytes:
    slice_ = _image(Dataset(), uid.CTImageStorage, "CT")
    slice_.ImagePositionPatient, slice_.ImageOrientationPatient = [0, 0, 3 * k], [1, 0, 0, 0, 1, 0]
    slice_.PixelSpacing, slice_.InstanceNumber = [0.7, 0.7], k
    slice_.RescaleIntercept, slice_.RescaleSlope = -1024, 1
    _plant(slice_, where)
    return _written(slice_, where)


def _written(dataset: Dataset, where: str) -> bytes:
    kept, dataset.file_meta = io.BytesIO(), FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = uid.ExplicitVRLittleEndian
    dataset.file_meta.SourceApplicationEntityTitle = secret(f"{where} title", "AE")
    dataset.preamble = secret(f"{where} preamble").encode().ljust(128, b"\0")
    dcmwrite(kept, dataset, enforce_file_format=True)
    return kept.getvalue()
