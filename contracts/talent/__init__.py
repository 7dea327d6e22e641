"""What talent offers: training courses, enrolment with a waiting list, attendance and the report on them."""
