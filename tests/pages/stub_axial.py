"""The app with a view of axial slices on which heads and necks can be marked and nothing is read."""

import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from planning.pages import PAGES, prepare_server, shell_routes
from planning.protocols import PROTOCOLS, Protocol
from planning.viewer.routes import ROUTES
from planning.views import VIEWS, View

VIEWS["axial"] = View("axial", "Axial slices", both_hips=True, drawing="lateral", also=("head", "neck_axis"))
PROTOCOLS["axial"] = (Protocol("none", "Nothing", ()),)

prepare_server()
app = st.App(Path(__file__).resolve().parents[2] / "app.py",
             routes=[*ROUTES, *shell_routes([path for _, _, path in PAGES])])
