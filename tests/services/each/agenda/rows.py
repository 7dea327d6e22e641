"""Values for the days of agendas."""

VALUES = {"get_service_agenda.first": "2026-11-01", "get_service_agenda.last": "2026-12-31"}
