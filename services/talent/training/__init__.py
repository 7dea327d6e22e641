"""Training: courses, enrolment with a waiting list and attendance."""
