"""The sample films and stacks of slices that can be opened with one click."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import streamlit as st

from planning.case import Case, MarkedFilm, Placement
from planning.casefile import read_case
from planning.film import Film, Stack, read_film, read_series
from planning.views import VIEWS

FOLDER = Path(__file__).resolve().parents[2] / "sample_images"


@cache
def catalogue() -> list[dict]:
    """The samples the page can open: id, title, one teaching sentence, tags, files, case of true marks, small picture.

    Left out are those with a film of a view that is not read yet.
    """
    listed = FOLDER / "cases.json"
    samples = json.loads(listed.read_text()) if listed.exists() else []
    return [s for s in samples if all(f.view in VIEWS for f in true_case(s["case"]).films)]


def tags() -> list[str]:
    """What the samples can be chosen by, in the order they are taught."""
    return list(dict.fromkeys(tag for s in catalogue() for tag in s.get("tags", ())))


def thumbnail(sample: dict) -> str:
    """The file of a sample's small picture."""
    return str(FOLDER / sample["thumbnail"])


def sample(sample_id: str) -> dict | None:
    """The sample of that id, or None."""
    return next((s for s in catalogue() if s["id"] == sample_id), None)


@cache
def true_case(title_of_case: str) -> Case:
    """The case of true marks that belongs to a sample."""
    return read_case((FOLDER / title_of_case).read_bytes())


@cache
def _files() -> dict[str, str]:
    """Pixel hash -> file of every sample film that is not a slice of a stack."""
    return {
        film.sha256: name
        for s in catalogue() if not s.get("stack")
        for film, name in zip(true_case(s["case"]).films, s["films"], strict=True)
    }


def is_true(film: MarkedFilm) -> bool:
    """Whether the marks of a film are those that a sample comes with, and so no reader's own."""
    return any(true.sha256 == film.sha256 and true.marks == film.marks
               for s in catalogue() for true in true_case(s["case"]).films)


def has_true(film: MarkedFilm) -> bool:
    """Whether a landmark of a film lies to the last bit where a sample has it, and so was placed by no reader."""
    return any(true.sha256 == film.sha256 and points == true.marks.get(key, {}).get(side)
               for s in catalogue() for true in true_case(s["case"]).films
               for key, sides in film.marks.items() for side, points in sides.items())


def without_true_first(case: Case) -> Case:
    """The case without first placements that were a sample's: kept when such films could still be placed again."""
    return replace(case, films=tuple(
        replace(film, first=Placement())
        if film.repeats and has_true(replace(film, marks=film.first_placement.marks)) else film
        for film in case.films))


@st.cache_resource(max_entries=6, show_spinner=False)
def _film(name: str) -> Film:
    return read_film((FOLDER / name).read_bytes())


def film_of(sha256: str) -> Film | None:
    """The sample film with these pixels, decoded once for all sessions, or None."""
    name = _files().get(sha256)
    return _film(name) if name else None


@st.cache_resource(max_entries=3, show_spinner=False)
def stack_of(sample_id: str) -> Stack:
    """The slices of a sample, read once for all sessions."""
    return read_series((FOLDER / name).read_bytes() for name in sample(sample_id)["films"])[0]
