"""What is masked in texts of people, and what is not."""

import re

import pytest

from chassis.storing.masking import mask_email, mask_phone, mask_text

MASKED = {
    # Beside a letter of Chinese, and beside one of ASCII.
    "停电求助联系13812345678或王经理13912345678": "停电求助联系138****5678或王经理139****5678",
    "tel:13812345678": "tel:138****5678",
    "微信wx13812345678同号": "微信wx138****5678同号",
    "13812345678or 13912345678now": "138****5678or 139****5678now",
    "手机-13812345678-802": "手机-138****5678-802",
    "13812345678,13912345678、13712345678": "138****5678,139****5678、137****5678",
    # In groups, with a country, in wide forms.
    "电138 1234 5678": "电138****5678",
    "138-1234-5678转": "138****5678转",
    "138.1234.5678": "138****5678",
    "1381234 5678": "138****5678",
    "138 12 34 56 78": "138****5678",
    "+86 138-1234-5678": "138****5678",
    "0086-13812345678": "138****5678",
    "(86)13812345678": "(138****5678",
    "1\uff138\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18": "138****5678",
    "\uff0b86\u300013812345678": "138****5678",
    # With an area code, from abroad, and local numbers that are said to be telephones.
    "电话0535-4219000": "电话****000",
    "拨打(0535)4219000找他": "拨打****000找他",
    "\uff080535\uff094219000": "****000",
    "010 6512 3456": "****456",
    "传真:65123456": "传真:****456",
    "+44 20 7946 0958": "****958",
    "+86 535 4219000": "****000",
    # Identity numbers and bank cards.
    "身份证37061219900101123X": "身份证3****X",
    "身份证号码是370612199001011234,": "身份证号码是3****4,",
    "370612 19900101 123x": "3****x",
    "370612900101123": "3****3",
    "卡号6222 0212 3456 7890 123": "卡号6****3",
    # Addresses.
    "邮箱zhang.san+x@example.cn联系": "邮箱z***@example.cn联系",
    "张三@example.com": "张***@example.com",
    "发到zhang@例子.公司": "发到z***@例子.公司",
    "li@mail.163.com13812345678": "l***@mail.163.com138****5678",
    # Of every sign that an address may have before the @, but for those that stand around it.
    "o'brien@example.cn": "o***@example.cn",
    "a!b#c$d%e&f*g/h=i?j^k`l{m|n}o~p@example.cn": "a***@example.cn",
    "<o'brien@example.cn>:退回": "<o***@example.cn>:退回",
    "'zhang@example.cn'": "'z***@example.cn'",
    "{zhang@example.cn}": "{z***@example.cn}",
    '{"email":"zhang@example.cn"}': '{"email":"z***@example.cn"}',
    '{"email": "o\'brien@example.cn", "name": "岚"}': '{"email": "o***@example.cn", "name": "岚"}',
    "?zhang@example.cn": "?z***@example.cn",
    # As they stand in JSON and in addresses of pages.
    '{"phone":"13812345678"}': '{"phone":"138****5678"}',
    "\\u4e0013812345678\\u738b": "\\u4e00138****5678\\u738b",
    "?q=%E4%B8%8013812345678": "?q=%E4%B8%80138****5678",
}
KEPT = [
    "诉求 20261121-0042 需要 500000 元",
    "018f4a2e-1381-2345-6789-138123456789",
    "018f4a2e13812345678912345678abcd",
    "91370612MAXX00012Q",
    "2026-11-29T07:13:29.123456+08:00",
    "150 2026-11-29 起",
    "13,812,345,678 元",
    "1380 万 5678",
    "编号1381234567",
    "@所有人",
    "",
]


@pytest.mark.parametrize(("text", "masked"), MASKED.items())
def test_numbers_and_addresses_are_masked_wherever_they_are_in_a_text(text: str, masked: str) -> None:
    assert mask_text(text) == masked


@pytest.mark.parametrize("around", ["", "中", " ", "a", "。", "\n", "“", "_", "号"])
@pytest.mark.parametrize("number", ["13812345678", "0535-4219000", "37061219900101123X", "+86 13812345678"])
def test_what_stands_beside_a_number_does_not_matter(number: str, around: str) -> None:
    masked = mask_text(f"{around}{number}{around}")
    assert "****" in masked
    assert len(re.findall(r"\d", masked)) <= 7


@pytest.mark.parametrize("text", KEPT)
def test_other_numbers_stay(text: str) -> None:
    assert mask_text(text) == text


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13900001234", "139****1234"),
        ("+86 139-0000-1234", "139****1234"),
        ("0535-4219000", "****000"),
        ("65123456", "****456"),
        ("12345", "****"),
        ("", "****"),
        (None, None),
    ],
)
def test_a_telephone_number_shows_no_more_than_is_needed_to_tell_it_from_others(
    number: str | None, masked: str | None
) -> None:
    assert mask_phone(number) == masked


def test_an_address_shows_its_first_letter_and_where_it_is() -> None:
    assert mask_email("zhang@example.cn") == "z***@example.cn"
    assert mask_email(None) is None
