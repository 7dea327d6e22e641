"""Persons and the posts they hold."""
