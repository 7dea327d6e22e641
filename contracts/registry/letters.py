"""Letters: mails to one person alone that rules cannot redirect, such as the code by which a password is set.

Registry has them written and notifications sends them. What only the recipient may know is sealed with ``MAIL_KEYS``,
which only these two services have, so that no queue, outbox or log holds it (decision 0037).
"""

from marshmallow import fields

from contracts.common import LOCALE, Tolerant, chosen, described
from contracts.operation import Event
from contracts.problem import Text
from contracts.registry.people import PERSON
from contracts.vocabulary import Codes, Vocabulary


class LetterKind(Codes):
    """What a letter is about."""

    PASSWORD_RESET = "password_reset", "重置密码", "a password forgotten"
    INVITATION = "invitation", "开通账号", "an account opened"
    EMAIL_CONFIRMATION = "email_confirmation", "确认邮箱", "a new address to confirm"
    EMAIL_CHANGED = "email_changed", "邮箱已变更", "another address from now on, told at the old one"


LETTER_KIND = Vocabulary.of(LetterKind, Text("信件类别", "What a letter is about"))


class LetterData(Tolerant):
    """A letter."""

    person_id = fields.UUID(required=True, metadata=described("To whom."))
    kind = chosen(LETTER_KIND, "What it is about.", required=True)
    name = fields.String(required=True, metadata=described("The name of the person.", personal=True))
    locale = chosen(LOCALE, "The language to write in.", required=True)
    sealed = fields.String(
        required=True,
        metadata=described(
            "JSON with `address`, `login` and, if the letter has one, `code`, encrypted with `MAIL_KEYS`.", secret=True
        ),
    )
    expires_at = fields.AwareDateTime(
        required=True,
        allow_none=True,
        metadata=described("Wall time; after that the code is good for nothing, and the letter is not sent."),
    )


LETTER_ASKED = Event(
    "letter.asked.v1",
    "registry",
    Text("须寄给本人的信件", "A letter is to be mailed to a person (the subject)"),
    LetterData,
    resource=PERSON,
)
