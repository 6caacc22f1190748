"""Realignment on the film: move a fragment, read again, solve for a target. It simulates, and never advises."""

from planning.plans import CamStep, FemurStep, Plan, RimStep, SocketStep, Step
from planning.presets import PRESETS, Preset, Window
from planning.realign.apply import Stage, apply, motions, moved_landmarks, rigid, stages
from planning.realign.cam import Resection
from planning.realign.chance import EXECUTION_DEG, EXECUTION_SOURCE, Chance, Chances, chances
from planning.realign.combined import Solved, solved
from planning.realign.femur import WedgeHeight
from planning.realign.hip import head_center
from planning.realign.limits import Limit
from planning.realign.models import Modeled
from planning.realign.offers import Offer, Offers, offers
from planning.realign.outcome import Lengths, Outcome, outcome
from planning.realign.socket import OFF_CENTER_MM, off_center
from planning.realign.solve import Solution, Span, rotations
from planning.realign.trim import Trimming, deepest

__all__ = [
    "EXECUTION_DEG",
    "EXECUTION_SOURCE",
    "OFF_CENTER_MM",
    "PRESETS",
    "CamStep",
    "Chance",
    "Chances",
    "FemurStep",
    "Lengths",
    "Limit",
    "Modeled",
    "Offer",
    "Offers",
    "Outcome",
    "Plan",
    "Preset",
    "Resection",
    "RimStep",
    "SocketStep",
    "Solution",
    "Solved",
    "Span",
    "Stage",
    "Step",
    "Trimming",
    "WedgeHeight",
    "Window",
    "apply",
    "chances",
    "deepest",
    "head_center",
    "motions",
    "moved_landmarks",
    "off_center",
    "offers",
    "outcome",
    "rigid",
    "rotations",
    "solved",
    "stages",
]
