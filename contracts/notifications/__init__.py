"""What notifications offers: the inbox, the rules of who is told what, and the deliveries of mail."""
