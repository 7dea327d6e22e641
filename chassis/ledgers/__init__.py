"""Sheets that people fill in, read by what is declared of them in contracts."""
