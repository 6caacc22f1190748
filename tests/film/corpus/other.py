"""Files that are no film: other kinds of files, and DICOM objects other than films."""

import gzip
import zipfile
from functools import partial
from io import BytesIO

import numpy as np
from PIL import Image
from pydicom import uid

from tests.film.corpus.made import dataset, saved, stored

IMAGE = stored(12, 16, 0)


def of(modality, **elements):
    made = dataset(IMAGE, 12, Modality=modality, **elements)
    for keyword in ("PixelData", "Rows", "Columns"):
        if modality not in ("PT", "US", "NM", "SEG", "RTDOSE"):
            del made[keyword]
    return saved(made)


def picture(form):
    file = BytesIO()
    Image.fromarray(stored(8, 8, 0)).save(file, form)
    return file.getvalue()


def zipped(**files):
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return file.getvalue()


PDF_STORAGE = "1.2.840.10008.5.1.4.1.1.104.1"
OTHER = {
    "nothing": lambda: b"",
    "one byte": lambda: b"x",
    "zeros": lambda: bytes(5000),
    "noise": lambda: np.random.default_rng(1).bytes(5000),
    "text": lambda: b"name,side,angle\nhip,R,25\n" * 20,
    "a web page": lambda: b"<!DOCTYPE html><html><script>alert(1)</script></html>",
    "a drawing": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    "XML that calls for files": lambda: b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    "PDF": lambda: b"%PDF-1.7\n" + bytes(300),
    "a program": lambda: b"MZ" + bytes(300),
    "an ELF program": lambda: b"\x7fELF" + bytes(300),
    "a pickle": lambda: b"\x80\x04\x95\x1c\0\0\0\0\0\0\0\x8c\x05posix\x94\x8c\x06system\x94\x93\x94.",
    "GIF": lambda: picture("GIF"),
    "BMP": lambda: picture("BMP"),
    "WebP": lambda: picture("WEBP"),
    "PostScript": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n",
    "gzip of a film": lambda: gzip.compress(saved(dataset(IMAGE, 12))),
    "7z": lambda: b"7z\xbc\xaf\x27\x1c" + bytes(300),
    "rar": lambda: b"Rar!\x1a\x07\x01\0" + bytes(300),
    "NIfTI": lambda: (348).to_bytes(4, "little") + bytes(340) + b"n+1\0" + bytes(100),
    "only the mark": lambda: bytes(128) + b"DICM",
    "only half the mark": lambda: bytes(128) + b"DI",
    "the mark and noise": lambda: bytes(128) + b"DICM" + np.random.default_rng(2).bytes(3000),
    "an empty zip": zipped,
    "a zip of text": lambda: zipped(readme=b"hello"),
    "a zip of a radiograph": lambda: zipped(film=saved(dataset(IMAGE, 12))),
    "a DICOMDIR": lambda: saved(dataset(IMAGE, 12, SOPClassUID=uid.MediaStorageDirectoryStorage)),
    "a PDF in DICOM": lambda: of("OT", SOPClassUID=PDF_STORAGE),
    "no image at all": lambda: of("XX", SOPClassUID="1.2.840.10008.5.1.4.39.1"),
    **{f"Modality {modality}": partial(of, modality) for modality in (
        "PT", "US", "NM", "SEG", "REG", "RTDOSE", "RTPLAN", "RTSTRUCT", "SR", "PR", "KO", "DOC", "ECG")},
}  # fmt: skip
