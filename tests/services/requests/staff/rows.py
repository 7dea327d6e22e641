"""Who asks in staff requests; what is encrypted is read for one request alone."""

NEEDS = ("requests/lifecycle",)
ROWS = ("INSERT INTO staff_persons (request_id, name) SELECT id, '' FROM requests WHERE channel = 'staff'",)
