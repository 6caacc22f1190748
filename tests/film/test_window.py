"""Windows a file offers, by the arithmetic of PS3.3 C.11.2.1.2 and by hand."""

import numpy as np
import pytest

from planning.film import Window, read_film
from planning.film.window import printable, spread_window

SEVERAL = {"WindowCenter": [2000, 500, 3000], "WindowWidth": [1000, 101, 2001]}


def read(dicom_file, pixels, **elements):
    return read_film(dicom_file(pixels, **{"BitsStored": 12, "HighBit": 11, **elements}))


def test_all_windows_are_offered_under_the_files_own_words(dicom_file, ramp):
    film = read(dicom_file, ramp, **SEVERAL, WindowCenterWidthExplanation=["NORMAL", "HARDER", "SOFTER"])
    assert film.windows == (("NORMAL", 1500, 2499), ("HARDER", 450, 550), ("SOFTER", 2000, 4000))
    assert film.window == (1500, 2499)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, ["Window 1", "Window 2", "Window 3"]),
        ({"WindowCenterWidthExplanation": "ONE"}, ["ONE", "Window 2", "Window 3"]),
        ({"WindowCenterWidthExplanation": ["", "TWO", ""]}, ["Window 1", "TWO", "Window 3"]),
    ],
)
def test_a_window_without_words_is_numbered(dicom_file, ramp, told, words):
    assert [window.words for window in read(dicom_file, ramp, **SEVERAL, **told).windows] == words


def test_windows_that_cannot_be_or_show_nothing_are_left_out(dicom_file, ramp):
    elements = {"WindowCenter": [2000, 50_000, 1000, 100], "WindowWidth": [0, 100, 101, 1e9]}
    film = read(dicom_file, ramp, **elements, WindowCenterWidthExplanation=["A", "B", "C", "D"])
    assert film.windows == (("C", 950, 1050),)


def test_all_windows_are_turned_over_with_the_film(dicom_file, ramp):
    film = read(dicom_file, ramp, PhotometricInterpretation="MONOCHROME1", **SEVERAL)
    assert [window[1:] for window in film.windows] == [(4095 - 2499, 4095 - 1500), (3545, 3645), (95, 2095)]


def test_all_windows_of_falling_values_are_turned_over(dicom_file, ramp):
    # values = 4095 - p; so pixels are those values, and so are windows.
    told = {"WindowCenter": [2000, 3000], "WindowWidth": [1000, 500], "VOILUTFunction": "LINEAR_EXACT"}
    film = read(dicom_file, ramp, RescaleSlope=-1, RescaleIntercept=4095, **told)
    np.testing.assert_array_equal(film.pixels, 4095 - ramp)
    assert [window[1:] for window in film.windows] == [(1500, 2500), (2750, 3250)]


@pytest.mark.parametrize(
    ("elements", "offered"),
    [
        ({}, ["Automatic"]),
        ({"WindowCenter": 2000, "WindowWidth": 900, "VOILUTFunction": "SIGMOID"}, ["As the file asks"]),
        ({"WindowCenter": [1, 2], "WindowWidth": 900}, ["Window 1"]),
        ({"WindowCenter": [2000] * 40, "WindowWidth": [900] * 40}, [f"Window {k}" for k in range(1, 17)]),
    ],
)
def test_what_else_is_offered(dicom_file, ramp, elements, offered):
    film = read(dicom_file, ramp, **elements)
    assert [window.words for window in film.windows] == offered
    assert film.window == film.windows[0][1:]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("NORMAL", "NORMAL"),
        ("  two\twords \n", "two words"),
        ("a\0b\x1b[31mc\u202ed\u200be", "a b [31mc d e"),
        ("x" * 100, "x" * 32),
        ("a" * 31 + " b", "a" * 31),
        ("Weichteil ÄÖ°", "Weichteil ÄÖ°"),
        ("\x00\x01", ""),
        ("", ""),
    ],
)
def test_words_of_a_file_are_short_and_printed(words, shown):
    assert printable(words) == shown


@pytest.mark.filterwarnings("ignore:The value length")  # of pydicom, when it writes the file
def test_endless_words_are_cut_before_they_are_looked_at(dicom_file, ramp):
    film = read(dicom_file, ramp, **SEVERAL, WindowCenterWidthExplanation=b"y" * 60_000)
    assert film.windows[0] == Window("Window 1", 1500, 2499)


def test_the_middle_98_percent():
    pixels = np.repeat([0, 1000, 2000, 4000], [100, 9900, 9900, 100]).astype(np.uint16).reshape(200, 100)
    assert spread_window(pixels) == (1000, 2000)
    assert spread_window(np.full((9, 9), 7, np.uint16)) == (7, 8)
    assert spread_window(np.full((9, 9), 7, np.uint16), without=7) == (7, 8)
