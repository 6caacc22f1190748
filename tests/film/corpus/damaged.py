"""Films that are cut off, contradict themselves, or are packed in a way that is not what they say."""

from functools import partial

import imagecodecs
import numpy as np
from pydicom import uid
from pydicom.encaps import encapsulate

from tests.film.corpus.made import COLOR, dataset, saved, stored, with_syntax
from tests.film.corpus.pictures import picture, tiff
from tests.film.zips import archive, entry

IMAGE = stored(12, 16, 0)


def jpeg2000(pixels):
    return imagecodecs.jpeg2k_encode(pixels, level=0, codecformat="j2k", reversible=True)


def lossless(pixels):
    return imagecodecs.jpeg_encode(pixels, lossless=True, predictor=1, bitspersample=12)


def runs(*planes):
    """DICOM run lengths by hand, PS3.5 Annex G: where each segment begins, then the segments."""
    header = np.zeros(16, "<u4")
    header[: len(planes) + 1] = [len(planes), *(64 + sum(map(len, planes[:k])) for k in range(len(planes)))]
    return header.tobytes() + b"".join(planes)


def whole_runs(pixels):
    planes = ((pixels >> shift & 255).astype(np.uint8) for shift in (8, 0))
    return runs(*(imagecodecs.packbits_encode(plane.tobytes()) for plane in planes))


PACKED = {
    "JPEG lossless": (uid.JPEGLosslessSV1, lossless), "JPEG-LS": (uid.JPEGLSLossless, imagecodecs.jpegls_encode),
    "JPEG 2000": (uid.JPEG2000Lossless, jpeg2000),
    "HTJ2K": (uid.HTJ2KLossless, partial(imagecodecs.htj2k_encode, reversible=True)),
    "runs": (uid.RLELossless, whole_runs),
}  # fmt: skip


def packed(syntax, frame, pixels=IMAGE, bits=12, **elements):
    made = dataset(pixels, bits, **elements)
    made.file_meta.TransferSyntaxUID = syntax
    made.PixelData = encapsulate([frame])
    made["PixelData"].VR = "OB"
    return saved(made)


