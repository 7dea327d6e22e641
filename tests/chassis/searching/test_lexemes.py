"""What a text is found by, in whatever writing, and what does not find it."""

import pytest
from sqlalchemy import text

from chassis.searching import lexemes
from chassis.searching.sources import Document
from chassis.storing.database import new_id
from contracts.registry.search import SEARCH_CHAINS
from contracts.search import Search, compact, plain
from tests.harness import ServiceUnderTest

# A kind of thing with fields of every sort.
EVERY_SORT = Search(
    SEARCH_CHAINS.resource,
    SEARCH_CHAINS.listed,
    (),
    names=("name",),
    codes=("code",),
    words=("note",),
    internal=("aside",),
)
NAME, CODE = "烟台荣昌(制药)股份有限公司", "91370612MA3C-K5XH2B"
NOTE = "拟招聘数控车床操作工 20 名,另需增建污水处理站。联系昊辰光电的张伟业务员。GB/T 2260,⻓期。"
ASIDE = "涉及土地遗留问题"

FOUND = [
    "荣昌", "昌制", "荣昌制药", "荣昌 制药 股份", "烟台荣昌(制药)", "药股份有限", "有限公司 烟台",
    "rczy", "RCZY", "ytrc", "rczy",
    "91370612ma3ck5xh2b", "9137 0612 MA3C", "913706", "9137-0612-ma3c-k5", "91370612MA3CK5XH2B",
    "招聘", "操作工 车床", "车床操作工招聘", "污水", "污水处理", "昊辰", "昊辰光电", "张伟", "gb/t 2260", "2260",
    "长期", "⻓期", "荣昌 招聘", "荣 招聘", "rczy 污水", "GB",
]  # fmt: skip
NOT_FOUND = [
    "荣昌生物", "招聘 焊工", "昊光", "伟辰", "恒瑞", "rcyz", "1370612", "9138", "226", "土地", "土地 招聘", "公司招待",
    "荣 药厂",
]  # fmt: skip


@pytest.fixture(scope="module")
def thing() -> list[str]:
    texts = {"name": NAME, "code": CODE, "note": NOTE, "aside": ASIDE}
    return sorted(Document(new_id(), NAME, CODE, None, texts).lexemes(EVERY_SORT))


def is_found(notifications: ServiceUnderTest, thing: list[str], sought: str, *, internal: bool = False) -> bool:
    statement = text("SELECT array_to_tsvector(:thing) @@ CAST(:sought AS tsquery)")
    with notifications.database.transaction() as session:
        given = {"thing": thing, "sought": lexemes.condition(sought, internal=internal)}
        return bool(session.execute(statement, given).scalar_one())


def test_a_thing_is_found_by_words_parts_of_names_beginnings_of_codes_and_first_letters(
    notifications: ServiceUnderTest, thing: list[str]
) -> None:
    missed = [sought for sought in FOUND if not is_found(notifications, thing, sought)]
    assert missed == []
    assert [sought for sought in NOT_FOUND if is_found(notifications, thing, sought)] == []


def test_internal_words_are_found_by_those_alone_who_may_read_them(
    notifications: ServiceUnderTest, thing: list[str]
) -> None:
    for sought in ("土地", "遗留问题 招聘"):
        assert not is_found(notifications, thing, sought)
        assert is_found(notifications, thing, sought, internal=True)


@pytest.mark.parametrize("sought", ["'a' & b:*", "\\'x", "a | !b", "<-> 招聘", "((", "张:伟", "a\\", "%(x)s"])
def test_signs_of_the_query_language_are_nothing_but_characters(
    notifications: ServiceUnderTest, thing: list[str], sought: str
) -> None:
    assert is_found(notifications, thing, sought) in (True, False)


def test_one_form_of_all_writings() -> None:
    assert plain("⻓江⼈ＡＢＣ②") == "长江人abc2"
    assert compact("荣昌(烟台)·制药 Co.,Ltd") == compact("荣昌（烟台）•製药 ＣＯ ＬＴＤ").replace("製", "制")
    assert compact("。, · ()") == ""


def test_readings_and_names_of_other_scripts_have_first_letters() -> None:
    for name, letters in (("单雄信", "sxx"), ("重庆长安", "cqca"), ("阿不都·热合曼", "abdrhm"), ("𠮷田", "")):
        found = set(lexemes.name(name))
        assert any(each.startswith(lexemes.INITIALS + letters) for each in found), name
