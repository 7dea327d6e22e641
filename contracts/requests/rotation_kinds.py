"""The codes of rotations, with the words that people see, and the field by which something is made from one."""

from marshmallow import fields

from contracts.common import described
from contracts.problem import Text
from contracts.vocabulary import Codes, Vocabulary


class RotationAction(Codes):
    """What somebody can do with a rotation."""

    CHANGE = "change", "修改", "change"
    SWAP = "swap", "调换", "swap"
    SKIP = "skip", "跳过", "skip"


class RotationStep(Codes):
    """What was done with a rotation."""

    SETTING_UP = "setting_up", "建立", "set up"
    CHANGE = "change", "修改", "changed"
    ADDITION = "addition", "加入", "added"
    REMOVAL = "removal", "移出", "removed"
    ORDER = "order", "调整顺序", "put in another order"
    TURN = "turn", "轮值", "took the turn"
    SKIP = "skip", "跳过", "skipped"
    SWAP = "swap", "调换", "swapped"
    RETURN = "return", "退回轮值", "gave the turn back"
    LAPSE = "lapse", "轮值取消", "the turn lapsed"


ROTATION_ACTION = Vocabulary.of(RotationAction, Text("可对轮值执行的操作", "What can be done with a rotation"))
ROTATION_STEP = Vocabulary.of(RotationStep, Text("轮值的步骤", "What was done with a rotation"))


def from_rotation() -> fields.UUID:
    """Return the field by which something is made from a rotation, in input."""
    meaning = "The rotation whose next host takes it."
    return fields.UUID(load_default=None, allow_none=True, metadata=described(meaning))


def made_from_rotation() -> fields.UUID:
    """Return the field that tells from which rotation something was made, in output."""
    meaning = "The rotation whose turn it was, if any."
    return fields.UUID(required=True, allow_none=True, metadata=described(meaning))
