"""The HTTP gateway in front of the services, made from the declarations in ``contracts``."""
