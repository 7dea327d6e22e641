"""Messaging administration by operators: outbox, parked events, dead letters, gaps, replays."""
