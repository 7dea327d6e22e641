"""Identifiers in their stored form, by the rules of those who issue them."""

import pytest

from contracts.identifiers import (
    folded,
    mail_address,
    normal_phone,
    normal_uscc,
    phone_key,
    refused_code,
    refused_login,
    refused_phone,
    refused_uscc,
)
from demo.muping.names import social_credit_code


@pytest.mark.parametrize("code", ["91370612MAX900A0XE", "91370612", "", "9137061200000000IO", "91370612MAX900A0XE1"])
def test_a_wrong_social_credit_code_is_refused(code: str) -> None:
    assert refused_uscc(code) is not None


@pytest.mark.parametrize(
    "code",
    [
        "N2370612MF0001234Y",
        "Y1370612MF0001234R",
        "A1370612MF0001234E",
        "G1370000MF0001234W",
        social_credit_code("91", "unit"),
        social_credit_code("54", "unit"),
    ],
)
def test_a_social_credit_code_may_begin_with_a_letter(code: str) -> None:
    assert refused_uscc(code) is None


@pytest.mark.parametrize(
    "given",
    [
        "{0} {1}",
        " {0}-{1} ",
        "{0}\u2013{1}",
        "{0}\u00a0{1}",
        "{0}\u3000{1}",
        "{0}\u2011{1}",
        "{0}\u2003{1}",
        "{0}－{1}",
    ],
    ids=ascii,
)
def test_a_social_credit_code_is_the_same_however_it_is_written(given: str) -> None:
    code = social_credit_code("91", "unit")
    written = given.format(code[:8], code[8:].lower())
    assert normal_uscc(written) == code
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in code)
    assert normal_uscc(wide) == code


@pytest.mark.parametrize("place", range(18))
def test_a_social_credit_code_with_one_wrong_character_is_refused(place: int) -> None:
    code = social_credit_code("91", "unit")
    other = "1" if code[place] != "1" else "2"
    assert refused_uscc(code[:place] + other + code[place + 1 :]) is not None


def _with_check(body: str) -> str:
    """A code with the check character that fits, so that nothing else can be the reason of a refusal."""
    return next(
        body + letter
        for letter in "0123456789ABCDEFGHJKLMNPQRTUWXY"
        if (said := refused_uscc(body + letter)) is None or "last character" not in said.en
    )


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("000000000000000000", "capitals"),
        (_with_check("37370612MF0001234"), "begins with 37"),
        (_with_check("94370612MF0001234"), "begins with 94"),
        (_with_check("Z1370612MF0001234"), "capitals"),
        (_with_check("91000000MF0001234"), "no region"),
        (_with_check("91061219MF0001234"), "no region"),
        (_with_check("91990000MF0001234"), "no region"),
        ("370612199001012066", "resident identity"),
        # Its first eight digits could begin a code: an authority, of a region in Hebei.
        ("131123199003072028", "resident identity"),
    ],
)
def test_what_is_no_social_credit_code_is_told_apart(code: str, why: str) -> None:
    refused = refused_uscc(code)
    assert refused is not None
    assert why in refused.en


@pytest.mark.parametrize(
    ("key", "writings"),
    [
        (
            "13812345678",
            "138 1234 5678|138-1234-5678|+8613812345678|+86 138-1234-5678|0086 138 1234 5678|8613812345678"
            "|１３８１２３４５６７８|(+86)13812345678|（86）138-1234-5678|013812345678|138.1234.5678|138—1234—5678",
        ),
        (
            "05354219000",
            "0535-4219000|(0535)4219000|（0535）4219000|0535 421 9000|+86 535 4219000|+86 (0)535-4219000|86-535-4219000"
            "|+86 0535 4219000",
        ),
        (
            "054342190008001",
            "0543-4219000转8001|0543-4219000-8001|05434219000 ext. 8001|(0543)4219000 分机8001|0543-4219000 #8001"
            "|+86 543 4219000x8001|0543-4219000，转8001|0543-4219000 转:8001",
        ),
        ("01062310000", "010-6231 0000|+86 10 6231 0000"),
        ("4008001234", "400-800-1234|+86 400 800 1234"),
        ("+12125550100", "+1 (212) 555-0100|001 212 555 0100"),
        ("4219000", "4219000|421-9000"),
    ],
)
def test_a_telephone_number_has_one_key_in_all_writings(key: str, writings: str) -> None:
    for writing in writings.split("|"):
        assert phone_key(writing) == key, writing
        assert refused_phone(normal_phone(writing)) is None, writing


