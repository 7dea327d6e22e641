"""The only door: HTTP in front of the services, made from what ``contracts`` declares."""
