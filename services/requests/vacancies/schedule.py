"""Schedules of vacancies: tell of requests that wait for nobody, and forget those that somebody can act on again."""

from sqlalchemy import delete, select, text

from chassis.running.handlers import every
from chassis.running.work import Work
from chassis.storing.database import new_id
from chassis.storing.dumping import shown
from contracts.requests.vacancies import VACANCY_FOUND, VacancyData
from services.requests.mirror.capability import notice_whole_copies
from services.requests.vacancies.models import Vacancy
from services.requests.vacancies.queries import vacancies

# Two processes must not both find that nobody has been told.
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended('requests vacancies', 0))").execution_options(
    unanswered=True
)


@every(seconds=60)
def find_vacancies(work: Work) -> int:
    """Tell of each vacancy once, until it is filled; returns how many have come or gone.

    It is woken when a post, a person or an organization has changed, and when a step waits for somebody else; a post
    that ends as days pass is noticed within a minute.
    """
    work.session.execute(_ONE_AT_A_TIME)
    notice_whole_copies(work)
    found = {f"{row.role}/{row.department_id}/{row.chain_id}/{row.park_id}": row for row in vacancies(work)}
    known = set(work.session.scalars(select(Vacancy.key)))
    gone = known - found.keys()
    if gone:
        work.session.execute(delete(Vacancy).where(Vacancy.key.in_(gone)))
    for key in sorted(found.keys() - known):
        vacancy = Vacancy(key=key, id=new_id(), found_at=work.now)
        work.session.add(vacancy)
        work.emit(VACANCY_FOUND, vacancy.id, shown(found[key], VacancyData, id=vacancy.id))
    return len(gone ^ (found.keys() - known))
