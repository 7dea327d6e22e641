"""Imports of the ledgers of requests: agreements, and projects with their milestones."""
