"""Files of a series put in order: slices written by pydicom where the test says, and series that scanners made."""

import hashlib
import io
import zipfile
from itertools import permutations
from pathlib import Path

import imagecodecs
import numpy as np
import pydicom
import pytest
from pydicom import uid

from planning.film import FilmProblem, Stack, limits, read_film, read_series

SCANNED = Path(pydicom.__file__).parent / "data" / "test_files" / "dicomdirtests"
MR = {"Modality": "MR", "SOPClassUID": uid.MRImageStorage}


@pytest.fixture(scope="session")
def at(slice_file, noise):
    """Bytes of a small CT slice at a height, its pixels unlike those at any other height."""

    def make(z, **elements):
        pixels = np.roll(noise[:8, :6], round(z * 100), axis=1) + np.uint16(abs(round(z * 10)) % 4000)
        return slice_file(z, **{"pixels": pixels, **elements})

    return make


def heights(stack):
    return [film.place.position_mm[2] for film in stack.slices]


def zipped(*files):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for number, content in enumerate(files):
            made.writestr(f"folder/sub {number % 3}/IM{number:06}", content)
    return file.getvalue()


def refusal(files):
    with pytest.raises(FilmProblem) as refused:
        read_series(files)
    return str(refused.value)


# Order.


@pytest.mark.parametrize("order", list(permutations([0, 3, 6, -3])))
def test_slices_are_ordered_from_the_head_down_whatever_came_first(at, order):
    (stack,) = read_series([at(z, InstanceNumber=n) for n, z in enumerate(order)])
    assert heights(stack) == [6, 3, 0, -3]
    assert (stack.title, stack.warnings) == ("CT, 4 slices, 3.0 mm", ())


def test_files_archives_and_both_give_the_same_stack(at):
    files = [at(z) for z in range(7)]
    plain = read_series(files)[0]
    for handed_in in ([zipped(*files)], [zipped(*files[:3]), *files[3:]], [zipped(zipped(*files[:4]), *files[4:])]):
        (stack,) = read_series(handed_in)
        assert stack.sha256 == plain.sha256 and heights(stack) == [6, 5, 4, 3, 2, 1, 0]


def test_each_slice_is_the_film_that_opening_it_alone_gives(at, noise):
    frame = imagecodecs.jpegls_encode(noise)
    files = [
        at(1),
        at(2, syntax=uid.DeflatedExplicitVRLittleEndian),
        at(3, pixels=noise, syntax=uid.JPEGLSLossless, frame=frame, BitsStored=12, HighBit=11),
        at(4, **MR, WindowCenter=200, WindowWidth=300),
    ]
    slices = [film for stack in read_series(files) for film in stack.slices]
    for data in files:
        alone = read_film(data)
        (film,) = (film for film in slices if film.place == alone.place)
        np.testing.assert_array_equal(film.pixels, alone.pixels)
        assert (film.window, film.spacing_mm, film.warnings, film.sha256) == (
            alone.window, alone.spacing_mm, alone.warnings, alone.sha256
        )  # fmt: skip


def test_tilted_slices_are_ordered_along_their_normal(at):
    # Rows turned by 30° about the left-right axis: normal (0, -1/2, sqrt(3)/2). By hand, along it: the first lies at
    # 0; the second 10 up and 20 back at -10 + 8.66 = -1.34, below it though its z is higher.
    oblique = {"ImageOrientationPatient": [1, 0, 0, 0, 0.866025, 0.5]}
    files = [at(1, **oblique, ImagePositionPatient=p) for p in ([0, 0, 0], [0, 20, 10])]
    (stack,) = read_series(files[::-1])
    assert [film.place.position_mm for film in stack.slices] == [(0, 0, 0), (0, 20, 10)]
    assert stack.title == "CT, 2 slices, 1.34 mm"


def test_slices_seen_from_the_head_are_ordered_from_the_head_down_too(at):
    # Columns to the patient's right, rows to the back: the normal points down the body.
    turned = {"ImageOrientationPatient": [-1, 0, 0, 0, 1, 0]}
    (stack,) = read_series([at(z, **turned) for z in (0, 5, 10)])
    assert heights(stack) == [10, 5, 0]
    assert stack.warnings == ("The patient's left is on the left of this slice; check the side of every mark.",)


def test_a_bare_dataset_is_a_slice_too(at):
    dataset = pydicom.dcmread(io.BytesIO(at(4)))
    bare = pydicom.filebase.DicomBytesIO()
    bare.is_little_endian, bare.is_implicit_VR = True, False
    pydicom.filewriter.write_dataset(bare, dataset)
    (stack,) = read_series([bare.getvalue(), at(5)[132:]])
    assert heights(stack) == [5, 4]


