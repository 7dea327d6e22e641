"""notifications tells people: who is told what, the inbox, and mail."""
