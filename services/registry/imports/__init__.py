"""Import of chains, organizations, persons and posts from spreadsheets."""
