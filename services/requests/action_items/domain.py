"""How a resolution is carried out: what can be done with it as it stands."""

from collections.abc import Mapping

from contracts.requests.meetings_vocabulary import ResolutionAction, ResolutionProgress

OPEN = frozenset({ResolutionProgress.ASSIGNED, ResolutionProgress.ACCEPTED})
POSSIBLE: Mapping[ResolutionAction, frozenset[ResolutionProgress]] = {
    ResolutionAction.ACCEPTANCE: frozenset({ResolutionProgress.ASSIGNED}),
    ResolutionAction.REPORT: OPEN,
    ResolutionAction.CONFIRMATION: frozenset({ResolutionProgress.REPORTED}),
}