@pytest.mark.parametrize(
    "given", ["", "12345", "tel 13812345678", "138/139 12345678", "13812345678;", "+", "1" * 27, "٠١٢٣٤٥٦٧"]
)
def test_what_is_no_telephone_number_is_refused(given: str) -> None:
    assert refused_phone(normal_phone(given)) is not None


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("zhang@example.cn", "zhang@example.cn"),
        ("Zhang.San+x@Example.CN", "Zhang.San+x@example.cn"),
        ("zhang@例子.公司", "zhang@xn--fsqu00a.xn--55qx5d"),
        ("zhang@例子。公司", "zhang@xn--fsqu00a.xn--55qx5d"),
        ("ｕｓｅｒ＠ｅｘａｍｐｌｅ．ｃｏｍ", "user@example.com"),
        ("zhang@xn--fsqu00a.xn--55qx5d", "zhang@xn--fsqu00a.xn--55qx5d"),
    ],
)
def test_a_mail_address_is_stored_as_mail_is_sent_to_it(given: str, sent: str) -> None:
    assert mail_address(given) == sent


@pytest.mark.parametrize(
    "given",
    [
        *(
            "张三@example.com",
            "user",
            "@example.cn",
            "user@",
            "a@b",
            "a..b@example.cn",
            ".a@example.cn",
            "a.@example.cn",
        ),
        *("a b@example.cn", '"a b"@example.cn', "a@b@example.cn", "a@-x.cn", "a@x-.cn", "a@x..cn", "a@10.0.0.1"),
        *(
            "a@[10.0.0.1]",
            "a@ex_ample.cn",
            "a@xn--a.com",
            "a@例\u202e子.cn",
            "<a@example.cn>",
            "a@example.cn,b@example.cn",
        ),
        *("a@example.cn\r\nBcc: b@example.cn", f"{'a' * 65}@example.cn", f"a@{'b' * 64}.cn", f"a@{'例' * 200}.cn"),
    ],
    ids=ascii,
)
def test_an_address_that_no_mail_can_be_sent_to_is_none(given: str) -> None:
    assert mail_address(given) is None


@pytest.mark.parametrize(
    "login",
    [
        "dubаn",
        "ԁubаn",
        "дубан",
        "ουζο",
        "dub\u0131n",
        "dub\u0251n",
        "du\u200bban",
        "du ban",
        "",
        "a" * 61,
        "ß" * 31,
        ".",
        "..",
        "-",
        "@",
        "duban.",
        "_duban",
    ],
)
def test_a_login_that_looks_like_another_is_refused(login: str) -> None:
    assert refused_login(login) is not None


@pytest.mark.parametrize("login", ["duban", "Du.Ban_1-x@muping", "督办", "王\U0002ebf0", "ｄｕｂａｎ", "straße"])
def test_a_login_of_plain_letters_and_han_characters_is_taken(login: str) -> None:
    assert refused_login(login) is None


def test_codes_and_logins_compare_by_compatibility_and_case() -> None:
    assert folded("ＤＵＢＡＮ") == folded("duban") == folded(" Duban ") == "duban"
    assert folded("D-06") == folded("Ｄ－06") == "d-06"
    assert refused_code("PX-06 甲") is None
    # PostgreSQL and Python do not agree on these.
    assert refused_code("É1") is not None
    assert refused_code("straße") is not None
