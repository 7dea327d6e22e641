"""The only entrance: HTTP in front of the services, made from what ``contracts`` declares."""
