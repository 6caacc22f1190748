"""What the About page says of how sure a number is and of suggestions, which must be what the app does."""

from planning.pages.about import TEXT

SAID = " ".join(TEXT.split())


def test_it_does_not_deny_that_films_are_looked_at():
    assert "sees nothing" not in SAID
    assert "where it suggests a mark from the film, nothing is measured before you accept it" in SAID


def test_it_explains_the_interval_the_bar_and_suggestions():
    assert "**±** is half a 95 % interval" in SAID
    assert "where none has 80 %, *straddles* names the value's own and each that has at least 10 %" in SAID
    assert "Suggestions and Snap follow edges of gray, without a trained network, and can be wrong" in SAID
