"""registry stores chains, organizations, persons and their relations, and signs people in."""
