"""Values that name somebody or something: their stored form, the key by which they compare, and what is refused.

A request and a file go through the same functions, before any other check, and what was checked is what is stored.
"""

import re
from datetime import date
from hashlib import sha256
from unicodedata import normalize

import regex

from contracts.problem import Text

_DASH = re.compile(r"[\u2010-\u2015\u2212\u2043\u02d7\u30fc]")
_LONGEST_IDENTITY = 400


def folded(given: str) -> str:
    """Return the key by which codes and logins compare: NFKC (full-width letters are letters) and case folded."""
    return normalize("NFKC", normalize("NFKC", given).strip().casefold())


def identity_of(folded_text: str) -> str:
    """Return by what a folded text is known where it is stored, in at most 400 characters: NFKC lengthens some texts.

    A longer one is known by its SHA-256, in hexadecimal digits.
    """
    return folded_text if len(folded_text) <= _LONGEST_IDENTITY else sha256(folded_text.encode()).hexdigest()


# Codes


def normal_code(given: str) -> str:
    """Return the stored form of a code: NFKC, with the case in which it was given."""
    return normalize("NFKC", given)


def refused_code(code: str) -> Text | None:
    """Return why a code is refused, or ``None``: the database compares codes, and folds the letters a to z alone."""
    if code.casefold() == re.sub("[A-Z]", lambda letter: letter[0].lower(), code):
        return None
    return Text("编号中的字母只能是英文字母 a–z。", "The letters of a code are a to z.")


# Logins

LONGEST_LOGIN = 60
# Letters of other scripts, and rare ones of the Latin, look like those from a to z.
_LOGIN = regex.compile(r"[a-z0-9\p{Han}](?:[a-z0-9._@\p{Han}-]*[a-z0-9\p{Han}])?\Z")


def refused_login(login: str) -> Text | None:
    """Return why this is no login, or ``None``. Small letters may be more than their capitals: ß is ss."""
    key = folded(login)
    if _LOGIN.match(key) and max(len(login), len(key)) <= LONGEST_LOGIN:
        return None
    return Text(
        f"登录名为 1 至 {LONGEST_LOGIN} 个汉字、英文字母 a–z、数字,其间可有 . _ - @,不用形似的其他文字。",
        f"A login has 1 to {LONGEST_LOGIN} letters from a to z, Han characters and digits, with . _ - @ between them; "
        "letters of other scripts look like them.",
    )


# Unified social credit codes

_USCC_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC = re.compile(rf"[1-9A-HJ-NP-RTUWXY][1-9][0-9]{{6}}[{_USCC_LETTERS}]{{10}}\Z")
# Registering departments and, for each, the kinds of what it registers (GB 32100-2015, 4.2 and its later additions).
_USCC_KINDS = {
    "1": "123456789",  # staffing offices: authorities, public institutions, mass organizations
    "2": "19",  # foreign affairs
    "3": "1234569",  # justice: law firms, notaries, arbitration
    "4": "19",  # culture
    "5": "123456789",  # civil affairs: associations, foundations, committees of villages and residents
    "6": "129",  # tourism
    "7": "129",  # religious affairs
    "8": "19",  # trade unions
    "9": "123",  # market regulation: enterprises, individual businesses, farmers' cooperatives
    "A": "19",  # the armed forces
    "G": "19",  # public security: representative offices of foreign organizations
    "N": "1239",  # agriculture: collective economic organizations of groups, villages and towns
    "Y": "19",  # others
}
# The first two digits of GB/T 2260; 10 stands for what is registered with the central authorities.
_PROVINCES = re.compile("1[0-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12]")


def normal_uscc(given: str) -> str:
    """Return the stored form of a unified social credit code: NFKC, without blanks and hyphens, letters in capitals."""
    return re.sub(r"[\s-]", "", _DASH.sub("-", normalize("NFKC", given))).upper()


def refused_uscc(code: str) -> Text | None:
    """Return why this is no unified social credit code in its stored form, or ``None`` (GB 32100-2015)."""
    if _is_resident_number(code):
        return Text(
            "这是居民身份证号码,不是统一社会信用代码。",
            "This is a resident identity number, not a unified social credit code.",
        )
    if not _USCC.match(code):
        return Text(
            "统一社会信用代码应为 18 位数字或大写字母(不用 I、O、S、V、Z),第 3 至 8 位为数字。",
            "A unified social credit code has 18 digits or capitals (not I, O, S, V, Z); places 3 to 8 are digits.",
        )
    if code[1] not in _USCC_KINDS.get(code[0], ""):
        return Text(
            f"统一社会信用代码前两位 {code[:2]} 不是登记管理部门和机构类别,企业为 91。",
            f"The code begins with {code[:2]}, which is no department and kind; those of enterprises begin with 91.",
        )
    if not _PROVINCES.match(code[2:4]):
        return Text(
            f"统一社会信用代码第 3 至 8 位 {code[2:8]} 不是行政区划代码,牟平区为 370612。",
            f"Digits 3 to 8 are {code[2:8]}, which is no region; that of Muping is 370612.",
        )
    if code[17] != _uscc_check(code[:17]):
        return Text(
            "统一社会信用代码的校验位不正确,请核对各位。",
            "The last character of the code does not fit the others; compare it with the certificate.",
        )
    return None


