"""From the lattice's probability of a bead to the share of such beads that are right."""

from __future__ import annotations


def calibrated(probability: float, aided: bool) -> float:
    return round(min(max(probability, 0.0), 1.0), 4)
