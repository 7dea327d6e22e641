"""What happens to an account by its holder's own doing, or under that name: the holder is told of each."""

from marshmallow import fields

from contracts.common import Tolerant, chosen, described
from contracts.problem import Text
from contracts.registry.accounts import ACCOUNT
from contracts.telling import Told
from contracts.vocabulary import Codes, Vocabulary


class AccountChange(Codes):
    """What has happened."""

    PASSWORD_SET = "password_set", "已凭邮件验证码设置新密码", "a password was set with a code sent by mail"
    FACTOR_ENROLLED = "factor_enrolled", "已启用第二因素", "a second factor was set up"
    FACTOR_REMOVED = "factor_removed", "已移除第二因素", "the second factor was removed"
    FACTOR_RESET = "factor_reset", "第二因素已被他人重置", "the second factor was removed by somebody else"
    RECOVERY_CODE_USED = "recovery_code_used", "已使用一个恢复码", "a recovery code was used"
    RECOVERY_CODES_RENEWED = "recovery_codes_renewed", "已更换恢复码", "the recovery codes were renewed"
    KEY_MADE = "key_made", "已发放接口密钥", "an API key was made"
    KEY_REVOKED = "key_revoked", "已撤销接口密钥", "an API key was revoked"
    FEED_MADE = "feed_made", "已新建日历地址", "an address for calendars was made"
    PHONE_CHANGED = "phone_changed", "已更改本人电话", "the telephone number was changed"
    EMAIL_CHANGED = "email_changed", "已更改本人邮箱", "the e-mail address was changed"


ACCOUNT_CHANGE = Vocabulary.of(AccountChange, Text("账号变动", "What has happened to an account"), members=True)


class AccountChangeData(Tolerant):
    """A change of an account."""

    person_id = fields.UUID(required=True, metadata=described("Whose."))
    change = chosen(ACCOUNT_CHANGE, "What has happened.", required=True)
    by = fields.String(required=True, metadata=described("Who did it.", personal=True))
    about = fields.String(
        required=True, allow_none=True, metadata=described("What of several it concerns, by its name.")
    )


ACCOUNT_CHANGED = ACCOUNT.event(
    "changed", Text("账号有变动", "Something happened to the account of a person (the subject)"), AccountChangeData
)
TOLD = Told((ACCOUNT,))
