"""What enrolment must know of chains, organizations, persons and posts: copies of what registry last told."""
