"""Windows, tables, signs and inversion, against values worked by hand or by pydicom's own processing."""

import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset
from pydicom.filebase import DicomBytesIO
from pydicom.pixels import apply_modality_lut, apply_voi, apply_voi_lut
from pydicom.sequence import Sequence

from planning.film import read_film


def read(dicom_file, pixels, **elements):
    return read_film(dicom_file(pixels, **{"BitsStored": 12, "HighBit": 11, **elements}))


def table(first, entries, bits):
    item = Dataset()
    item.LUTDescriptor = [len(entries) % 65536, first, bits]
    item["LUTDescriptor"].VR = "SS" if first < 0 else "US"
    item.LUTData = np.asarray(entries, "<u2").tobytes()
    item["LUTData"].VR = "OW"
    item.ModalityLUTType = "US"
    return Sequence([item])


def window(center, width, function="LINEAR"):
    return {"WindowCenter": center, "WindowWidth": width, "VOILUTFunction": function}


# By PS3.3 C.11.2.1.2: LINEAR goes (w-1)/2 either way of c - 0.5, LINEAR_EXACT w/2 either way of c.
@pytest.mark.parametrize(
    ("center", "width", "function", "expected"),
    [
        (2048, 4096, "LINEAR", (0, 4095)),
        (2000, 1000, "LINEAR", (1500, 2499)),
        (2000, 1000, "LINEAR_EXACT", (1500, 2500)),
        (2000, 1, "LINEAR", (2000, 2001)),
        (4000, 1000, "LINEAR", (3500, 4499)),
        (2000, 1000, None, (1500, 2499)),
    ],
)
def test_linear_window(dicom_file, ramp, center, width, function, expected):
    elements = {"WindowCenter": center, "WindowWidth": width}
    if function:
        elements["VOILUTFunction"] = function
    film = read(dicom_file, ramp, **elements)
    assert film.window == expected
    np.testing.assert_array_equal(film.pixels, ramp)


def test_the_first_of_several_windows_is_the_default(dicom_file, ramp):
    assert read(dicom_file, ramp, WindowCenter=[2000, 500], WindowWidth=[1000, 50]).window == (1500, 2499)


def test_monochrome1_is_turned_over_with_its_window(dicom_file, ramp):
    film = read(dicom_file, ramp, PhotometricInterpretation="MONOCHROME1", **window(1000, 1000))
    np.testing.assert_array_equal(film.pixels, 4095 - ramp)
    assert film.window == (4095 - 1499, 4095 - 500)


def test_presentation_shape_inverse_turns_over_and_both_together_turn_once(dicom_file, ramp):
    shape = {"PresentationLUTShape": "INVERSE"}
    once = read(dicom_file, ramp, **shape)
    both = read(dicom_file, ramp, PhotometricInterpretation="MONOCHROME1", **shape)
    np.testing.assert_array_equal(once.pixels, 4095 - ramp)
    np.testing.assert_array_equal(both.pixels, 4095 - ramp)


def test_rescaled_window_is_brought_back_to_pixels(dicom_file, ramp):
    # values = 2 p - 1000; the window runs over values 2000 to 4000, that is over pixels 1500 to 2500.
    film = read(
        dicom_file, ramp, RescaleSlope=2, RescaleIntercept=-1000, **window(3000, 2000, "LINEAR_EXACT")
    )
    np.testing.assert_array_equal(film.pixels, ramp)
    assert film.window == (1500, 2500)


def test_falling_rescale_turns_the_film_over(dicom_file, ramp):
    # values = 4095 - p, so pixels are those values themselves, and so is the window.
    film = read(dicom_file, ramp, RescaleSlope=-1, RescaleIntercept=4095, **window(1000, 500, "LINEAR_EXACT"))
    np.testing.assert_array_equal(film.pixels, 4095 - ramp)
    assert film.window == (750, 1250)


def test_falling_rescale_of_monochrome1_is_bright_upward_already(dicom_file, ramp):
    film = read(
        dicom_file, ramp, RescaleSlope=-1, RescaleIntercept=4095, PhotometricInterpretation="MONOCHROME1",
        **window(1000, 500, "LINEAR_EXACT"),
    )  # fmt: skip
    np.testing.assert_array_equal(film.pixels, ramp)
    assert film.window == (4095 - 1250, 4095 - 750)


def test_signed_values_move_up_without_loss(dicom_file):
    signed = np.array([[-32768, -1000, -1], [0, 1000, 32767]], np.int16)
    film = read(dicom_file, signed, BitsStored=16, HighBit=15, **window(0, 2000, "LINEAR_EXACT"))
    np.testing.assert_array_equal(film.pixels, [[0, 31768, 32767], [32768, 33768, 65535]])
    assert film.window == (31768, 33768)


def test_signed_twelve_bits_move_up_by_their_own_half(dicom_file, ramp):
    film = read(dicom_file, ramp.astype(np.int16) - 2048, **window(0, 100, "LINEAR_EXACT"))
    np.testing.assert_array_equal(film.pixels, ramp)
    assert film.window == (1998, 2098)


