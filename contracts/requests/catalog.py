"""The service catalog: classes of matters and the items that enterprises choose from."""

from typing import Any

from marshmallow import fields, validate, validates_schema

from contracts.common import Strict, choice, code, described, line
from contracts.operation import SIGNED_IN, IfMatch, Operation
from contracts.problem import Problem, Text
from contracts.requests.reference import CACHEABLE, KEEPERS
from contracts.requests.vocabulary import FORM_FIELD_TYPE
from contracts.resource import Resource
from contracts.validation import Message, validation_error

SERVICE = "requests"

_CODE = r"^[A-Za-z0-9][A-Za-z0-9_-]*\Z"
_KEY = validate.Regexp(
    r"^[a-z][a-z0-9_]*\Z",
    error=Message("应为小写字母、数字和 _,以字母开头。", "Lower-case letters, digits and _, beginning with a letter."),
)
_DAYS = validate.Range(min=1, max=250)
_SUPPLEMENTS = (
    validate.Range(0, 5),
    "How often the enterprise may be asked in one handling to supply something; as the terms say if null.",
)
_SUPPLEMENT_DAYS = (
    validate.Range(1, 60),
    "For how many working days the clock waits for that at most; as the terms say if null.",
)


def _of_supplements(bound: tuple[validate.Range, str], **options: Any) -> fields.Integer:
    check, description = bound
    return fields.Integer(strict=True, allow_none=True, validate=check, metadata=described(description), **options)


class FormFieldSchema(Strict):
    """One question of an item's form."""

    key = line(
        40,
        checks=[_KEY],
        metadata=described("The name under which the answer is sent."),
    )
    label = line(60, metadata=described("What is asked."))
    type = choice(FORM_FIELD_TYPE, "Kind of answer.", required=True)
    required = fields.Boolean(load_default=False, metadata=described("Whether it must be answered."))
    choices = fields.List(
        line(60),
        load_default=list,
        validate=validate.Length(max=50),
        metadata=described("The possible answers of a `choice`; empty for other types."),
    )

    @validates_schema
    def _choices_belong_to_choice(self, data: dict[str, Any], **_: object) -> None:
        choices = data["choices"]
        if (data["type"] == "choice") != bool(choices):
            raise validation_error(
                "选择类型须列出可选项,其他类型不得列出。",
                "A choice lists its possible answers; other types list none.",
                at=("choices",),
            )
        if len(set(choices)) != len(choices):
            raise validation_error("同一选项出现了两次。", "The same answer is listed twice.", at=("choices",))


class WithForm(Strict):
    """A body with a form, whose fields have a key each."""

    @validates_schema
    def _each_key_once(self, data: dict[str, Any], **_: object) -> None:
        keys = [field["key"] for field in data.get("form", ())]
        for index, key in enumerate(keys):
            if key in keys[:index]:
                raise validation_error("另一个字段已用此键。", "Another field has this key.", at=("form", index, "key"))


def _form(**options: Any) -> fields.List:
    return fields.List(
        fields.Nested(FormFieldSchema),
        validate=validate.Length(max=40),
        metadata=described("What the enterprise is asked, in order."),
        **options,
    )


class NewClassSchema(Strict):
    """A new class of the catalog."""

    code = code("Its code, unique.", 20, pattern=_CODE)
    name = line(60, metadata=described("Its name."))
    position = fields.Integer(
        strict=True,
        load_default=0,
        validate=validate.Range(min=0, max=9999),
        metadata=described("Where it stands among the classes; smaller comes first."),
    )
    for_staff = fields.Boolean(
        load_default=False, metadata=described("Whether its items are for staff requests, and for these alone.")
    )


class ChangeClassSchema(Strict):
    """What shall change of a class; what is left out stays."""

    name = line(60, required=False, metadata=described("Its name."))
    position = fields.Integer(
        strict=True, validate=validate.Range(min=0, max=9999), metadata=described("Where it stands among the classes.")
    )
    active = fields.Boolean(metadata=described("Whether its items can be chosen."))


class NewItemSchema(WithForm):
    """A new item of the catalog."""

    class_id = fields.UUID(required=True, metadata=described("The class it belongs to."))
    code = code("Its code, unique.", 20, pattern=_CODE)
    name = line(80, metadata=described("Its name."))
    department_id = fields.UUID(
        required=True, metadata=described("The department that handles it where no dispatch rule says otherwise.")
    )
    working_days = fields.Integer(
        strict=True, load_default=None, allow_none=True, validate=_DAYS,
        metadata=described("Time for handling in working days; the platform's preset if null."),
    )  # fmt: skip
    supplements = _of_supplements(_SUPPLEMENTS, load_default=None)
    supplement_days = _of_supplements(_SUPPLEMENT_DAYS, load_default=None)
    form = _form(load_default=list)


