"""talent serves people: training courses, enrolment with a waiting list, attendance."""