def test_sigmoid_is_baked_in_as_pydicom_computes_it(dicom_file, ramp):
    elements = window(1800, 900, "SIGMOID")
    film = read(dicom_file, ramp, **elements)
    dataset = pydicom.dcmread(DicomBytesIO(dicom_file(ramp, BitsStored=12, HighBit=11, **elements)))
    expected = apply_voi_lut(ramp, dataset) / 4095
    np.testing.assert_allclose(film.pixels / 65535, expected, atol=1e-4)
    assert film.window == (0, 65535)


@pytest.mark.parametrize("bits", [10, 12, 16])
def test_voi_table_is_baked_in_as_pydicom_applies_it(dicom_file, ramp, bits):
    entries = (np.linspace(0, 1, 3000) ** 2 * ((1 << bits) - 1)).astype(int)
    elements = {"VOILUTSequence": table(500, entries, bits)}
    film = read(dicom_file, ramp, **elements, **window(100, 100))
    dataset = pydicom.dcmread(DicomBytesIO(dicom_file(ramp, **elements)))
    np.testing.assert_array_equal(film.pixels, apply_voi(ramp, dataset))
    assert film.window == (0, (1 << bits) - 1)


def test_eight_bit_voi_table_longer_than_256_entries(dicom_file, ramp):
    # By hand: entry i is i // 16.
    film = read(dicom_file, ramp, VOILUTSequence=table(0, np.arange(4096) // 16, 8))
    np.testing.assert_array_equal(film.pixels, ramp // 16)
    assert film.window == (0, 255)


def test_voi_table_of_65536_entries_is_written_as_zero(dicom_file, noise):
    deep = noise * 16
    film = read_film(dicom_file(deep, VOILUTSequence=table(0, np.arange(65536)[::-1], 16)))
    np.testing.assert_array_equal(film.pixels, 65535 - deep)


def test_voi_table_of_monochrome1_is_turned_over_after(dicom_file, ramp):
    film = read(
        dicom_file,
        ramp,
        PhotometricInterpretation="MONOCHROME1",
        VOILUTSequence=table(0, np.arange(4096) // 4, 10),
    )
    np.testing.assert_array_equal(film.pixels, 1023 - ramp // 4)


def test_voi_table_starts_among_rescaled_negative_values(dicom_file, ramp):
    # values = p - 1000; entry i belongs to value -1000 + i, so to pixel i.
    film = read(
        dicom_file, ramp.astype(np.int16), BitsStored=16, HighBit=15, RescaleSlope=1, RescaleIntercept=-1000,
        VOILUTSequence=table(-1000, np.arange(4096) // 2, 11),
    )  # fmt: skip
    np.testing.assert_array_equal(film.pixels, ramp // 2)


def test_modality_table_is_baked_in_and_the_window_lies_in_its_values(dicom_file, ramp):
    elements = {"ModalityLUTSequence": table(0, np.sqrt(np.arange(4096) * 4096).astype(int), 16)}
    film = read(dicom_file, ramp, **elements, **window(2000, 1000))
    dataset = pydicom.dcmread(DicomBytesIO(dicom_file(ramp, **elements)))
    np.testing.assert_array_equal(film.pixels, apply_modality_lut(ramp, dataset))
    assert film.window == (1500, 2499)


@pytest.mark.parametrize(
    "elements",
    [
        {},
        window(100, 0),
        window(100, -5),
        window(100, 0.5),
        window(2000, 1000, "SOMETHING"),
        window(1e6, 10),
        window(100, 1e9),
        window(-500, 100),
        window(2000, 0, "SIGMOID"),
        {"WindowCenter": 2000},
        {"WindowWidth": 2000},
        {"WindowCenter": "", "WindowWidth": ""},
        {"WindowCenter": b"middle", "WindowWidth": b"wide"},
        {"WindowCenter": b"nan", "WindowWidth": b"100"},
        {"WindowCenter": b"2000", "WindowWidth": b"inf"},
        {"RescaleSlope": 0, "RescaleIntercept": 0},
        {"VOILUTSequence": table(0, np.arange(100), 6)},
        {"VOILUTSequence": table(0, [], 12)},
        {"VOILUTSequence": Sequence([Dataset()])},
        {"VOILUTSequence": Sequence([])},
    ],
)
def test_without_a_usable_window_it_is_the_middle_98_percent(dicom_file, elements):
    # Half a percent black, half a percent white, the rest 1000 and 2000.
    pixels = np.repeat([0, 1000, 2000, 4000], [100, 9900, 9900, 100]).astype(np.uint16).reshape(200, 100)
    film = read(dicom_file, pixels, **elements)
    assert film.window == (1000, 2000)
    np.testing.assert_array_equal(film.pixels, pixels)


def test_padding_does_not_widen_the_window(dicom_file):
    pixels = np.full((100, 100), 3000, np.uint16)
    pixels[:, :50] = 4095
    film = read(dicom_file, pixels, PixelPaddingValue=4095)
    assert film.window == (3000, 3001)


def test_more_than_sixteen_bits_are_refused(dicom_file, problem):
    deep = np.array([[0, 70000], [3, 4]], np.uint32)
    assert (
        problem(dicom_file(deep)) == "This film has more than 16 bits in a pixel; export it with 16 or fewer."
    )


def test_thirty_two_bits_that_hold_sixteen_are_read(dicom_file):
    pixels = np.array([[0, 65535], [3, 4]], np.uint32)
    np.testing.assert_array_equal(read_film(dicom_file(pixels)).pixels, pixels)
