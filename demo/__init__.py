"""The sample districts and the player that runs them through the HTTP API."""
