"""Stream tickets: what opens a stream of live updates where no header can be sent."""