class ChangeItemSchema(WithForm):
    """What shall change of an item; what is left out stays. Requests already submitted keep their answers."""

    class_id = fields.UUID(metadata=described("The class it belongs to."))
    name = line(80, required=False, metadata=described("Its name."))
    department_id = fields.UUID(metadata=described("The department that handles it by default."))
    working_days = fields.Integer(
        strict=True, allow_none=True, validate=_DAYS, metadata=described("Time for handling in working days.")
    )
    supplements = _of_supplements(_SUPPLEMENTS)
    supplement_days = _of_supplements(_SUPPLEMENT_DAYS)
    form = _form()
    active = fields.Boolean(metadata=described("Whether it can be chosen."))


class ItemSchema(Strict):
    """An item of the catalog."""

    id = fields.UUID(required=True)
    class_id = fields.UUID(required=True)
    class_name = fields.String(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    department_id = fields.UUID(required=True)
    department_name = fields.String(required=True, allow_none=True)
    working_days = fields.Integer(required=True, allow_none=True, metadata=described("Null for the preset."))
    supplements = fields.Integer(required=True, allow_none=True, metadata=described("Null for that of the terms."))
    supplement_days = fields.Integer(required=True, allow_none=True, metadata=described("Null for that of the terms."))
    form = fields.List(fields.Nested(FormFieldSchema), required=True)
    active = fields.Boolean(required=True)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class ClassSchema(Strict):
    """A class of the catalog."""

    id = fields.UUID(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    position = fields.Integer(required=True)
    active = fields.Boolean(required=True)
    for_staff = fields.Boolean(
        required=True, metadata=described("Whether its items are for staff requests, and for these alone.")
    )
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class ClassWithItemsSchema(ClassSchema):
    """A class with its items."""

    items = fields.List(fields.Nested(ItemSchema), required=True)


class CatalogSchema(Strict):
    """The whole catalog."""

    classes = fields.List(fields.Nested(ClassWithItemsSchema), required=True)


class CatalogQuery(Strict):
    """Which part of the catalog."""

    inactive = fields.Boolean(
        load_default=False, metadata=described("Whether to list what can no longer be chosen as well.")
    )


CATALOG_CODE_TAKEN = Problem(
    "catalog-code-taken",
    409,
    Text("编号已被使用", "The code is taken"),
    Text("编号 {code} 已被使用,请换用其他编号。", "The code {code} is taken; choose another."),
)

CATALOG_CLASS = Resource(
    SERVICE, "class", Text("服务类别", "catalog class"), "/v1/catalog/classes", ClassSchema, plural="classes"
)
CATALOG_ITEM = Resource(SERVICE, "item", Text("服务事项", "catalog item"), "/v1/catalog/items", ItemSchema)

GET_CATALOG = Operation(
    service=SERVICE,
    name="get_catalog",
    method="GET",
    path="/v1/catalog",
    summary=Text("服务事项目录", "The service catalog"),
    access=SIGNED_IN,
    query=CatalogQuery,
    result=CatalogSchema,
    cacheable=CACHEABLE,
    example={"inactive": False},
)
GET_CATALOG_CLASS = CATALOG_CLASS.read(
    Text("查看事项类别", "One class of the catalog"), SIGNED_IN, name="get_catalog_class", etag=True
)
GET_CATALOG_ITEM = CATALOG_ITEM.read(
    Text("查看服务事项", "One item of the catalog"), SIGNED_IN, name="get_catalog_item", etag=True
)
ADD_CATALOG_CLASS = CATALOG_CLASS.create(
    Text("新增事项类别", "Add a class to the catalog"),
    KEEPERS,
    NewClassSchema,
    name="add_catalog_class",
    problems=(CATALOG_CODE_TAKEN,),
    example={"code": "RC", "name": "人才用工", "position": 30},
)
CHANGE_CATALOG_CLASS = CATALOG_CLASS.change(
    Text("修改事项类别", "Change a class of the catalog"),
    KEEPERS,
    ChangeClassSchema,
    name="change_catalog_class",
    if_match=IfMatch.OPTIONAL,
    example={"name": "人才与用工"},
)
ADD_CATALOG_ITEM = CATALOG_ITEM.create(
    Text("新增服务事项", "Add an item to the catalog"),
    KEEPERS,
    NewItemSchema,
    name="add_catalog_item",
    problems=(CATALOG_CODE_TAKEN,),
    example={
        "class_id": "019a0000-0000-7000-8000-000000000001",
        "code": "RC-01",
        "name": "招聘与用工缺口",
        "department_id": "019a0000-0000-7000-8000-000000000002",
        "working_days": 5,
        "form": [
            {"key": "position", "label": "岗位", "type": "text", "required": True},
            {"key": "headcount", "label": "人数", "type": "number", "required": True},
            {"key": "degree", "label": "学历要求", "type": "choice", "choices": ["不限", "大专", "本科"]},
        ],
    },
)
CHANGE_CATALOG_ITEM = CATALOG_ITEM.change(
    Text("修改服务事项", "Change an item of the catalog"),
    KEEPERS,
    ChangeItemSchema,
    name="change_catalog_item",
    if_match=IfMatch.OPTIONAL,
    example={"working_days": 3, "active": True},
)
