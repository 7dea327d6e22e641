"""Figures computed from what is registered."""
