"""Training: courses, enrolment with a waiting list, attendance, and the figures of it."""
