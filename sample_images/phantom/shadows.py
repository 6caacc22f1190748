"""X-ray shadows, in place on a density image: bones with a cortex, and cortices seen edge on."""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from .canvas import Canvas, Points, filled

Image = NDArray[np.float32]


def depth_inside(outlines: list[Points], holes: list[Points], canvas: Canvas) -> tuple[tuple, Image]:
    """Slices of the bounding box and, in it, mm to the nearest edge of the outlines less the holes."""
    every = np.vstack(outlines)
    low = np.maximum(np.floor(every.min(0)).astype(int) - 3, 0)
    high = np.minimum(np.ceil(every.max(0)).astype(int) + 3, [canvas.columns, canvas.rows])
    box = (slice(low[1], high[1]), slice(low[0], high[0]))
    shape = (high[1] - low[1], high[0] - low[0])
    inside = np.any([filled(outline - low, shape) for outline in outlines], axis=0)
    for hole in holes:
        inside &= ~filled(hole - low, shape)
    inside = np.pad(inside, 1, mode="edge")  # a bone cut by the film's border has no cortex there
    depth = ndimage.distance_transform_edt(inside)[1:-1, 1:-1] * canvas.spacing
    return box, depth.astype(np.float32)


def chord(depth: Image, radius: float | Image) -> Image:
    """mm of path through a rounded body, from the distance to its edge and its half thickness."""
    depth = np.clip(depth, 0, radius)
    return 2 * np.sqrt(depth * (2 * radius - depth))


def add_bone(
    density: Image,
    canvas: Canvas,
    outlines: list[Points],
    *,
    half: float,
    cortex: float | Image = 1.0,
    cancellous: float = 0.3,
    weight: float = 1.0,
    holes: tuple = (),
    texture: Image | None = None,
    fading: Points | None = None,
) -> None:
    """Add one bone in place: a bright shell `cortex` mm thick around less dense cancellous bone.

    Inside the outline `fading` the bone dies away softly: there it merges with another.
    """
    box, depth = depth_inside(outlines, list(holes), canvas)
    wall = cortex[box] if isinstance(cortex, np.ndarray) else cortex
    inner = chord(depth - wall, np.maximum(half - wall, 1.0))
    shell = np.maximum(chord(depth, half) - inner, 0)
    grain = 1.0 if texture is None else 1 + texture[box]
    shadow = weight * (shell + cancellous * inner * grain)
    if fading is not None:
        corner = [box[1].start, box[0].start]
        gone = filled(fading - corner, shadow.shape).astype(np.float32)
        shadow *= (
            1
            - ndimage.zoom(
                ndimage.gaussian_filter(np.pad(gone, ((0, 16), (0, 16)), mode="edge")[::8, ::8], 3.5),
                8,
                order=1,
            )[: gone.shape[0], : gone.shape[1]]
        )
    density[box] += shadow


def add_line(
    density: Image, canvas: Canvas, curve: Points, *, width: float, weight: float, taper: float = 0.15
) -> None:
    """Add a dense line (a cortex seen edge on) in place: Gaussian across, fading toward both ends."""
    coarse = int(np.clip(width / canvas.spacing / 4, 1, 8))  # wide lines need no fine grid
    reach = int(4 * width / canvas.spacing) + coarse
    low = np.maximum(np.floor(curve.min(0)).astype(int) - reach, 0)
    high = np.minimum(np.ceil(curve.max(0)).astype(int) + reach, [canvas.columns, canvas.rows])
    along, own = np.linspace(0, 1, 4000), np.linspace(0, 1, len(curve))
    dense = np.stack([np.interp(along, own, curve[:, k]) for k in (0, 1)], -1)
    columns, rows = (high - low) // coarse + 1
    cells = np.floor((dense - low) / coarse).astype(int)
    keep = np.all((cells >= 0) & (cells < [columns, rows]), axis=1)
    away, place = np.ones((rows, columns), bool), np.zeros((rows, columns), np.float32)
    away[cells[keep, 1], cells[keep, 0]] = False
    place[cells[keep, 1], cells[keep, 0]] = along[keep]
    distance, (i, j) = ndimage.distance_transform_edt(away, return_indices=True)
    t = place[i, j]
    fade = np.clip(np.minimum(t, 1 - t) / taper, 0, 1) if taper else 1.0
    line = weight * fade * np.exp(-0.5 * (distance * canvas.spacing * coarse / width) ** 2)
    box = (slice(low[1], high[1]), slice(low[0], high[0]))
    row, column = (np.arange(s.start, s.stop) - s.start for s in box)
    if coarse > 1:
        line = ndimage.gaussian_filter(line, 0.8)
        line = ndimage.map_coordinates(
            line,
            np.meshgrid((row + 0.5) / coarse - 0.5, (column + 0.5) / coarse - 0.5, indexing="ij"),
            order=1,
            mode="nearest",
        )
    density[box] += line[: len(row), : len(column)].astype(np.float32)


def add_marker(density: Image, canvas: Canvas, corner: tuple[float, float]) -> None:
    """Add a lead R whose lower left corner is at this (column, row)."""
    turn = np.linspace(np.pi / 2, -np.pi / 2, 30)
    bowl = [(0, 14), (4, 14), *zip(4 + 3.6 * np.cos(turn), 10.4 + 3.6 * np.sin(turn), strict=True), (0, 6.8)]
    for stroke in ([(0, 0), (0, 14)], bowl, [(3.5, 6.8), (8, 0)]):
        curve = np.asarray(corner) + np.array(stroke) * [1, -1] / canvas.spacing
        add_line(density, canvas, curve, width=0.75, weight=34, taper=0)
