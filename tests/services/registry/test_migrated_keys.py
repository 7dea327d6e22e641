"""Codes and logins of an earlier release get their new keys when the database is migrated."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from alembic import command
from sqlalchemy import Engine, NullPool, create_engine, text

from chassis.migrating import histories
from chassis.running.settings import Settings
from lianshang.composition import package_of
from tests.harness import FIELD_KEY
from tests.servers import DatabaseServer

BEFORE = "registry_0003"


@pytest.fixture
def settings(database_server: DatabaseServer) -> Settings:
    name = f"keys{uuid4().hex[:8]}_registry"
    database_server.create(name)
    url = database_server.url.replace("{service}", name.replace("registry", "{service}"))
    return Settings(environment="test", database_url=url, field_keys=FIELD_KEY)


@pytest.fixture
def earlier(settings: Settings) -> Iterator[Engine]:
    """A database as the release before left it."""
    histories.upgrade(package_of("registry"), settings)
    engine = create_engine(settings.database_url_of("registry"), poolclass=NullPool)
    with engine.connect() as connection:
        config = histories.config_of(package_of("registry"))
        config.attributes["connection"] = connection
        command.downgrade(config, BEFORE)
        connection.commit()
    yield engine
    engine.dispose()


def add_person(engine: Engine, code: str | None, login: str | None = None) -> None:
    with engine.begin() as connection:
        person_id = uuid4()
        connection.execute(
            text(
                "INSERT INTO persons (id, code, name, locale, active, version) VALUES (:id, :code, 'x', 'zh', true, 1)"
            ),
            {"id": person_id, "code": code},
        )
        if login:
            connection.execute(
                text(
                    "INSERT INTO accounts (id, person_id, login, login_key, must_change_password, failures, active) "
                    "VALUES (:id, :person, :login, :key, false, 0, true)"
                ),
                {"id": uuid4(), "person": person_id, "login": login, "key": login.strip().casefold()},
            )


def test_logins_get_their_new_keys_and_none_is_lost(earlier: Engine, settings: Settings) -> None:
    for login in ("ｄｕｂａｎ", "Duban", "ＤＵＢＡＮ２", "ｃｈｅｎ", "Straße"):
        add_person(earlier, None, login)
    histories.upgrade(package_of("registry"), settings)
    with earlier.connect() as connection:
        keys = connection.scalars(text("SELECT login_key FROM accounts ORDER BY created_at")).all()
        logins = connection.scalars(text("SELECT login FROM accounts ORDER BY created_at")).all()
    assert keys == ["duban-2", "duban", "duban2", "chen", "strasse"]
    assert logins == ["duban-2", "Duban", "DUBAN2", "chen", "Straße"]


def test_codes_that_became_the_same_are_told_before_anything_is_changed(earlier: Engine, settings: Settings) -> None:
    for code in ("d06", "D06", "D07", None, None):
        add_person(earlier, code)
    with pytest.raises(histories.CannotMigrate, match=r"persons: .*D06 d06|persons: .*d06 D06"):
        histories.upgrade(package_of("registry"), settings)
    with earlier.begin() as connection:
        assert BEFORE in connection.scalars(text("SELECT version_num FROM alembic_version")).all()
        connection.execute(text("UPDATE persons SET code = 'D06-2' WHERE code = 'D06'"))
    histories.upgrade(package_of("registry"), settings)
    with pytest.raises(Exception, match="uq_persons_code_folded"):
        add_person(earlier, "d07")


def test_codes_in_full_width_are_brought_into_their_stored_form(earlier: Engine, settings: Settings) -> None:
    for code in ("ＫＣ01", "kc02", None):
        add_person(earlier, code)
    histories.upgrade(package_of("registry"), settings)
    with earlier.connect() as connection:
        assert set(connection.scalars(text("SELECT code FROM persons")).all()) == {"KC01", "kc02", None}
    with pytest.raises(Exception, match="uq_persons_code_folded"):
        add_person(earlier, "kc01")


def test_codes_that_are_the_same_but_for_their_width_stop_the_migration_before_any_table_is_changed(
    earlier: Engine, settings: Settings
) -> None:
    with earlier.begin() as connection:
        chain = text("INSERT INTO chains (id, code, name, active, version) VALUES (:id, 'ＳＷ', 'x', true, 1)")
        connection.execute(chain, {"id": uuid4()})
    for code in ("KC01", "ｋｃ01"):
        add_person(earlier, code)
    with pytest.raises(histories.CannotMigrate, match=r"persons: .*width.*KC01.*ｋｃ01"):
        histories.upgrade(package_of("registry"), settings)
    with earlier.connect() as connection:
        assert connection.scalar(text("SELECT code FROM chains")) == "ＳＷ"
        assert BEFORE in connection.scalars(text("SELECT version_num FROM alembic_version")).all()