# Gaps.


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ([0, 3, 6, 9], ()),
        ([0, 0.6, 1.3, 1.9, 2.5], ()),  # 0.625 mm, rounded to tenths by the scanner
        ([0, 1.25, 2.5, 3.75], ()),
        ([5], ()),
        ([0, 300], ()),
        ([0, 3, 6, 15, 18], ("Slices 2 and 3 lie 9.0 mm apart, the others 3.0 mm.",)),
        ([0, 9, 12], ("Slices 2 and 3 lie 9.0 mm apart, the others 3.0 mm.",)),
        ([0, 3, 6, 7, 10], ("Slices 2 and 3 lie 1.0 mm apart, the others 3.0 mm.",)),
        (
            [0, 3, 9, 12, 15, 315.5, 318.5, 321.5],
            ("Slices 3 and 4 lie 300.5 mm apart, slices 6 and 7 lie 6.0 mm apart, the others 3.0 mm.",),
        ),
        (
            [0, 4, 5, 9, 10, 12, 13, 16, 17, 18, 19],
            ("The slices lie unevenly, 1.0 mm to 4.0 mm apart. Angles do not suffer, since each slice says where it "
             "lies; a level that was left out cannot be marked.",),
        ),
    ],
)
def test_uneven_gaps_are_told(at, places, told):
    (stack,) = read_series([at(z) for z in places])
    assert stack.warnings == told


@pytest.mark.parametrize(
    ("places", "title"),
    [
        ([0], "CT, 1 slice"),
        ([0, 1.25], "CT, 2 slices, 1.25 mm"),
        ([0, 0.625, 1.25], "CT, 3 slices, 0.62 mm"),
        ([0, 10, 20], "CT, 3 slices, 10.0 mm"),
        ([0, 4, 5, 9, 10, 12, 13, 16, 17, 18, 19], "CT, 11 slices"),
    ],
)
def test_titles(at, places, title):
    assert read_series([at(z) for z in places])[0].title == title


@pytest.mark.parametrize(
    ("orientation", "plane", "order"),
    [
        ([1, 0, 0, 0, 0, -1], "coronal", [8, 4, 0]),  # normal to the back, along which the last is highest
        ([0, 1, 0, 0, 0, -1], "sagittal", [0, 4, 8]),  # normal to the right, where x counts down
    ],
)
def test_other_planes_are_named_and_ordered(at, orientation, plane, order):
    elements = {**MR, "ImageOrientationPatient": orientation}
    files = [at(z, **elements, ImagePositionPatient=[z, z, 0]) for z in (8, 0, 4)]
    (stack,) = read_series(files)
    assert stack.title == f"MR, 3 {plane} slices, 4.0 mm"
    assert [film.place.position_mm[0] for film in stack.slices] == order
    assert stack.warnings == ("This slice is not axial, it is tilted by 90°; choose an axial series.",)


# Several series, copies, and different slices of one place.


@pytest.mark.parametrize(
    "other",
    [
        {"SeriesInstanceUID": "1.2.826.6"},
        {"ImageOrientationPatient": [1, 0, 0, 0, 0.9962, 0.0872]},
        {"PixelSpacing": [0.8, 0.71]},
        {"PixelSpacing": None},
        {"FrameOfReferenceUID": "1.2.826.7"},
        MR,
        {"pixels": np.ones((8, 7), np.uint16)},
    ],
    ids=lambda other: next(iter(other)),
)
def test_what_does_not_belong_together_is_apart_and_the_larger_first(at, other):
    stacks = read_series([at(100, **other), *(at(z) for z in (0, 1, 2)), at(101, **other)])
    assert [len(stack.slices) for stack in stacks] == [3, 2]
    assert heights(stacks[0]) == [2, 1, 0] and stacks[0].title == "CT, 3 slices, 1.0 mm"
    assert stacks[0].warnings == ()


def test_a_slice_without_a_scale_is_not_among_those_of_one_millimeter(at):
    stacks = read_series([at(0, PixelSpacing=[1, 1]), at(1, PixelSpacing=None)])
    assert [stack.slices[0].scale for stack in stacks] == ["patient", "none"]


def test_of_as_many_slices_the_larger_images_come_first(at, noise):
    stacks = read_series([at(0), at(0, pixels=noise, SeriesInstanceUID="1.2")])
    assert [stack.slices[0].rows for stack in stacks] == [51, 8]


def test_copies_are_kept_once(at):
    files = [at(z) for z in (0, 3, 6)]
    (stack,) = read_series([*files, zipped(*files), files[1]])
    assert heights(stack) == [6, 3, 0]
    assert stack.warnings == ("Some slices came more than once; each is kept once.",)
    assert stack.sha256 == read_series(files)[0].sha256


