"""The order of steps and the counts of redispatches of requests of before."""

from chassis.migrating import online

revision = "requests_0013"
down_revision = "requests_0012"
branch_labels = None
depends_on = None

# Identifiers grow with the time on the wall, which was not set back with the business clock.
_POSITIONS = """
UPDATE request_history SET position = numbered.number FROM (
    SELECT id, row_number() OVER (PARTITION BY request_id ORDER BY id) AS number FROM request_history
    WHERE request_id IN (SELECT request_id FROM request_history WHERE position = 0 LIMIT 1000)
) AS numbered WHERE request_history.id = numbered.id AND position = 0
"""
_MOVED = """
UPDATE requests SET moved_at = (
    SELECT coalesce(max(at), requests.submitted_at) FROM request_history WHERE request_id = requests.id
) WHERE id IN (
    SELECT id FROM requests WHERE status NOT IN ('closed', 'withdrawn') AND moved_at IS NULL LIMIT 1000
)
"""
_REDISPATCHES = """
UPDATE requests SET redispatches = counted.number FROM (
    SELECT requests.id, count(*) AS number FROM request_history JOIN requests ON requests.id = request_id
    WHERE action = 'redispatch' GROUP BY requests.id HAVING count(*) > requests.redispatches LIMIT 1000
) AS counted WHERE requests.id = counted.id
"""


def upgrade() -> None:
    for statement in (_POSITIONS, _MOVED, _REDISPATCHES):
        online.in_portions(statement)
    online.create_index("uq_request_history_position", "request_history", ["request_id", "position"], unique=True)


def downgrade() -> None:
    online.drop_index("uq_request_history_position", "request_history")
