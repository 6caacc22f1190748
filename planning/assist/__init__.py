"""Image to suggested marks, by edges alone and without a trained network. It suggests; a reader decides."""

from planning.assist.head import HeadSuggestion, suggest_head
from planning.assist.neck import Leaving, NeckSuggestion, suggest_neck
from planning.assist.refusal import NoSuggestion
from planning.assist.snapping import Snap, snap
from planning.assist.sourcil import SourcilSuggestion, suggest_sourcil
from planning.assist.wire import suggest_outline

__all__ = [
    "HeadSuggestion",
    "Leaving",
    "NeckSuggestion",
    "NoSuggestion",
    "Snap",
    "SourcilSuggestion",
    "snap",
    "suggest_head",
    "suggest_neck",
    "suggest_outline",
    "suggest_sourcil",
]
