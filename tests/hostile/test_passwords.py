"""Passwords that are guessed first are refused wherever one is set, and those that are not are taken in any writing."""

from dataclasses import replace
from random import Random
from unicodedata import normalize

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select, update
from typer.testing import CliRunner

from chassis.calling.errors import Failure
from chassis.running.settings import Settings, SettingsError
from chassis.storing.passwords import hash_one_time_password, hash_password, is_outdated, verify_password
from contracts import passwords
from contracts.registry.accounts import CHANGE_PASSWORD
from demo.command import LOCAL_PASSWORD
from lianshang.cli.app import app
from services.registry.accounts.models import Account
from tests.harness import FIELD_KEY, ServiceUnderTest
from tests.services.registry.district import (
    PASSWORD,
    opened_account,
    organization,
    person,
    post,
    signed_in,
    somebody,
)

OBVIOUS = [
    "password123",
    "Password123!",
    "P@ssw0rd123",
    "Pa$$w0rd2026",
    "P@$$w0rd!!",
    "drowssap123",
    "Welcome123!",
    "welcome@2026",
    "letmein12345",
    "changeme2026",
    "Admin@123456",
    "Administrator1",
    "root123456!",
    "Operator@2026",
    "operatoroperator",
    "iloveyou1314",
    "monkey-dragon",
    "sunshine_princess",
    "superman-batman",
    "test1234test",
    "tset1234567",
    "Summer2026!!",
    "Autumn-2026!",
    "January2026!",
    "Huawei@123456",
    "Qwertyuiop1",
    "1qaz2wsx3edc",
    "!QAZ2wsx#EDC",
    "qazwsxedcrfv",
    "zaq12wsxcde3",
    "1q2w3e4r5t6y",
    "asdfghjkl123",
    "zxcvbnm,./123",
    "qwe123asd456",
    "1234qwerASDF",
    "a1b2c3d4e5f6",
    "0123456789",
    "9876543210",
    "1111111111",
    "abcdefghij",
    "abcabcabcabc",
    "aaaaaaaaaaaaaa",
    "1357924680",
    "147258369a",
    "741852963.",
    "13805351234",
    "wx13805351234",
    "zhangwei13805351234",
    "qq123456789",
    "370612199001011234",
    "370612199001011234x",
    "woaini1314520",
    "WoAiNi5201314!",
    "5201314520",
    "7758521520",
    "woaizhongguo1949",
    "zhongguo@2026",
    "19491001gcd",
    "gongchandang1921",
    "dangjian2026",
    "buwangchuxin1921",
    "renminfuwu2026",
    "zhangwei1990",
    "zhangsan19900101",
    "lixiaolong1988",
    "wangxiaoming123",
    "xiaoming5201314",
    "Muping@2026",
    "muping-2026",
    "yantai123456",
    "shandong2026",
    "lianshang2026",
    "LianShang@123",
    "lianshang-lianshang",
    "链上链上链上链上链上",
    "链上平台2026年度密码",
    "好好学习天天向上1",
    "为人民服务为人民服务",
    "烟台市牟平区2026",
    "中国共产党1921年",
    "我爱你我爱你我爱你2026",
    "ｐａｓｓｗｏｒｄ１２３",
    "ＱＷＥＲＴＹｕｉｏｐ１２３",
    "Correct-Horse-Battery-Staple",
    "7hqk-m2xd-w9rt-4vnp",
    "four words of your own",
    "新时代中国特色社会主义",
    "习近平新时代中国特色",
    "fuqiangminzhuwenminghexie",
    "bwcxljsm2026",
    "绿水青山就是金山银山",
    "甲乙丙丁戊己庚辛壬癸",
    "癸壬辛庚己戊丁丙乙甲",
    "子丑寅卯辰巳午未申酉",
    "零一二三四五六七八九",
    "赵钱孙李周吴郑王冯陈",
    "天地玄黄宇宙洪荒日月",
    "道可道非常道名可名非常名",
    "红橙黄绿青蓝紫红橙黄",
    "壹贰叁肆伍陆柒捌玖拾",
    "鼠牛虎兔龙蛇马羊猴鸡",
    "jiayibingdingwuji",
    "mondaytuesdaywednesday",
    "p a s s w o r d 1 2 3",
    "p.a.s.s.w.o.r.d",
    "P_A_S_S_W_O_R_D_2026",
    "P.R.C.19491001",
    "qu.jing.min.86",
    "mpqswyy2026",
    "sdytmp264100",
    "aini1314520wo",
    "yilufa168168",
    "yilufacai168",
    "nishishabi250",
    "lisi@13800138000",
    "pаsswоrd2026",
    "pässwörd2026",
    "йцукенгшщз",
    "пароль12345",
    "correct horse battery staple",
]

