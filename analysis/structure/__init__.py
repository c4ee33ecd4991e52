"""Cutting a statute into the units that a lawyer can cite."""

from analysis.structure.segment import segment

__all__ = ["segment"]
