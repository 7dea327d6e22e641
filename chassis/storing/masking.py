"""Masks telephone numbers, identity numbers, bank cards and e-mail addresses: alone, and wherever they are in a text.

Names cannot be recognized. In doubt more is masked rather than less: who reads a masked text is to see what happened,
not whom to ring up.
"""

import re

# What stands between digits in writing, in wide forms too: blanks, hyphens and dashes, dots, brackets.
_BETWEEN = r"[ \u00a0\u2002-\u200a\u202f\u3000\-\u2010-\u2015\u2212\uff0d.\u00b7()\uff08\uff09]"
# A number may follow anything but a digit, such as a letter of Chinese; the digits of an escape are none of its own.
_BEGIN = r"(?:(?<!\d)|(?<=\\u[0-9A-Fa-f]{4})|(?<=%[0-9A-Fa-f]{2}))"
_END = r"(?!\d)"
_COUNTRY = rf"(?:(?:\+|00)?86{_BETWEEN}{{0,2}})?"
_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0B: "+"}
# A name in ASCII begins where its first such letter is: a word of Chinese before it does not belong to it. It is made
# of atoms (RFC 5322, 3.2.3), but does not begin with a sign that more often stands around an address.
_EMAIL = re.compile(
    r"(?:(?!['`{|}/=?&])[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}|[^\W\x00-\x7f]{1,64})"
    r"@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}?\.(?:xn--[A-Za-z0-9-]{2,59}|[A-Za-z]{2,24}|[^\W\d_\x00-\x7f]{2,24})"
)
_NUMBER = re.compile(
    # Identifiers of the platform, which may be rows of digits by chance, stay as they are.
    r"(?P<identifier>(?<![0-9A-Za-z])[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}(?![0-9A-Za-z]))"
    # GB 11643, also in the groups of 6, 8 and 4 in which it is written; the 15 digits of before 1999; bank cards.
    rf"|{_BEGIN}(?P<identity>\d{{6}}{_BETWEEN}?\d{{8}}{_BETWEEN}?\d{{3}}[\dXx\uff38\uff58]"
    r"|[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}"
    rf"|62\d\d(?:{_BETWEEN}?\d{{4}}){{3}}(?:{_BETWEEN}?\d{{1,3}})?){_END}"
    # A mobile number is 11 digits from 1, in any groups; a number before a date is none.
    rf"|{_BEGIN}(?P<mobile>{_COUNTRY}(?!\d{{3}}{_BETWEEN}(?:19|20)\d\d{_BETWEEN}\d\d{_BETWEEN})"
    rf"1[3-9]\d(?:{_BETWEEN}{{0,2}}\d){{8}}){_END}"
    # With an area code, or from abroad, or seven or eight digits that are said to be a telephone's.
    rf"|{_BEGIN}(?P<telephone>{_COUNTRY}[(\uff08]?0(?:10|2\d|[3-9]\d\d){_BETWEEN}{{0,2}}\d{{3,4}}{_BETWEEN}?\d{{4}}"
    rf"|\+\d{{1,3}}(?:{_BETWEEN}{{0,2}}\d){{6,12}}){_END}"
    r"|(?P<label>(?:电话|座机|传真|致电|拨打|\btel|\bphone|\bfax)[^\w+]{0,3})"
    rf"(?P<local>\d{{3,4}}{_BETWEEN}?\d{{4}}){_END}",
    re.IGNORECASE,
)
_THREE_DIGITS = re.compile(r"\d\D?\d\D?\d")


def mask_phone(value: str | None) -> str | None:
    """Mask a telephone number: ``13900001234`` becomes ``139****1234``, any other keeps its last three digits."""
    if value is None:
        return None
    digits = "".join(filter(str.isdecimal, value))
    own = digits.removeprefix("00").removeprefix("86")
    if len(own) == 11 and own.startswith("1"):
        return f"{own[:3]}****{own[-4:]}"
    return f"****{digits[-3:]}" if len(digits) >= 7 else "****"


def mask_email(value: str | None) -> str | None:
    """Mask an e-mail address: ``zhang@example.cn`` becomes ``z***@example.cn``."""
    if value is None:
        return None
    name, _, host = value.rpartition("@")
    return f"{name[:1]}***@{host}"


def mask_name(value: str | None) -> str | None:
    """Mask the name of a person, whatever its length: ``林晓梅`` becomes ``林**``."""
    return None if value is None else f"{value[:1]}**"


def mask_text(value: str) -> str:
    """Mask in a text what looks like a telephone, identity or card number, or an e-mail address.

    Linear in the length of the text.
    """
    if "@" in value:
        value = _EMAIL.sub(lambda found: str(mask_email(found[0])), value)
    value = value.translate(_WIDE)
    return _NUMBER.sub(_masked, value) if _THREE_DIGITS.search(value) else value


def _masked(found: re.Match[str]) -> str:
    whole = found[0]
    match found.lastgroup:
        case "identity":
            return f"{whole[0]}****{whole[-1]}"
        case "local":
            return f"{found['label']}{mask_phone(found['local'])}"
        case "mobile" | "telephone":
            return str(mask_phone(whole))
    return whole
