"""The name under which Streamlit keeps a film's viewer."""

from planning.viewer.viewer import viewer_key


def test_an_id_with_two_underscores_gives_a_name_that_streamlit_takes():
    # Streamlit refuses a component whose key holds two underscores in a row; ids of cases are random and may.
    assert "__" not in viewer_key("a__b___c_", "0" * 64)


def test_each_case_and_each_film_has_a_name_of_its_own():
    names = {viewer_key(case, film * 64) for case in ("a_b", "ab", "a-b") for film in "01"}
    assert len(names) == 6
