"""What can be done with a matter as it stands."""

from collections.abc import Mapping
from typing import Any

from contracts.requests.meetings_vocabulary import MatterAction, MatterStatus, StudyOutcome

_OPEN = frozenset({MatterStatus.RAISED, MatterStatus.DISCUSSED})
POSSIBLE: Mapping[MatterAction, frozenset[MatterStatus]] = {
    MatterAction.DISCUSSION: _OPEN,
    MatterAction.SETTLEMENT: frozenset({MatterStatus.DISCUSSED}),
    MatterAction.CONFIRMATION: frozenset({MatterStatus.SETTLED}),
    MatterAction.WITHDRAWAL: _OPEN,
    MatterAction.STUDY: _OPEN,
}


def agreed(matter: Any) -> bool:
    """Whether the party organization that has to study a matter has, and agreed."""
    return matter.studied_by_id == matter.studying_id and matter.study_outcome == StudyOutcome.AGREED


def studied(matter: Any) -> bool:
    """Whether the party organization that has to study a matter has, and does not wait for it to be revised."""
    return matter.studied_by_id == matter.studying_id and matter.study_outcome != StudyOutcome.REVISED
