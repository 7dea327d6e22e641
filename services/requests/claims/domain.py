"""Rules of claims: which step leads from which status to which, and what may not stand on the board."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from contracts.problem import Text
from contracts.requests.claim_kinds import ClaimAction, ClaimStatus


class Move(NamedTuple):
    """From which statuses a step is possible, and whether it is the claimer's; else it is of who keeps the offer."""

    sources: frozenset[ClaimStatus]
    by_claimer: bool


_S = ClaimStatus
MOVES: Mapping[ClaimAction, Move] = {
    ClaimAction.CONFIRMATION: Move(frozenset({_S.CLAIMED}), by_claimer=False),
    ClaimAction.REFUSAL: Move(frozenset({_S.CLAIMED}), by_claimer=False),
    ClaimAction.PROGRESS: Move(frozenset({_S.CONFIRMED}), by_claimer=True),
    ClaimAction.RESULT: Move(frozenset({_S.CONFIRMED}), by_claimer=True),
    ClaimAction.COMPLETION: Move(frozenset({_S.REPORTED}), by_claimer=False),
    ClaimAction.RETURN: Move(frozenset({_S.CLAIMED, _S.CONFIRMED}), by_claimer=True),
    # Whoever claims may have left, or the organization be dissolved: nobody would give it back.
    ClaimAction.WITHDRAWAL: Move(frozenset({_S.CONFIRMED, _S.REPORTED}), by_claimer=False),
}
# These have no place any more.
FREED = frozenset({_S.REFUSED, _S.GIVEN_BACK})
ENDED = FREED | {_S.DONE}

_PERSONAL = (
    (re.compile(r"(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"), Text("手机号码", "a telephone number")),
    (re.compile(r"(?<!\d)0\d{2,3}[- ]\d{7,8}(?!\d)"), Text("电话号码", "a telephone number")),
    (re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)"), Text("身份证号码", "an identity number")),
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"), Text("电子邮箱", "an e-mail address")),
)


def personal_data(words: str) -> Text | None:
    """Return what of the words tells who somebody is, or ``None``."""
    return next((what for pattern, what in _PERSONAL if pattern.search(words)), None)


def names(words: str, enterprise: str) -> bool:
    """Whether the words have the name of an enterprise, however blanks and brackets stand in it."""
    return bool(_plain(enterprise)) and _plain(enterprise) in _plain(words)


def _plain(text: str) -> str:
    return re.sub(r"[\s()（）]", "", text).casefold()
