"""The list of samples: each maker adds its own entries and leaves the others alone."""

from sample_images.catalogue import enter, entries


def ids(folder):
    return [case["id"] for case in entries(folder)]


def test_two_makers_share_one_list(tmp_path):
    assert entries(tmp_path) == []
    enter(tmp_path, [{"id": "drawn"}])
    enter(tmp_path, [{"id": "b"}], order=["a", "b", "c"])
    enter(tmp_path, [{"id": "a"}], order=["a", "b", "c"])
    assert ids(tmp_path) == ["a", "b", "drawn"]


def test_a_case_made_again_takes_its_old_place(tmp_path):
    enter(tmp_path, [{"id": "a"}, {"id": "b"}, {"id": "drawn"}])
    enter(tmp_path, [{"id": "drawn", "title": "again — ü"}])
    enter(tmp_path, [{"id": "a", "title": "anew"}], order=["a", "b"])
    assert entries(tmp_path) == [{"id": "a", "title": "anew"}, {"id": "b"}, {"id": "drawn", "title": "again — ü"}]
