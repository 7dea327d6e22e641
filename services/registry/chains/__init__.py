"""Industry chains with their segments and sub-industries."""
