"""Search: finds things by the words of their texts, by parts of their names and by the beginnings of their codes."""