GOOD = (
    "kiefer-wolke-7-hafen",
    "the quiet harbour at noon",
    "purple giraffe eats lemon",
    "tongzhou haifeng liushu dengta",
    "蓝谷产业园的海风真的很大",
    "昨天的雨把院子里的柿子打落了三个",
    "Кто рано встаёт того видно",
    "mein hund isst gern käse",
    "Xk9$vQ2!mRt7",
    "🐟🌊🚲🏠🍋🎻🪁🧩🛶🪴",
)


@pytest.mark.parametrize("password", OBVIOUS)
def test_an_obvious_password_is_refused(password: str) -> None:
    refused = passwords.refused(password)
    assert refused is not None
    assert "请" in refused.zh


@pytest.mark.parametrize("password", GOOD)
def test_a_long_password_of_unrelated_things_is_taken_whatever_it_is_made_of(password: str) -> None:
    assert passwords.refused(password, ["zhang.wei", "张伟"]) is None


def test_four_words_drawn_by_chance_are_always_taken() -> None:
    # Also of the very words that are common as passwords.
    words = sorted(word for word in passwords.common() if word.isalpha() and word.isascii() and 4 <= len(word) <= 8)
    draw = Random(1)
    for _ in range(200):
        assert passwords.refused("-".join(draw.sample(words, 4))) is None


@pytest.mark.parametrize(
    ("password", "own"),
    [
        ("zhao.minzhi!", ["zhao.minzhi"]),
        ("Xu4hu1-Sh3ngw4n", ["xu4hu1-sh3ngw4n"]),
        ("赵敏之赵敏之赵敏之赵", ["赵敏之"]),
        ("岚屿精密2026-01-01", ["烟台岚屿精密制造有限公司"]),
        ("QYLANYU017-2026", ["QYLANYU017"]),
        ("xylofant@mail", ["xylofant@mail.example.cn"]),
        ("tnafolyx2026!", ["xylofant"]),
        ("jmq860101jmq", ["曲景敏"]),
        ("ytlyjmzz@2026", ["烟台岚屿精密制造有限公司"]),
    ],
)
def test_words_of_the_owner_make_no_password(password: str, own: list[str]) -> None:
    refused = passwords.refused(password, own)
    assert refused is not None
    assert "登录名" in refused.zh
    assert not any(word in refused.zh + refused.en for word in (password, *own)), "it is said in kinds, not in words"


def test_the_list_is_long_and_each_of_its_words_is_refused_with_a_number_behind() -> None:
    assert len(passwords.common()) > 3000
    taken = [word for word in sorted(passwords.common())[::7] if passwords.refused(f"{word}!123456") is None]
    assert taken == []


@pytest.mark.parametrize("password", ["", "kurz-9-xq", "x" * 129, "\ufdfa" * 20, "我" * 129])
def test_too_short_and_too_long_passwords_are_refused_in_the_form_that_is_hashed(password: str) -> None:
    assert passwords.refused(password) is not None


@pytest.mark.parametrize("password", ["a1" * 64, "(" * 128, "zhang" * 25, "我爱" * 64])
def test_a_password_is_not_good_because_it_is_long(password: str) -> None:
    assert passwords.refused(password) is not None


def test_a_new_password_is_held_against_what_is_known_of_its_owner(registry: ServiceUnderTest) -> None:
    found = person(registry, name="公冶长歌", email="xylofant@example.cn", phone="13900000901")
    place = organization(registry, "QYLANYU017", name="烟台岚屿精密制造有限公司")
    post(registry, "enterprise_contact", found["id"], place["id"])
    opened_account(registry, found["id"], "gongye.changge")
    for new in (
        "Gongye_Changge1",
        "公冶长歌公冶长歌公冶",
        "xylofant2026!",
        "a13900000901",
        "QYLANYU017!!",
        "岚屿精密制造2026",
    ):
        with pytest.raises(Failure) as failure:
            registry.call(
                CHANGE_PASSWORD, somebody(found["id"]), body={"current_password": PASSWORD, "new_password": new}
            )
        (error,) = failure.value.errors
        assert (error["field"], error["value"]) == ("new_password", None)
    signed_in(registry, "gongye.changge")


