"""The pages of the app, in the order a reader walks them."""

from planning.pages.about import about_page
from planning.pages.compare import compare_page
from planning.pages.look import dress
from planning.pages.measure import measure_page
from planning.pages.plan import plan_page
from planning.pages.reference import reference_page
from planning.pages.server import prepare_server
from planning.pages.shell import shell_routes
from planning.pages.summary import summary_page

PAGES = (
    (measure_page, "Measure", ""),
    (compare_page, "Compare", "compare"),
    (plan_page, "Plan", "plan"),
    (summary_page, "Summary", "summary"),
    (reference_page, "Reference", "reference"),
    (about_page, "About", "about"),
)

__all__ = ["PAGES", "dress", "prepare_server", "shell_routes"]