def test_alike_slices_of_different_places_are_no_copies(at):
    air = np.zeros((8, 6), np.uint16)
    (stack,) = read_series([at(z, pixels=air) for z in (0, 3, 6)])
    assert len(stack.slices) == 3 and stack.warnings == ()


@pytest.mark.parametrize("by_echo", [True, False])
def test_two_echoes_of_each_place_are_two_stacks_and_never_mixed(at, by_echo):
    files = []
    for place, z in enumerate((0, 4, 8)):
        for echo in (0, 1):
            number = echo * 3 + place if by_echo else place * 2 + echo
            pixels = np.full((8, 6), 100 + 1000 * echo + place, np.uint16)
            files.append(at(z, pixels=pixels, **MR, InstanceNumber=number))
    stacks = read_series(files[::-1])
    assert [heights(stack) for stack in stacks] == [[8, 4, 0]] * 2
    assert [[int(film.pixels.max()) for film in stack.slices] for stack in stacks] == [
        [102, 101, 100], [1102, 1101, 1100]
    ]  # fmt: skip
    expected = ("This series holds different slices of one place; they are opened as several stacks.",)
    assert all(stack.warnings == expected for stack in stacks)


def test_right_and_left_hip_apart_in_one_series_are_two_stacks(at):
    def hip(x, z):
        shade = 0 if z == 4 else 900 + x  # of nothing but air, both look alike
        return at(z, ImagePositionPatient=[x, 0, z], pixels=np.full((8, 6), shade, np.uint16))

    stacks = read_series([hip(x, z) for z in (0, 2, 4) for x in ((-150, 20) if z != 2 else (20, -150))])
    assert [{film.place.position_mm[0] for film in stack.slices} for stack in stacks] == [{-150}, {20}]
    assert [heights(stack) for stack in stacks] == [[4, 2, 0]] * 2


def test_the_fingerprint_is_over_those_of_the_slices(at):
    stack = read_series([at(z) for z in (0, 3)])[0]
    sums = "".join(read_film(at(z)).sha256 for z in (3, 0))
    assert stack.sha256 == hashlib.sha256(sums.encode()).hexdigest()


def test_a_stack_is_frozen_and_says_nothing_of_the_patient(at):
    names = ("PatientName", "PatientID", "SeriesDescription", "StudyDescription", "ProtocolName", "StationName")
    files = [at(z, **dict.fromkeys(names, "SECRETNAME")) for z in (0, 3)]
    (stack,) = read_series([zipped(*files)])
    assert "SECRETNAME" not in repr(stack) and "1.2.826" not in repr(stack)
    assert isinstance(stack, Stack)
    with pytest.raises(AttributeError):
        stack.title = "other"


# What is left out.


def test_what_is_no_slice_is_counted_and_told_in_one_sentence(at, dicom_file, noise):
    others = [
        dicom_file(noise),
        dicom_file(noise, Modality="SR", SOPClassUID=uid.BasicTextSRStorage),
        b"README: nothing here",
        b"\x89PNG\r\n\x1a\n" + bytes(500),
        b"%PDF-1.7 " + bytes(500),
        b"",
        at(9)[:-20],
        at(9, ImagePositionPatient=None),
        at(9, NumberOfFrames=2, SOPClassUID=uid.EnhancedCTImageStorage),
    ]
    stacks = read_series([zipped(at(0), *others[:5], at(3)), *others[5:], at(0, SeriesInstanceUID="1.2")])
    told = (
        "9 of 12 files were left out: 6 files other than CT or MR slices, 1 file damaged or unreadable, "
        "2 files without a place in the patient."
    )
    assert [heights(stack) for stack in stacks] == [[3, 0], [0]]
    assert all(stack.warnings == (told,) for stack in stacks)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda at, film: [], "there are no files"),
        (lambda at, film: [film], "1 file other than CT or MR slices"),
        (lambda at, film: [b"", b"x", film], "3 files other than CT or MR slices"),
        (lambda at, film: [at(0)[:-9]], "1 file damaged or unreadable"),
        (lambda at, film: [at(0, NumberOfFrames=40)], "1 file without a place in the patient"),
        (lambda at, film: [at(0, ImageOrientationPatient=None)], "1 file without a place in the patient"),
    ],
)
def test_without_any_slice_it_says_why(at, dicom_file, noise, make, reason):
    expected = (f"No slices were found: {reason}; open the single slices of a CT or MR series, or a zip archive of "
                "them; unpack a film to open it.")
    assert refusal(make(at, dicom_file(noise))) == expected


