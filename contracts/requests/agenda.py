"""What of requests stands in agendas."""

from contracts.agenda import Dated
from contracts.requests.activities import ACTIVITY
from contracts.requests.meetings import MEETING
from contracts.requests.negotiations import NEGOTIATION
from contracts.requests.on_site import ON_SITE_DAY

MEETINGS_DATED = Dated(MEETING)
ACTIVITIES_DATED = Dated(ACTIVITY)
NEGOTIATIONS_DATED = Dated(NEGOTIATION)
ON_SITE_DAYS_DATED = Dated(ON_SITE_DAY, titled=False)
