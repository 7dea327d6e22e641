"""Reads spreadsheets in a process of its own, see ``chassis.running.confined``: the standard library and nothing else.

``child`` writes what it has read in JSON, a line for each sheet and each row:

- ``{"sheet": "组织"}``, in a csv file ``{"sheet": null}``;
- ``[2, {"1": "QY001", "4": ["number", 1647.0, "01647"]}]``: the number of the row and its cells by number of the
  column, from 1, without the empty ones;
- at the end ``{"end": true}``, or ``{"refused": ["中文", "English"]}`` for a file that is unusable as a whole.

A cell is a string, or a list that begins with its kind:

- ``number``: the number, and the digits that one sees, or null if one sees something else;
- ``date``: the day, as in 2026-03-01;
- ``unreadable``: why (a key of ``cells.UNREADABLE``), and what one sees.
"""
