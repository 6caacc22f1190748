"""One sample case on disk: its films, the case file of true marks, the small picture, its entry in the list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from sample_images.pictures import write_thumbnail
from sample_images.render.anatomy import Anatomy
from sample_images.render.angles import Angles, in_space, on_film, pelvis_in_space
from sample_images.render.cases import SampleCase
from sample_images.render.pick_slices import axial_places
from sample_images.render.pose import posed
from sample_images.render.slices import write_stack
from sample_images.render.take import Taken, write_film
from sample_images.render.truth import readable
from sample_images.render.versions import versions


def make_case(case: SampleCase, bones: Anatomy, folder: Path, *, anew: bool = True) -> dict:
    """Write every file of a case made of these bones into a folder; returns the case's entry for the list.

    anew: take the films; without it they are there, and what is known of them is written again.
    """
    bones = case.change(bones)
    taken = list(_taken(case, bones, folder, anew))
    marks = {film.id: readable(film.points, film.record["view"]) for film in taken}
    content = {
        "format": "coxa-case", "version": 1, "patient": {"sex": case.sex},
        "films": [{"id": film.id, **film.record, **_protocol(case, film), "marks": marks[film.id][0]}
                  for film in taken],
    }
    (folder / f"{case.id}.case.json").write_text(json.dumps(content, indent=1) + "\n")
    others = {name: rest for name, (_, rest) in marks.items() if rest}
    points = folder / f"{case.id}.points.json"
    if others:
        points.write_text(json.dumps(others) + "\n")
    picture = next((film for film in taken if film.id == case.picture), taken[0])
    write_thumbnail(folder / "thumbnails" / f"{case.id}.jpg", picture.pixels, picture.window)
    first = case.films[0]
    # Angles in the planes of the body are told as it lies for an AP film or slices, else as the bones came.
    lying = posed(bones, **first.pose) if first.view in ("ap_pelvis", "axial") else bones
    return _entry(case, taken, lying, folder, points.name if others else "")


def _protocol(case: SampleCase, film: Taken) -> dict[str, str]:
    return {"protocol": case.protocol} if case.protocol and film.record["view"] == "ap_pelvis" else {}


def _taken(case: SampleCase, bones: Anatomy, folder: Path, anew: bool) -> Iterator[Taken]:
    for plan in case.films:
        lying = posed(bones, **plan.pose)
        if plan.view == "axial":
            yield from write_stack(case, lying, folder / case.id, anew=anew)
        else:
            yield write_film(case, plan, lying, folder, anew=anew)


def _entry(case: SampleCase, taken: list[Taken], lying: Anatomy, folder: Path, points: str) -> dict:
    """What the list says of a case: its files, and its true angles on the films and in the bones."""
    on_films = {
        film.id: {side: _rounded(on_film(film.points, film.record["view"], side)) for side in film.sides}
        for film in taken if film.record["view"] != "axial"
    } or _on_slices(taken, lying)
    in_bones = {side: _rounded(in_space(lying, side)) for side in "RL"} | {"-": _rounded(pelvis_in_space(lying))}
    optional = {"points": points, "parent": case.parent, "differs": [asdict(d) for d in case.differs],
                "plain": case.plain, "stack": case.films[0].view == "axial"}
    return {
        "id": case.id, "title": case.title, "lesson": case.lesson, "tags": list(case.tags),
        "films": [film.path.relative_to(folder).as_posix() for film in taken],
        "case": f"{case.id}.case.json", "thumbnail": f"thumbnails/{case.id}.jpg",
        **{key: value for key, value in optional.items() if value},
        "truth": on_films, "in_space": in_bones,
    }


def _on_slices(taken: list[Taken], lying: Anatomy) -> dict[str, dict[str, Angles]]:
    """The angles that the slices give together, under the name of the one through the heads."""
    places, named = axial_places(lying), next(film for film in taken if "head" in film.points)
    return {named.id: {side: _rounded(versions(lying, places, side)) for side in "RL"}}


def _rounded(angles: dict[str, float]) -> dict[str, float]:
    return {key: round(value, 5) for key, value in angles.items()}