def _uscc_check(body: str) -> str:
    total = sum(_USCC_LETTERS.index(letter) * pow(3, place, 31) for place, letter in enumerate(body))
    return _USCC_LETTERS[-total % 31]


def _is_resident_number(code: str) -> bool:
    """Whether this is a resident identity number (GB 11643-1999): a region, a day of birth and the check digit."""
    if not re.match(r"[1-9][0-9]{16}[0-9X]\Z", code):
        return False
    try:
        born = date.fromisoformat(f"{code[6:10]}-{code[10:12]}-{code[12:14]}")
    except ValueError:
        return False
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(code[:17]))
    return born.year >= 1850 and code[17] == "10X98765432"[total % 11]


# Telephone numbers

_PHONE = re.compile(
    r"\(?\+?[0-9(][0-9 ().-]*[0-9)](?:[ ,;]*(?:转|分机|ext(?:ension)?\.?|x|#)[ :]*[0-9]{1,8})?\Z", re.IGNORECASE
)
_MOBILE = re.compile(r"1[3-9][0-9]{9}")


def normal_phone(given: str) -> str:
    """Return the stored form of a telephone number: as it was written, in NFKC and with plain hyphens."""
    return re.sub(" {2,}", " ", _DASH.sub("-", normalize("NFKC", given)).strip())


def refused_phone(phone: str) -> Text | None:
    """Return why this is no telephone number in its stored form, or ``None``."""
    if _PHONE.match(phone) and 7 <= len(re.findall("[0-9]", phone)) <= 26:
        return None
    return Text(
        "电话号码应为 7 至 26 位数字,可含 + 空格 - . 括号,以及“转”或 ext 加分机号。",
        "A telephone number has 7 to 26 digits, +, -, ., () or spaces, and ext with an extension.",
    )


def phone_key(given: str) -> str:
    """Return the digits by which a telephone number is found however it is written, extension last.

    Numbers of China are in the national form: 13812345678, 05354219000; others begin with ``+`` and their country.
    """
    written = normal_phone(given)
    digits = "".join(re.findall("[0-9]", written))
    if written.lstrip("( ").startswith("+"):
        country = digits
    elif digits.startswith("00"):
        country = digits[2:]
    elif digits.startswith("86") and len(digits) >= 12:
        country = digits
    else:
        # A zero before a mobile number is dialled from fixed lines in other places.
        return digits[1:] if digits.startswith("0") and _MOBILE.match(digits[1:]) else digits
    if not country.startswith("86"):
        return f"+{country}"
    national = country[2:].lstrip("0")
    return national if _MOBILE.match(national) or national.startswith(("400", "800")) else f"0{national}"


# E-mail addresses

# RFC 5321, 4.5.3.1: 64 before the @ and 255 after it.
_LONGEST_ADDRESS = 320
_ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_SENDER = re.compile(r"(?P<name>[^<>\x00-\x1f\x7f]*)<(?P<address>[^<>\s]+)>|(?P<alone>[^<>\s]+)")
_LOCAL_PART = re.compile(rf"(?=.{{1,64}}\Z){_ATOM}(?:\.{_ATOM})*\Z")
_DOMAIN = re.compile(
    r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])\Z"
)


def mail_address(given: str) -> str | None:
    """Return the form of an e-mail address in which mail is sent to it, or ``None`` where none ever can be.

    Full-width characters become plain ones and the domain becomes ASCII in small letters (Punycode, RFC 5891). What
    stands before the ``@`` is ASCII: other letters need SMTPUTF8 (RFC 6531) of every server on the way.
    """
    if len(given) > _LONGEST_ADDRESS:
        return None
    local, _, domain = normalize("NFKC", given).strip().rpartition("@")
    domain = _ascii_domain(domain)
    return f"{local}@{domain}" if _LOCAL_PART.match(local) and _DOMAIN.match(domain) else None


def mail_key(given: str) -> str:
    """Return the form by which an e-mail address is found: that in which mail is sent to it, where it has one."""
    return mail_address(given) or given


def mail_sender(given: str) -> tuple[str, str] | None:
    """Return the name and the address of ``Name <address>`` or of an address alone, or ``None`` for what is neither.

    A relay on the same machine may take mail from ``localhost``.
    """
    found = _SENDER.fullmatch(given.strip())
    if found is None:
        return None
    name, address = (found["name"] or "").strip().strip('"'), found["address"] or found["alone"]
    local, _, domain = address.rpartition("@")
    at_home = address if domain == "localhost" and _LOCAL_PART.match(local) else None
    return (name, sender) if (sender := at_home or mail_address(address)) else None


def _ascii_domain(domain: str) -> str:
    """Return a domain in ASCII; an empty string if it has no such form."""
    if domain.isascii() and "xn--" not in domain.lower():
        return domain.lower()
    # Its tables are loaded when such a domain comes.
    import idna

    try:
        return idna.encode(domain, uts46=True, std3_rules=True).decode("ascii")
    except UnicodeError:
        return ""


NO_ADDRESS = Text(
    "不是能收到邮件的电子邮箱地址,应如 zhang@example.cn:@ 前为英文字母、数字和 . _ - 等。",
    "Not an e-mail address that mail can be sent to; one is zhang@example.cn, in plain letters before the @.",
)
