"""The page that Streamlit's script starts in, with what a film needs named in its head, and a sample's film.

Left to itself the browser hears of the component's scripts only after Streamlit has started, connected and drawn;
named in the head they arrive meanwhile.
"""

from __future__ import annotations

import re
import secrets
from functools import cache
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route
from streamlit.file_util import get_static_dir

from planning.pages.early_film import ROUTE, with_early_film
from planning.viewer.routes import BROWSER_COOKIE, MODULE_ADDRESSES

# Streamlit's own scripts for what the Measure page shows first; their file names end in a hash of their content.
SCRIPTS = (
    "BidiComponent", "Html", "ButtonGroup", "Button", "WidgetLabel", "WidgetLabelHelpIconInline",
    "useBasicWidgetState", "purify.es", "_arrayReduce", "serialization", "recordbatch",
)
# Streamlit styles its own elements inline; scripts come from this server alone, as files.
POLICY = "; ".join((
    "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:",
    "font-src 'self' data:", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'self'",
))
HEADERS = {
    "Cache-Control": "no-cache", "Content-Security-Policy": POLICY, "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
INLINE = re.compile(r"<script>.*?</script>", re.DOTALL)


@cache
def shell() -> str:
    """Streamlit's start page under our title, with the scripts to fetch early."""
    folder = Path(get_static_dir())
    found = [file for name in SCRIPTS for file in sorted((folder / "static" / "js").glob(f"{name}.????????.js"))]
    early = [f'<link rel="modulepreload" crossorigin href="./static/js/{escape(file.name)}">' for file in found]
    early += [f'<link rel="modulepreload" href="{escape(address)}">' for address in MODULE_ADDRESSES]
    page = INLINE.sub("", (folder / "index.html").read_text(encoding="utf-8"))
    page = page.replace(">Streamlit</title>", ">Coxa</title>")
    return page.replace("</head>", "\n    ".join(["", *early, "</head>"]), 1)


def shell_routes(paths: list[str]) -> list[Route]:
    """The start page at the address of each page; it gives each browser a cookie for as long as that is open."""
    page = shell()

    async def start(request: Request) -> HTMLResponse:
        shown = with_early_film(page, request.query_params.get("sample", "")) if request.url.path == "/" else page
        answer = HTMLResponse(shown, headers=HEADERS)
        if not request.cookies.get(BROWSER_COOKIE):
            answer.set_cookie(BROWSER_COOKIE, secrets.token_urlsafe(24), httponly=True, samesite="strict",
                              secure=request.url.scheme == "https")
        return answer

    return [*(Route(f"/{path}", start) for path in paths), ROUTE]
