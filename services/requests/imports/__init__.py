"""Imports of the ledgers of requests: what works together."""
