"""Organizations of all kinds, their relations and their places on chains."""
