"""Coxa: the list of pages, and the server they are served by."""

import streamlit as st

from planning.pages import PAGES, dress, prepare_server, shell_routes
from planning.viewer.routes import ROUTES

prepare_server()
app = st.App(__file__, routes=[*ROUTES, *shell_routes([path for _, _, path in PAGES])])

if __name__ == "__main__":  # Streamlit runs this file as its script, and imports it once as the server
    dress()
    st.navigation([st.Page(page, title=title, url_path=path, default=not path) for page, title, path in PAGES],
                  position="top").run()
