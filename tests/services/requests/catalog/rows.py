"""The rows of the catalog."""

from tests.services.large import identifier

ROWS = (
    """
INSERT INTO catalog_classes (id, code, name, position, active, version)
SELECT pg_temp.id('class', n), 'C' || n, 'class ' || n, n, true, 1 FROM generate_series(1, 8) AS n
""",
    """
INSERT INTO catalog_items (id, class_id, code, name, department_id, form, active, version)
SELECT pg_temp.id('item', n), pg_temp.id('class', 1 + n % 8), 'I' || n, 'item ' || n,
    pg_temp.id('department', n % 40), '[]', true, 1
FROM generate_series(0, 59) AS n
""",
)

FIXED = ("catalog_%",)

VALUES = {"class_id": identifier("class", 2), "item_id": identifier("item", 5)}
