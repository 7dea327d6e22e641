"""Failed sign-ins change with every guess and are forgotten soon: what is dead of them is taken away early."""

from chassis.migrating import online

revision = "registry_0010"
down_revision = "registry_0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    online.set_parameters("failed_sign_ins", autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=1000)


def downgrade() -> None:
    online.set_parameters("failed_sign_ins", autovacuum_vacuum_scale_factor=0.2, autovacuum_vacuum_threshold=50)
