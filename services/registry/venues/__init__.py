"""Venues: places for party and service work, what they have and when they are open."""
