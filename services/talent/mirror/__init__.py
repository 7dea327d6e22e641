"""Copies of registry's chains, organizations, persons and posts, as far as enrolment needs them."""
