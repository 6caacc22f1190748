"""Enhanced CT and MR, many slices in one file: each with its own place, rescale and windows, all as one stack."""

from io import BytesIO

import numpy as np
import pydicom
import pytest
from pydicom import uid
from pydicom.dataset import Dataset

from planning.film import holds_slices, limits, read_film, read_series
from planning.film.frames import count_frames, each_frame, frame_of

HEIGHTS = [0.0, 3.0, 6.0, 9.0]
RESCALES = [(1, -1024), (2, -1000), (0.5, 0), (-1, 3000)]
UNCOMPRESSED = [uid.ImplicitVRLittleEndian, uid.ExplicitVRLittleEndian, uid.ExplicitVRBigEndian,
                uid.DeflatedExplicitVRLittleEndian]  # fmt: skip


@pytest.fixture(scope="session")
def frames(noise):
    return np.stack([noise[k : k + 20, :30] // (k + 1) for k in range(4)])


def units(frame, slope, offset):
    """By hand: pixel = stored * slope + intercept + 1024, halves to the even value, no less than 0."""
    return np.clip(np.rint(frame.astype(float) * slope + offset + 1024), 0, 65535)


def compressed(data, syntax, **options):
    dataset = pydicom.dcmread(BytesIO(data))
    dataset.compress(syntax, generate_instance_uid=False, **options)
    file = BytesIO()
    dataset.save_as(file)
    return file.getvalue()


@pytest.mark.parametrize("syntax", UNCOMPRESSED, ids=lambda syntax: syntax.name)
def test_an_enhanced_ct_is_a_stack(stack_file, frames, syntax):
    data = stack_file(frames, HEIGHTS, RESCALES, syntax=syntax)
    assert holds_slices(data)
    (stack,) = read_series([data])
    assert (stack.title, stack.warnings) == ("CT, 4 slices, 3.0 mm", ())
    assert [film.place.position_mm for film in stack.slices] == [(-100, -120, z) for z in HEIGHTS[::-1]]
    for film, frame, rescale in zip(stack.slices, frames[::-1], RESCALES[::-1], strict=True):
        np.testing.assert_array_equal(film.pixels, units(frame, *rescale))
        assert (film.spacing_mm, film.scale, film.view, film.warnings) == ((0.8, 0.7), "patient", "axial", ())
        assert film.place.orientation == (1, 0, 0, 0, 1, 0)
    assert [(film.frame, film.frames) for film in stack.slices] == [(4, 4), (3, 4), (2, 4), (1, 4)]


def test_a_packed_enhanced_ct_is_the_same_stack(stack_file, frames):
    data = stack_file(frames, HEIGHTS, RESCALES)
    (plain,), (packed,) = read_series([data]), read_series([compressed(data, uid.RLELossless)])
    assert plain.sha256 == packed.sha256


def test_one_frame_of_it_is_a_film(stack_file, frames):
    film = read_film(stack_file(frames, HEIGHTS, RESCALES), 3)
    np.testing.assert_array_equal(film.pixels, units(frames[2], 0.5, 0))
    assert film.place.position_mm == (-100, -120, 6)
    assert film.warnings == ("This file holds 4 images; this is number 3.",)


def test_each_frame_has_its_own_windows(stack_file, frames):
    asked = Dataset()
    asked.WindowCenter, asked.WindowWidth, asked.WindowCenterWidthExplanation = 40, 401, "ABDOMEN"
    film = read_film(stack_file(frames, HEIGHTS, RESCALES, own={"FrameVOILUTSequence": [asked]}), 1)
    assert film.windows == (("Bone", 524, 2324), ("ABDOMEN", 864, 1264))


def test_an_enhanced_mr_keeps_its_stored_values(stack_file, frames):
    elements = {"Modality": "MR", "SOPClassUID": uid.EnhancedMRImageStorage}
    (stack,) = read_series([stack_file(frames, HEIGHTS, [(1, 0)] * 4, **elements)])
    assert stack.title == "MR, 4 slices, 3.0 mm"
    for film, frame in zip(stack.slices, frames[::-1], strict=True):
        np.testing.assert_array_equal(film.pixels, frame)


def test_frames_of_two_orientations_are_two_stacks(stack_file, frames):
    turned = Dataset()
    turned.ImageOrientationPatient = [1, 0, 0, 0, 0, -1]
    data = stack_file(frames, HEIGHTS, RESCALES)
    dataset = pydicom.dcmread(BytesIO(data))
    for groups in dataset.PerFrameFunctionalGroupsSequence[2:]:
        groups.PlaneOrientationSequence = [turned]
        groups.PlanePositionSequence[0].ImagePositionPatient = [-100, float(groups.PlanePositionSequence[0]
                                                                           .ImagePositionPatient[2]), 0]
    file = BytesIO()
    dataset.save_as(file)
    assert [len(stack.slices) for stack in read_series([file.getvalue()])] == [2, 2]


def test_what_is_told_of_a_frame_comes_before_what_is_told_of_all(stack_file, frames):
    dataset = pydicom.dcmread(BytesIO(stack_file(frames, HEIGHTS, RESCALES)))
    dataset.PixelSpacing = [9, 9]
    assert list(frame_of(dataset, 2).PixelSpacing) == [0.8, 0.7]
    finer = Dataset()
    finer.PixelSpacing = [0.4, 0.3]
    dataset.PerFrameFunctionalGroupsSequence[1].PixelMeasuresSequence = [finer]
    assert [told.PixelSpacing[0] for told in each_frame(dataset)] == [0.8, 0.4, 0.8, 0.8]
    assert list(dataset.PixelSpacing) == [9, 9]


def test_several_frames_with_one_place_told_have_none(slice_file, noise):
    # Which of them lies there is not told.
    data = slice_file(5, np.vstack([noise, noise]), Rows=51, NumberOfFrames=2)
    assert read_film(data, 2).place is None and not holds_slices(data)


@pytest.mark.parametrize("harm", ["too few", "none", "rubbish"])
def test_frames_whose_places_are_missing_are_no_slices(stack_file, frames, harm):
    dataset = pydicom.dcmread(BytesIO(stack_file(frames, HEIGHTS, RESCALES, syntax=uid.ImplicitVRLittleEndian)))
    groups = dataset.PerFrameFunctionalGroupsSequence
    if harm == "too few":
        dataset.PerFrameFunctionalGroupsSequence = groups[:3]
    elif harm == "none":
        del dataset.PerFrameFunctionalGroupsSequence
    elif harm == "rubbish":
        for one in groups:
            one.PlanePositionSequence[0].ImagePositionPatient = [0, 0, 99999]
    file = BytesIO()
    dataset.save_as(file)
    data = file.getvalue()
    assert holds_slices(data) == (harm == "too few")
    if harm == "too few":
        assert [film.place.position_mm[2] for film in read_series([data])[0].slices] == [6, 3, 0]


def test_groups_without_end_are_read_at_a_bounded_cost(stack_file, frames, monkeypatch):
    dataset = pydicom.dcmread(BytesIO(stack_file(frames, HEIGHTS, RESCALES, syntax=uid.ImplicitVRLittleEndian)))
    assert all("ImagePositionPatient" in told for told in each_frame(dataset))
    monkeypatch.setattr(limits, "MOST_READS", 10)
    assert not any("ImagePositionPatient" in told for told in each_frame(dataset))


@pytest.mark.parametrize(("told", "count"), [(None, 1), (1, 1), (7, 7), (0, 1), (-3, 1), (2000, 2000)])
def test_frames_are_counted(told, count):
    dataset = Dataset()
    if told is not None:
        dataset.NumberOfFrames = told
    assert count_frames(dataset) == count
