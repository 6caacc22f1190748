"""The frames of a DICOM image, each as a dataset of its own: enhanced CT and MR say apart where each frame lies."""

from collections.abc import Iterator
from typing import Any

from pydicom.dataelem import RawDataElement
from pydicom.dataset import Dataset
from pydicom.filereader import read_sequence
from pydicom.tag import Tag

from planning.film import limits
from planning.film.film import FilmProblem
from planning.film.tags import Metered, item, number

# Enhanced CT, MR and color MR, and what older series are converted to.
ENHANCED = tuple(f"1.2.840.10008.5.1.4.1.1.{kind}" for kind in ("2.1", "4.1", "4.3", "2.2", "4.4"))
# What is told of each frame, or of all of them, in these groups (PS3.3 C.7.6.16).
GROUPS = {
    "PixelMeasuresSequence": ("PixelSpacing",),
    "PlanePositionSequence": ("ImagePositionPatient",),
    "PlaneOrientationSequence": ("ImageOrientationPatient",),
    "PixelValueTransformationSequence": ("RescaleIntercept", "RescaleSlope"),
    "FrameVOILUTSequence": ("WindowCenter", "WindowWidth", "WindowCenterWidthExplanation", "VOILUTFunction"),
    "CTImageFrameTypeSequence": ("FrameType",),
    "MRImageFrameTypeSequence": ("FrameType",),
}
TOO_MANY = f"This file holds more than {limits.MOST_FRAMES:,} images; export the ones you need."


def count_frames(dataset: Any) -> int:
    """How many frames the image has; raises FilmProblem for more than any scanner writes."""
    count = int(number(dataset, "NumberOfFrames") or 1)
    if count > limits.MOST_FRAMES:
        raise FilmProblem(TOO_MANY)
    return max(count, 1)


def one_of_several(frame: int, frames: int) -> str:
    """What is told of an image that is not alone in its file."""
    return f"This file holds {frames} images; this is number {frame}."


def no_such_image(frames: int) -> str:
    """What is told of an image that is not in its file."""
    return f"This file holds {frames} image{'s' * (frames > 1)}; choose one by its number, from 1."


def frame_of(dataset: Any, frame: int) -> Any:
    """One frame, from 1, as a dataset that says of itself what its file says of that frame, its pixels not among it."""
    if count_frames(dataset) == 1 and "SharedFunctionalGroupsSequence" not in dataset:
        return dataset
    return _flat(dataset, _each_groups(dataset)[frame - 1 : frame])


def each_frame(dataset: Any) -> Iterator[Any]:
    """All frames in their order, as `frame_of` gives them."""
    groups, count = _each_groups(dataset), count_frames(dataset)
    if count == 1:
        yield frame_of(dataset, 1)
        return
    for index in range(count):
        yield _flat(dataset, groups[index : index + 1])


def _flat(dataset: Any, own: list[Any]) -> Dataset:
    elements = {tag: dataset.get_item(tag) for tag in dataset.keys() if tag.group != 0x7FE0}  # noqa: SIM118
    if count_frames(dataset) > 1:
        elements.pop(Tag("ImagePositionPatient"), None)  # of one frame at most, and not told which
    for groups in (item(dataset, "SharedFunctionalGroupsSequence"), *own):
        for sequence, keywords in GROUPS.items():
            told = item(groups, sequence)
            elements |= {Tag(k): told.get_item(k) for k in keywords if told is not None and k in told}
    return Dataset(elements)


def _each_groups(dataset: Any) -> list[Any]:
    """What is told of each frame, at a bounded cost; empty when it is told of none, or cannot be read."""
    if "PerFrameFunctionalGroupsSequence" not in dataset:
        return []
    raw = dataset.get_item("PerFrameFunctionalGroupsSequence")
    if not isinstance(raw, RawDataElement):
        return list(raw.value or ())
    content = Metered(raw.value or b"")
    try:
        return list(read_sequence(content, raw.is_implicit_VR, raw.is_little_endian, len(raw.value), "ascii"))
    except Exception:
        return []
