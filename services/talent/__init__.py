"""talent manages training: courses, enrolment with a waiting list, attendance."""
