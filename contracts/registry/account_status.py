"""Whether persons can sign in, as it is told of them."""

from contracts.problem import Text
from contracts.vocabulary import Codes, Vocabulary


class AccountStatus(Codes):
    """How the account of a person stands."""

    NONE = "none", "没有账号", "no account"
    NOT_OPENED = "not_opened", "尚未开通", "not opened yet"
    OPEN = "open", "已开通", "open"
    CLOSED = "closed", "已停用", "closed"


ACCOUNT_STATUS = Vocabulary.of(AccountStatus, Text("账号状态", "Whether a person can sign in"))
