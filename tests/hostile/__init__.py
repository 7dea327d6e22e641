"""What an attacker or a careless client does, and that it does no harm."""
