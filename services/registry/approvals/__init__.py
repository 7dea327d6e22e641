"""The second person: acts that concern roles of trust, proposed by one and approved by another (decision 0028)."""