def test_a_file_larger_than_a_slice_is_read_only_when_it_may_hold_several(stack_file, at, noise, monkeypatch):
    frames = np.stack([noise, noise[::-1]])
    data = stack_file(frames, [0, 3], [(1, -1024)] * 2)
    monkeypatch.setattr(limits, "LARGEST_SLICE_FILE", 5000)
    for handed_in in ([data], [zipped(data)]):
        assert heights(read_series(handed_in)[0]) == [3, 0]
    assert "1 file other than CT or MR slices" in refusal([at(0, pixels=frames[0])])


def test_a_stack_in_one_file_beside_slices_in_their_own(stack_file, at, noise):
    data = stack_file(noise[np.newaxis, :8, :6], [9], [(1, -1024)], SeriesInstanceUID="1.2.826.5")
    (stack,) = read_series([at(0), data, at(3), b"other"])
    assert heights(stack) == [9, 3, 0]
    assert stack.warnings[-1] == "1 of 4 files was left out: 1 file other than CT or MR slices."


def test_a_slice_larger_than_any_scanner_makes_is_left_out(at, monkeypatch):
    monkeypatch.setattr(limits, "LARGEST_SLICE", 8 * 6 - 1)
    assert "1 file damaged or unreadable" in refusal([at(0)])


@pytest.mark.parametrize(
    "handed_in", [lambda *f: f, lambda *f: [zipped(*f)], lambda *f: [zipped(zipped(*f[1:]), f[0])]]
)
def test_more_files_than_any_series_has_are_refused(at, monkeypatch, handed_in):
    files = [at(z) for z in range(4)]
    monkeypatch.setattr(limits, "MOST_FILES", 4)
    assert len(read_series(handed_in(*files))[0].slices) == 4
    monkeypatch.setattr(limits, "MOST_FILES", 3)
    assert "open only the slices of one series." in refusal(handed_in(*files))


@pytest.mark.parametrize("failure", [ValueError, KeyError, RecursionError, MemoryError])
def test_an_unforeseen_failure_leaves_the_slice_out(at, monkeypatch, failure):
    def fail(dataset):
        raise failure("Doe^Jane")

    monkeypatch.setattr("planning.film.dicom.scale_of", fail)
    assert "1 file damaged or unreadable" in refusal([at(0)])


# Progress.


def test_progress_is_told_after_each_file_to_the_last(at):
    told = []
    read_series([at(0), zipped(at(1), b"other", at(2))], lambda done, of: told.append((done, of)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_progress_counts_the_files_of_an_archive_in_an_archive_when_they_are_known(at):
    told = []
    read_series([zipped(at(0), zipped(at(1), at(2)), at(3))], lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 4), (3, 4), (4, 4)]


class Stopped(Exception):
    """What a page raises to stop."""


def test_reading_stops_when_the_callback_raises(at):
    told = []

    def stop(done, of):
        told.append(done)
        if done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        read_series([zipped(*(at(z) for z in range(9)))], stop)
    assert told == [1, 2]


# Series that scanners made, shipped inside pydicom; positions as its own reading of them says.


def scanned(folder):
    return [path.read_bytes() for path in sorted((SCANNED / folder).iterdir()) if path.is_file()]


def test_a_scanners_series_of_even_gaps():
    (stack,) = read_series(scanned("98892001/CT5N"))
    assert heights(stack) == [8.7625, 6.2625, 3.7625, 1.2625, -1.2375]
    assert (stack.title, stack.warnings) == ("CT, 5 slices, 2.5 mm", ())


def test_a_scanners_series_with_slices_missing():
    (stack,) = read_series([zipped(*scanned("77654033/CT2"))])
    assert heights(stack) == [105.519997, 104.269997, 103.019997, -99.480003]
    assert stack.title == "CT, 4 slices, 1.25 mm"
    assert stack.warnings == ("Slices 3 and 4 lie 202.5 mm apart, the others 1.25 mm.",)


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_whole_disc_is_sorted_into_its_series():
    # How many say where they lie is counted by pydicom alone.
    files = [path.read_bytes() for path in sorted(SCANNED.rglob("*")) if path.is_file()]
    stacks = read_series([zipped(*files)])
    placed, total = 0, 0
    for data in files:
        dataset = pydicom.dcmread(io.BytesIO(data), force=True)
        total += 1
        placed += dataset.get("Modality") in ("CT", "MR") and "ImagePositionPatient" in dataset
    assert sum(len(stack.slices) for stack in stacks) == placed
    assert all(f"{total - placed} of {total} files were left out" in stack.warnings[-1] for stack in stacks)
    assert [len(stack.slices) for stack in stacks] == sorted((len(s.slices) for s in stacks), reverse=True)
