"""The codes of cases, with the words that people see."""

from contracts.problem import Text
from contracts.vocabulary import Codes, Vocabulary


class CaseStatus(Codes):
    """Where a case stands."""

    OPEN = "open", "办理中", "open"
    PARTLY_ANSWERED = "partly_answered", "部分已答复", "partly answered"
    ANSWERED = "answered", "已答复", "answered"
    ENDED = "ended", "已结束", "given up"


class CaseMemberStatus(Codes):
    """What a request is to a case."""

    WAITING = "waiting", "待答复", "waiting"
    ANSWERED = "answered", "已答复", "answered"
    REMOVED = "removed", "已移出", "removed"


class CaseAction(Codes):
    """What can be done with a case."""

    CHANGE = "change", "修改", "change"
    ADDITION = "addition", "并入诉求", "add requests"
    REMOVAL = "removal", "移出诉求", "remove requests"
    ANSWER = "answer", "集中答复", "answer"
    ENDING = "ending", "结束", "give up"


class CaseStep(Codes):
    """What happened with a case."""

    OPENING = "opening", "立案", "opened"
    CHANGE = "change", "修改", "changed"
    ADDITION = "addition", "并入诉求", "requests added"
    REMOVAL = "removal", "移出诉求", "requests removed"
    ANSWER = "answer", "集中答复", "answered"
    ENDING = "ending", "结束", "given up"


class CaseWaiting(Codes):
    """What somebody has to do with a case."""

    ANSWER = "answer", "待集中答复", "to be answered"


CASE_STATUS = Vocabulary.of(CaseStatus, Text("集中办理状态", "Where a case stands"))
CASE_MEMBER_STATUS = Vocabulary.of(CaseMemberStatus, Text("诉求在案状态", "What a request is to a case"))
CASE_ACTION = Vocabulary.of(CaseAction, Text("集中办理操作", "What can be done with a case"))
CASE_STEP = Vocabulary.of(CaseStep, Text("集中办理步骤", "What happened with a case"))
CASE_WAITING = Vocabulary.of(CaseWaiting, Text("集中办理待办", "What somebody has to do with a case"))
