"""Small zip archives that would cost far more than a series."""

from functools import partial

import imagecodecs
import numpy as np
from pydicom import uid

from tests.film.corpus.damaged import a_slice, packed
from tests.film.corpus.hostile import SMALL, deflated, told
from tests.film.corpus.made import MB, zeros
from tests.film.zips import Entry, archive, entry
from tests.film.zips import stored as kept


def zip_of_slices():
    frame = imagecodecs.jpegls_encode(np.zeros((2048, 2048), np.uint16))
    place = {"Modality": "CT", "SOPClassUID": uid.CTImageStorage, "ImagePositionPatient": [0, 0, 0],
             "ImageOrientationPatient": [1, 0, 0, 0, 1, 0]}  # fmt: skip
    return archive(*[entry(packed(uid.JPEGLSLossless, frame, SMALL, 8, **told(2048, 2048), **place))] * 300)


def zip_in_zip(depth):
    content = a_slice()
    for _ in range(depth):
        content = archive(kept(content))
    return content


HOSTILE_ZIPS = {
    "zip of 400 MB of zeros": lambda: archive(Entry(b"a", zeros(400), 400 * MB, 0)),
    "zip that lies about its size": lambda: archive(Entry(b"a", zeros(400), 4000, 0)),
    "zip that shares its bytes": lambda: archive(*[entry(np.random.default_rng(1).bytes(50_000))] * 2000, shared=True),
    "zip of many zeros": lambda: archive(*[entry(bytes(9 * MB))] * 200),
    "zip in a zip, a bomb": lambda: archive(*[entry(archive(*[entry(bytes(9 * MB))] * 12))] * 500),
    "zip in a zip in a zip in a zip": partial(zip_in_zip, 4),
    "zip of 30,000 files": lambda: archive(*[Entry(b"", b"\x03\0", 0, 0)] * 30_000),
    "zip of slices that are bombs": zip_of_slices,
    "zip of deflated files that are bombs": lambda: archive(*[entry(deflated(200))] * 20),
    "zip of films deflated to the most": lambda: archive(*[entry(deflated(60))] * 20),
    "zip of names that are paths": lambda: archive(entry(b"text", b"../../../../etc/passwd"), entry(b"x", b"/etc/x")),
}  # fmt: skip
