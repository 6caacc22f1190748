"""The bones of one person, cleaned: from the mesh library's files to one closed surface a bone."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir

import numpy as np
import trimesh

from sample_images.render.joint import lined, rounded
from sample_images.render.mesh import Mesh
from sample_images.render.pick_femur import head_sphere, neck_section
from sample_images.render.solid import joined

JOINT_SPACE = 3.5  # mm between head and roof; the raw bones touch in the female joint and leave 1 mm in the male
FILES = ("Pelvis", "Knee_R", "Knee_L")
NOT_FEMUR = ("meniscus", "patella", "tibia", "fibula")
HERE = Path(__file__).parent


def cleaned(folder: Path, sex: str) -> dict[str, Mesh]:
    """The bones of one sex as closed surfaces, kept in the system's temporary folder for the next time.

    FileNotFoundError when the folder lacks a file.
    """
    files = [folder / f"VH_{sex}_{name}.glb" for name in FILES]
    made_by = [HERE / name for name in ("parts.py", "solid.py", "mesh.py", "pick_femur.py", "joint.py")]
    kept = Path(gettempdir()) / f"coxa_bones_{_digest(files + made_by)}.npz"
    if not kept.exists():
        _keep(kept, _clean(*(_parts(file) for file in files)))
    with np.load(kept) as found:
        names = [key.removesuffix(".faces") for key in found if key.endswith(".faces")]
        return {name: Mesh(found[f"{name}.vertices"], found[f"{name}.faces"]) for name in names}


def _clean(pelvis: dict[str, Mesh], right: dict[str, Mesh], left: dict[str, Mesh]) -> dict[str, Mesh]:
    """Heads are made round, sockets cut out to head and joint space, roofs lined: the joints are concentric."""
    bones = {"sacrum": joined([pelvis["sacrum"]]), "coccyx": joined([pelvis["coccyx"]])}
    for side, knee in (("R", right), ("L", left)):
        femur = joined([_together(part for name, part in knee.items() if not name.startswith(NOT_FEMUR))])
        center, radius = head_sphere(femur, side)
        neck, _ = neck_section(femur, (center, radius), side)
        hip = [part for name, part in pelvis.items() if name.endswith(f"_bone_{side}")]
        roof = radius + JOINT_SPACE
        bones[f"hip_{side}"] = lined(joined(hip, hollow=(center, roof)), center, roof, side)
        bones[f"femur_{side}"] = rounded(femur, center, radius, neck)
        bones |= {f"{name}_{side}": joined([knee[f"{name}_{side}"]]) for name in ("patella", "tibia")}
    return bones


def _parts(file: Path) -> dict[str, Mesh]:
    """Every part in a file by its name without the body's, in patient millimeters (from meters, y up, z forward)."""
    scene = trimesh.load(file)
    found = {}
    for node in scene.graph.nodes_geometry:
        place, name = scene.graph[node]
        part = scene.geometry[name].copy().apply_transform(place)
        x, y, z = 1000 * np.asarray(part.vertices).T
        found[node.split("_", 2)[2]] = Mesh(np.stack([x, -z, y], axis=1), np.asarray(part.faces))
    return found


def _together(parts: Iterable[Mesh]) -> Mesh:
    """Patches of one surface as one mesh: the knee's patches close the femur without a gap."""
    patches = list(parts)
    starts = np.cumsum([0] + [len(patch.vertices) for patch in patches[:-1]])
    faces = [patch.faces + start for patch, start in zip(patches, starts, strict=True)]
    return Mesh(np.vstack([patch.vertices for patch in patches]), np.vstack(faces))


def _digest(files: list[Path]) -> str:
    return sha256(b"".join(sha256(file.read_bytes()).digest() for file in files)).hexdigest()[:16]


def _keep(path: Path, bones: dict[str, Mesh]) -> None:
    arrays = {f"{name}.{part}": getattr(bone, part) for name, bone in bones.items() for part in ("vertices", "faces")}
    fresh = path.with_name(path.stem + "_new.npz")
    np.savez(fresh, **arrays)
    fresh.replace(path)
