"""What the service requests offers and tells: catalog, dispatch rules, the life of a request, calendar, figures."""
