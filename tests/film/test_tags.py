"""Values that are missing, malformed, endless or hostile."""

import pytest
from pydicom.dataelem import RawDataElement
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.tag import Tag

from planning.film import limits, tags
from planning.film.tags import item, items, number, numbers, text, values


def dataset(**elements):
    made = Dataset()
    for keyword, value in elements.items():
        setattr(made, keyword, value)
    return made


def raw(keyword, value):
    """A dataset with an element as it is before it is looked at."""
    made = Dataset()
    tag = Tag(keyword)
    made._dict[tag] = RawDataElement(tag, None, len(value), value, 0, True, True)
    return made


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (dataset(), ()),
        (None, ()),
        (dataset(PixelSpacing=[0.1, 0.2]), (0.1, 0.2)),
        (dataset(PixelSpacing=None), ()),
        (raw("PixelSpacing", b"0,14\\0,15"), (0.14, 0.15)),
        (raw("PixelSpacing", b"0.1\\abc"), ()),
        (raw("PixelSpacing", b"nan\\0.1"), ()),
        (raw("PixelSpacing", b"inf"), ()),
        (raw("PixelSpacing", b""), ()),
    ],
)
def test_numbers(made, expected):
    assert numbers(made, "PixelSpacing") == expected
    assert number(made, "PixelSpacing") == (expected[0] if expected else None)


def test_a_value_longer_than_any_is_is_never_taken_apart(monkeypatch):
    long = raw("PixelSpacing", b"1\\" * 2048)
    monkeypatch.setattr(Dataset, "get", lambda *_: pytest.fail("taken apart"))
    assert len(b"1\\" * 2048) == limits.LONGEST_VALUE
    long._dict[Tag("PixelSpacing")] = long._dict[Tag("PixelSpacing")]._replace(value=b"1\\" * 2049)
    assert values(long, "PixelSpacing") == ()


def test_text_is_short_lower_case_words():
    made = raw("ImageType", b"ORIGINAL\\PRIMARY_X\\" + b"A" * 900)
    assert text(made, "ImageType") == "original primary x " + "a" * tags.LONGEST_TEXT
    assert text(made, "Modality") == ""


def test_items_of_a_sequence():
    made = dataset(ViewCodeSequence=Sequence([dataset(CodeMeaning="one"), dataset(CodeMeaning="two")]))
    assert [text(one, "CodeMeaning") for one in items(made, "ViewCodeSequence")] == ["one", "two"]
    assert text(item(made, "ViewCodeSequence"), "CodeMeaning") == "one"
    assert items(made, "VOILUTSequence") == () and item(made, "VOILUTSequence") is None
    assert items(dataset(CodeMeaning="no sequence"), "CodeMeaning") == () and items(None, "ViewCodeSequence") == ()


def test_a_metered_file_ends_after_so_many_reads(monkeypatch):
    monkeypatch.setattr(limits, "MOST_READS", 3)
    file = tags.Metered(b"abcdef")
    assert [file.read(1) for _ in range(3)] == [b"a", b"b", b"c"]
    with pytest.raises(ValueError):
        file.read(1)
