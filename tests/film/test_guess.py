"""Views and sides guessed from what files really say, and doubts raised where they contradict themselves."""

import pytest
from pydicom.dataset import Dataset

from planning.film import read_film
from planning.film.guess import orientation_warnings, side_of, view_of


def dataset(**elements):
    made = Dataset()
    for keyword, value in elements.items():
        setattr(made, keyword, value)
    return made


@pytest.mark.parametrize(
    ("elements", "view"),
    [
        ({"ViewPosition": "AP", "BodyPartExamined": "PELVIS"}, "ap_pelvis"),
        ({"SeriesDescription": "PELVIS AP standing"}, "ap_pelvis"),
        ({"ViewPosition": "AP", "StudyDescription": "XR HIPS BILATERAL"}, "ap_pelvis"),
        ({"SeriesDescription": "Hip_AP"}, "ap_pelvis"),
        ({"ViewPosition": "AP", "BodyPartExamined": "KNEE"}, None),
        ({"ViewPosition": "LL", "BodyPartExamined": "PELVIS"}, None),
        ({"ViewPosition": "AP", "SeriesDescription": "Pelvis inlet"}, None),
        ({"ViewPosition": "AP", "SeriesDescription": "Pelvis Judet obturator oblique"}, None),
        ({"SeriesDescription": "Hip lateral", "StudyDescription": "Pelvis AP"}, None),
        ({"SeriesDescription": "SHIPMENT AP"}, None),
        ({"SeriesDescription": "False Profile R"}, "false_profile"),
        ({"SeriesDescription": "faux-profil de Lequesne"}, "false_profile"),
        ({"SeriesDescription": "Dunn 45 deg L"}, "dunn_45"),
        ({"SeriesDescription": "45° Dunn view"}, "dunn_45"),
        ({"SeriesDescription": "Modified Dunn"}, "dunn_45"),
        ({"ProtocolName": "HIP DUNN 90"}, "dunn_90"),
        ({"SeriesDescription": "Dunn", "ViewPosition": "AP", "BodyPartExamined": "HIP"}, None),
        ({"AcquisitionDeviceProcessingDescription": "HIP FROG-LEG LAT"}, "frog_leg"),
        ({"SeriesDescription": "Lauenstein"}, "frog_leg"),
        ({"SeriesDescription": "Cross-table lateral"}, "cross_table"),
        ({"SeriesDescription": "X-TABLE LAT HIP"}, "cross_table"),
        ({"SeriesDescription": "Hip axiolateral"}, "cross_table"),
        ({"StudyDescription": "Pelvis AP and frog leg"}, "frog_leg"),
        ({"StudyDescription": "Frog leg and cross table"}, None),
        (
            {"SeriesDescription": "False profile", "StudyDescription": "AP pelvis, Dunn 45, frog"},
            "false_profile",
        ),
        ({}, None),
    ],
)
def test_view(elements, view):
    assert view_of(dataset(**elements)) == view


def test_view_from_the_meaning_of_the_view_code():
    code = dataset(CodeMeaning="antero-posterior")
    assert view_of(dataset(ViewCodeSequence=[code], BodyPartExamined="PELVIS")) == "ap_pelvis"


@pytest.mark.parametrize(
    ("elements", "side"),
    [
        ({"ImageLaterality": "R"}, "R"),
        ({"Laterality": "L"}, "L"),
        ({"ImageLaterality": "B"}, "B"),
        ({"ImageLaterality": "U"}, None),
        ({"ImageLaterality": ""}, None),
        ({"SeriesDescription": "Dunn 45 left"}, "L"),
        ({"SeriesDescription": "RT HIP FROG"}, "R"),
        ({"SeriesDescription": "Hips right and left"}, "B"),
        ({"SeriesDescription": "HIPS BILATERAL", "ImageLaterality": "B"}, "B"),
        ({"SeriesDescription": "bright film"}, None),
        ({}, None),
    ],
)
def test_side(elements, side):
    assert side_of(dataset(**elements)) == (side, ())


@pytest.mark.parametrize(
    "elements",
    [
        {"ImageLaterality": "R", "Laterality": "L"},
        {"ImageLaterality": "R", "SeriesDescription": "Left hip"},
    ],
)
def test_two_sides_named_are_no_side_and_a_warning(elements):
    sentence = "The file names more than one side for this film; check the side marker."
    assert side_of(dataset(**elements)) == (None, (sentence,))


@pytest.mark.parametrize(
    ("orientation", "words"),
    [
        (["L", "F"], []),
        (["P", "F"], []),
        (["LF", "FR"], []),
        ("", []),
        (["R", "F"], ["flipped left to right"]),
        (["L", "H"], ["upside down"]),
        (["R", "H"], ["flipped left to right", "upside down"]),
        (["F", "R"], ["lies on its side"]),
        (["H", "L"], ["lies on its side"]),
    ],
)
def test_orientation(orientation, words):
    warnings = orientation_warnings(dataset(PatientOrientation=orientation))
    assert len(warnings) == len(words)
    assert all(word in warning for word, warning in zip(words, warnings, strict=True))


def test_guesses_and_warnings_reach_the_film(dicom_file, ramp):
    film = read_film(
        dicom_file(
            ramp, PatientOrientation=["R", "F"], ImageLaterality="R", SeriesDescription="Dunn 45",
            PixelSpacing=b"abc",
        )
    )  # fmt: skip
    assert (film.view, film.side) == ("dunn_45", "R")
    assert ["PixelSpacing" in film.warnings[0], "flipped" in film.warnings[1]] == [True, True]
