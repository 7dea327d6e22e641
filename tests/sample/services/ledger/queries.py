"""What the sample's ledger computes."""

from sqlalchemy import func, select

from chassis.calling.asked import Asked
from chassis.running.figures import Computed, Ratio
from chassis.running.handlers import computes
from chassis.running.work import Work
from contracts.counts import AVERAGE, ENTRIES
from contracts.figures import FigureDimension
from services.ledger.models import Line


@computes(ENTRIES, AVERAGE)
def count_lines(work: Work, asked: Asked) -> Computed:
    accounts = {str(subject): subject for subject in asked.subjects[FigureDimension.ORGANIZATION]}
    lines = select(Line.account, func.count(), func.sum(Line.amount)).group_by(Line.account)
    rows = work.session.execute(lines.where(Line.account.in_(accounts))).all()
    groups = {accounts[name]: {ENTRIES.name: count, AVERAGE.name: Ratio(amount, count)} for name, count, amount in rows}
    return Computed(groups)
