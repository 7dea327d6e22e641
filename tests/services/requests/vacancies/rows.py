"""Vacancies: mostly there are none."""

FEW = ("vacancies",)
