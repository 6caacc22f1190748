"""Make the films and their case file again: `python -m sample_images.phantom [FOLDER]`."""

import json
import sys
from pathlib import Path

from planning.film.read import read_film
from sample_images.catalogue import enter
from sample_images.pictures import write_thumbnail
from sample_images.render.dicom import view_tags

from .ap_pelvis import draw_ap
from .dicom import write_film
from .dunn import draw_dunn
from .hips import AP, CAM, DUNN, LEFT, RIGHT, SPACING, CamHip, Canvas, Hip

AP_TAGS = {**view_tags("ap_pelvis", "B"), "SeriesNumber": "1"}
DUNN_TAGS = {**view_tags("dunn_45", "R"), "SeriesNumber": "2", "ViewPosition": "DUNN 45"}
LESSON = (
    "One pelvis, two hips: the right roof covers its head, the left does not; "
    "and the Dunn view of the right shows a cam that the AP view hides."
)


def marks_by_side(hips: dict[str, Hip | CamHip], canvas: Canvas) -> dict[str, dict[str, list]]:
    """Landmark -> side -> (column, row) points, the corner of the film at (0, 0)."""
    marks: dict[str, dict[str, list]] = {}
    for side, hip in hips.items():
        for key, points in hip.marks().items():
            marks.setdefault(key, {})[side] = canvas.pixels(points, side).round(6).tolist()
    return marks


def film_entry(name: str, view: str, hips: dict[str, Hip | CamHip], canvas: Canvas, sha256: str) -> dict:
    """One film of the case file."""
    return {
        "id": name,
        "view": view,
        "rows": canvas.rows,
        "columns": canvas.columns,
        "sha256": sha256,
        "spacing_mm": [SPACING, SPACING],
        "scale": "estimated",
        "marks": marks_by_side(hips, canvas),
    }


def catalogue_entry() -> dict:
    """The case with its lesson and the true value of every measure the marks allow."""
    return {
        "id": "phantom",
        "title": "Drawn pelvis with known angles",
        "lesson": LESSON,
        "tags": ["Drawn"],
        "films": ["phantom_ap.dcm", "phantom_dunn.dcm"],
        "case": "phantom_case.json",
        "thumbnail": "thumbnails/phantom.jpg",
        "truth": {"ap": {"R": RIGHT.truth(), "L": LEFT.truth()}, "dunn": {"R": CAM.truth()}},
    }


def main(folder: Path) -> None:
    """Write both films, their small picture and the case file into a folder, and list the case there."""
    films = []
    for name, view, hips, canvas, draw, tags in (
        ("ap", "ap_pelvis", {"R": RIGHT, "L": LEFT}, AP, draw_ap, AP_TAGS),
        ("dunn", "dunn_45", {"R": CAM}, DUNN, draw_dunn, DUNN_TAGS),
    ):
        path = folder / f"phantom_{name}.dcm"
        write_film(path, draw(), tags)
        films.append(film_entry(name, view, hips, canvas, read_film(path.read_bytes()).sha256))
    case = {"format": "coxa-case", "version": 1, "films": films}
    (folder / "phantom_case.json").write_text(json.dumps(case, indent=1) + "\n")
    first = read_film((folder / "phantom_ap.dcm").read_bytes())
    write_thumbnail(folder / "thumbnails" / "phantom.jpg", first.pixels, first.window)
    enter(folder, [catalogue_entry()])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parents[1])
