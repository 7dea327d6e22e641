"""The operators' levers on events: outbox, parked events, dead letters, gaps, replays."""