@pytest.mark.parametrize("environment", ["development", "production"])
@pytest.mark.parametrize("password", ["a", "Operator@2026", "lianshang2026"])
def test_the_password_of_the_first_operator_is_held_to_the_same_rule(environment: str, password: str) -> None:
    with pytest.raises(SettingsError, match="OPERATOR_PASSWORD") as error:
        Settings(environment=environment, operator_password=password)
    assert password not in str(error.value).replace("OPERATOR_PASSWORD", "") or password == "a"
    assert Settings(operator_password=PASSWORD).operator_password == PASSWORD


def test_the_passwords_of_the_demonstration_are_held_to_the_same_rule() -> None:
    assert passwords.refused(LOCAL_PASSWORD) is None
    result = CliRunner().invoke(app, ["demo", "--url", "http://127.0.0.1:9"], env={"DEMO_PASSWORD": "muping-2026"})
    assert result.exit_code == 2
    assert "guessed" in result.output


def test_the_password_of_the_demonstration_is_refused_where_data_are_real(
    registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = person(registry)
    opened_account(registry, found["id"], "yu")
    monkeypatch.setattr(registry.runtime, "settings", Settings(environment="production", field_keys=FIELD_KEY))
    body = {"current_password": PASSWORD, "new_password": LOCAL_PASSWORD}
    with pytest.raises(Failure) as failure:
        registry.call(CHANGE_PASSWORD, somebody(found["id"]), body=body)
    assert failure.value.errors[0]["field"] == "new_password"
    with pytest.raises(SettingsError, match="OPERATOR_PASSWORD"):
        Settings(environment="production", operator_password=LOCAL_PASSWORD)


CAFE = "Cafe\u0301 du monde 9"
FORMS = [normalize(form, CAFE) for form in ("NFC", "NFD", "NFKC", "NFKD")] + ["Ｃａｆé ｄｕ ｍｏｎｄｅ ９"]


@pytest.mark.parametrize("typed", FORMS)
def test_a_password_signs_in_in_every_normal_form(registry: ServiceUnderTest, typed: str) -> None:
    found = person(registry)
    opened_account(registry, found["id"], "yu")
    body = {"current_password": PASSWORD, "new_password": CAFE}
    registry.call(CHANGE_PASSWORD, somebody(found["id"]), body=body)
    signed_in(registry, "yu", typed)
    with pytest.raises(Failure):
        signed_in(registry, "yu", typed + " ")


@pytest.mark.parametrize("before", FORMS)
def test_a_hash_of_what_was_typed_before_still_signs_in_and_is_made_again(
    registry: ServiceUnderTest, before: str
) -> None:
    found = person(registry)
    opened_account(registry, found["id"], "yu")
    old = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1).hash(before)
    with registry.database.transaction() as session:
        session.execute(update(Account).values(password_hash=old))
    signed_in(registry, "yu", before)
    with registry.database.transaction() as session:
        hashed = session.scalars(select(Account.password_hash)).one()
    assert hashed is not None
    assert (hashed == old) is (before == passwords.normal(before))
    assert verify_password(hashed, CAFE) == passwords.normal(CAFE)


def test_a_hash_of_another_normal_form_than_the_one_typed_is_found() -> None:
    old = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1).hash(normalize("NFD", CAFE))
    form = verify_password(old, normalize("NFC", CAFE))
    assert form == normalize("NFD", CAFE)
    assert is_outdated(old, form)
    assert not is_outdated(hash_password(CAFE), passwords.normal(CAFE))
    assert verify_password(None, CAFE) is None


def test_a_wrong_one_time_password_is_looked_for_as_long_as_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def look(hashed: str, form: str) -> bool:
        looked.append(form)
        return False

    monkeypatch.setattr("chassis.storing.passwords._verify", look)
    hashed = hash_one_time_password("7hqk-m2xd-w9rt-4vnp")
    assert verify_password(hashed, "7hqk-m2xd-w9rt-4vnp") == "7hqk-m2xd-w9rt-4vnp"
    assert (looked, is_outdated(hashed, "7hqk-m2xd-w9rt-4vnp")) == ([], False)
    assert verify_password(hashed, "7hqk-m2xd-w9rt-4vnq") is None
    assert looked == ["7hqk-m2xd-w9rt-4vnq"]


def test_a_process_with_a_weak_operator_password_says_so_in_one_line(registry: ServiceUnderTest) -> None:
    with pytest.raises(SettingsError) as error:
        replace(registry.settings, operator_password="a")
    assert len(str(error.value).splitlines()) == 1
