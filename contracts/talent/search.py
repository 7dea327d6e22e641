"""What of talent is found by text."""

from contracts.search import Search
from contracts.talent.courses import COURSE, LIST_COURSES
from contracts.talent.events import COURSE_ANNOUNCED, COURSE_CHANGED

SEARCH_COURSES = Search(
    COURSE,
    LIST_COURSES,
    (COURSE_ANNOUNCED, COURSE_CHANGED),
    codes=("code",),
    words=("title", "description", "venue"),
)
