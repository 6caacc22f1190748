"""The page that Streamlit's script starts in, with what a film needs named in its head.

Left to itself the browser hears of the component's scripts only after Streamlit has started, connected and drawn;
named in the head they arrive meanwhile.
"""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route
from streamlit.file_util import get_static_dir

from planning.viewer.routes import MODULE_ADDRESSES

# Streamlit's own scripts for what the Measure page shows first; their file names end in a hash of their content.
SCRIPTS = (
    "BidiComponent", "Html", "ButtonGroup", "Button", "WidgetLabel", "WidgetLabelHelpIconInline",
    "useBasicWidgetState", "purify.es", "_arrayReduce", "serialization", "recordbatch",
)


@cache
def shell() -> str:
    """Streamlit's start page under our title, with the scripts to fetch early."""
    folder = Path(get_static_dir())
    found = [file for name in SCRIPTS for file in sorted((folder / "static" / "js").glob(f"{name}.????????.js"))]
    early = [f'<link rel="modulepreload" crossorigin href="./static/js/{escape(file.name)}">' for file in found]
    early += [f'<link rel="modulepreload" href="{escape(address)}">' for address in MODULE_ADDRESSES]
    page = (folder / "index.html").read_text(encoding="utf-8").replace(">Streamlit</title>", ">Coxa</title>")
    return page.replace("</head>", "\n    ".join(["", *early, "</head>"]), 1)


def shell_routes(paths: list[str]) -> list[Route]:
    """The start page at the address of each page."""
    page = shell()

    async def start(request: Request) -> HTMLResponse:
        return HTMLResponse(page, headers={"Cache-Control": "no-cache"})

    return [Route(f"/{path}", start) for path in paths]
