"""Comments: the machinery of what ``contracts/commenting.py`` declares."""
