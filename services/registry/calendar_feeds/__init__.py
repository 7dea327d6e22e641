"""Calendar feeds: secret addresses at which calendar programs read agendas (decision 0056)."""
