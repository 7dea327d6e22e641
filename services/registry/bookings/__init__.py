"""Bookings of venues: by hand, and for activities, which ask for them by events (decision 0057)."""
