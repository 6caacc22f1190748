"""A sample film as a picture that lies where the viewer will show it, there from the first moment of the page."""

from __future__ import annotations

from functools import cache
from html import escape

import numpy as np
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from planning.pages import samples
from planning.reports.crop import crop_to, jpeg_of

LONGEST = 1400  # pixels; about what a screen shows of a film
# Where Streamlit, look.css and viewer.css will lay the film, which a test holds; the viewer takes the picture away,
# and time does if no viewer comes.
STYLE = """<style>
#early-film { position: fixed; z-index: 9; left: 206px; top: 153px; width: calc(72vw - 221px);
  height: max(379px, calc(100vh - 191px)); object-fit: contain; background: #000; pointer-events: none;
  animation: early-film-gone 0s 9s forwards; }
@keyframes early-film-gone { to { visibility: hidden; } }
@media (max-width: 903px) { #early-film { left: 62px; width: calc(72vw - 77px); } }
@media (max-width: 640px) { #early-film { display: none; } }
</style>"""


def with_early_film(page: str, sample_id: str) -> str:
    """The start page showing a sample's first film, fetched before the scripts.

    The page as it is when there is no such sample, or it is a stack of slices.
    """
    sample = samples.sample(sample_id)
    if sample is None or sample.get("stack"):
        return page
    address = f"/early/{escape(samples.true_case(sample['case']).films[0].sha256)}.jpg"
    first = f'<link rel="preload" as="image" fetchpriority="high" href="{address}">{STYLE}'
    page = page.replace("<head>", f"<head>{first}", 1)
    return page.replace("<body>", f'<body><img id="early-film" alt="" src="{address}">', 1)


@cache
def _picture(sha256: str) -> bytes | None:
    film = samples.film_of(sha256)
    return film and jpeg_of(film, crop_to(np.empty((0, 2)), film, film.spacing_mm, LONGEST))


def _answer(request: Request) -> Response:
    picture = _picture(request.path_params["sha256"])
    if picture is None:
        return Response("There is no such sample.", status_code=404)
    # The address names the pixels, so the browser may keep the picture for good.
    return Response(picture, media_type="image/jpeg", headers={"Cache-Control": "public, max-age=31536000, immutable"})


ROUTE = Route("/early/{sha256}.jpg", _answer)
