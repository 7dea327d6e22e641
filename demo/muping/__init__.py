"""The sample district Muping: invented names, published figures."""