def cut_inside(name):
    syntax, encode = PACKED[name]
    frame = encode(IMAGE)
    return packed(syntax, frame[: len(frame) // 2])


def cut_file(kept, syntax=uid.ExplicitVRLittleEndian):
    made = dataset(IMAGE, 12)
    made.file_meta.TransferSyntaxUID = syntax
    data = saved(made)
    return data[: int(len(data) * kept)]


def smaller_inside(name):
    syntax, encode = PACKED[name]
    return packed(syntax, encode(IMAGE[:9, :9]))


def larger_inside(name):
    syntax, encode = PACKED[name]
    return packed(syntax, encode(np.tile(IMAGE, (5, 5))))


def told(pixels=IMAGE, **elements):
    made = dataset(pixels, 12)
    for keyword, value in elements.items():
        if value is None:
            del made[keyword]
        else:
            setattr(made, keyword, value)
    return saved(made)


def of_syntax(syntax):
    return with_syntax(saved(dataset(IMAGE, 12)), syntax)


def cut_picture(form, kept, **options):
    from PIL import Image

    data = picture(Image.fromarray(stored(8, 8, 0)), form, **options)
    return data[: int(len(data) * kept)]


def tiff_that_points_outside():
    data = bytearray(tiff(IMAGE))
    at = data.index(b"\x11\x01\x04\0\x01\0\0\0") + 8  # the tag of the strip's place
    data[at : at + 4] = (10**9).to_bytes(4, "little")
    return bytes(data)


def a_slice(**elements):
    place = {"Modality": "CT", "SOPClassUID": uid.CTImageStorage, "ImagePositionPatient": [0, 0, 0],
             "ImageOrientationPatient": [1, 0, 0, 0, 1, 0]}  # fmt: skip
    return saved(dataset(IMAGE, 12, **{**place, **elements}))


VIDEO = "1.2.840.10008.1.2.4.102"
DAMAGED = {
    **{f"cut at {kept}": partial(cut_file, kept) for kept in (0.02, 0.05, 0.1, 0.5, 0.9, 0.999)},
    **{f"deflated, cut at {kept}": partial(cut_file, kept, uid.DeflatedExplicitVRLittleEndian)
       for kept in (0.1, 0.5, 0.99)},
    **{f"{name} cut off": partial(cut_inside, name) for name in PACKED},
    **{f"{name} of another size": partial(smaller_inside, name) for name in PACKED},
    **{f"{name} of a larger size": partial(larger_inside, name) for name in PACKED if name != "runs"},
    **{f"{name} of noise": partial(packed, syntax, np.random.default_rng(3).bytes(900))
       for name, (syntax, _) in PACKED.items()},
    "JPEG said to be JPEG 2000": lambda: packed(uid.JPEG2000Lossless, lossless(IMAGE)),
    "JPEG 2000 said to be runs": lambda: packed(uid.RLELossless, jpeg2000(IMAGE)),
    "nothing said to be packed": lambda: of_syntax(uid.JPEGLSLossless),
    "color in gray": lambda: packed(uid.JPEGLSLossless, imagecodecs.jpegls_encode(COLOR), COLOR[..., 0], 8),
    "a video": lambda: packed(VIDEO, b"\0\0"),
    "an unknown syntax": lambda: of_syntax("1.2.3.4.5"),
    "a syntax that is no UID": lambda: of_syntax("../../etc/passwd"),
    "no rows": lambda: told(Rows=0),
    "no columns": lambda: told(Columns=0),
    "rows not told": lambda: told(Rows=None),
    "pixels not there": lambda: told(PixelData=None),
    "too few pixels": lambda: told(PixelData=b"\0" * 100),
    "no pixels": lambda: told(PixelData=b""),
    "65,535 by 65,535": lambda: told(Rows=65535, Columns=65535),
    "12 bits allocated": lambda: told(BitsAllocated=12),
    "bits not told": lambda: told(BitsAllocated=None),
    "17 of 16 bits": lambda: told(BitsStored=17),
    "values of 32 bits": lambda: told(np.array([[0, 70_000]], np.uint32), BitsStored=32, HighBit=31),
    "color of 32 bits": lambda: told(np.zeros((4, 4, 3), np.uint32), BitsStored=32, HighBit=31),
    "photometric not told": lambda: told(PhotometricInterpretation=None),
    "photometric unknown": lambda: told(PhotometricInterpretation="POLYCHROME"),
    "a palette without colors": lambda: told(PhotometricInterpretation="PALETTE COLOR"),
    "two samples": lambda: told(SamplesPerPixel=2),
    "two frames of one": lambda: told(NumberOfFrames=2),
    "99,999 frames": lambda: told(NumberOfFrames=99_999),
    "PNG cut": partial(cut_picture, "PNG", 0.5),
    "PNG cut in its head": partial(cut_picture, "PNG", 0.01),
    "JPEG cut": partial(cut_picture, "JPEG", 0.5),
    "progressive JPEG cut": partial(cut_picture, "JPEG", 0.5, progressive=True),
    "JPEG cut in its head": partial(cut_picture, "JPEG", 0.03),
    "TIFF cut": partial(cut_picture, "TIFF", 0.5),
    "TIFF without a directory": lambda: b"II*\0\xff\xff\xff\x7f",
    "TIFF that points outside": tiff_that_points_outside,
    "TIFF of several pages": lambda: tiff(np.stack([IMAGE] * 3)),
    "TIFF of fractions": lambda: tiff(IMAGE.astype(np.float32) / 7),
    "TIFF of 32 bits": lambda: tiff(IMAGE.astype(np.uint32) * 70_000),
    "a zip of slices cut off": lambda: archive(entry(a_slice()), entry(a_slice()))[:-300],
    "a zip of a damaged slice": lambda: archive(entry(a_slice()[:-300])),
    "a zip with a password": lambda: archive(entry(a_slice(), flags=1)),
    "a zip packed otherwise": lambda: archive(entry(a_slice(), method=99)),
}
