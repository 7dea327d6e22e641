"""The heads of columns: what the fields of lists are called in the files that people get.

``COMMON`` has the names that many schemas use. What only one capability calls so stands in its schema, and goes before
the common word: ``heads = {"area": Text("面积(平方米)", "area, m²")}``. ``None`` leaves a field out of files.
"""

from collections.abc import Mapping

from marshmallow import Schema

from contracts.problem import Text

Head = Text | None

COMMON: Mapping[str, Head] = {
    "actions": None,
    "active": Text("有效", "active"),
    "address": Text("地址", "address"),
    "attendance": Text("签到", "attendance"),
    "body": Text("内容", "message"),
    "chain": Text("产业链", "chain"),
    "chains": Text("产业链", "chains"),
    "changes": Text("变更内容", "changes"),
    "code": Text("编号", "code"),
    "comment": Text("备注", "comment"),
    "count": Text("数量", "count"),
    "course": Text("课程", "course"),
    "created_at": Text("创建时间", "created"),
    "created_by": Text("创建人", "created by"),
    "department": Text("承办部门", "department"),
    "description": Text("说明", "description"),
    "due_at": Text("办理期限", "due"),
    "ends_at": Text("结束时间", "ends"),
    "enterprise": Text("企业", "enterprise"),
    "error": Text("错误", "error"),
    "expires_at": Text("到期时间", "expires"),
    # People know things by their names; where they need the identifier, the schema says so.
    "id": None,
    "item": Text("事项", "item"),
    "key": Text("键", "key"),
    "ledger_number": Text("台账编号", "ledger number"),
    "kind": Text("类型", "kind"),
    "lead": Text("链主企业", "lead enterprise"),
    "link": None,
    "locale": Text("语言", "language"),
    "name": Text("名称", "name"),
    "number": Text("编号", "number"),
    "object": Text("客体", "object"),
    "organization": Text("组织", "organization"),
    "owner": Text("归属组织", "owner"),
    "park": Text("园区", "park"),
    "person": Text("人员", "person"),
    "persons": Text("人员", "persons"),
    "phone": Text("手机", "telephone"),
    "posts": Text("任职", "posts"),
    "reason": Text("原因", "reason"),
    "role": Text("岗位", "role"),
    "segments": Text("环节", "segments"),
    "starts_at": Text("开始时间", "begins"),
    "status": Text("状态", "status"),
    "sub_industries": Text("细分产业", "sub-industries"),
    "subject": Text("主体", "subject"),
    "submitted_at": Text("提交时间", "submitted"),
    "title": Text("标题", "title"),
    "tries": Text("尝试次数", "tries"),
    "valid_from": Text("起始日期", "first day"),
    "valid_to": Text("终止日期", "last day"),
    "version": Text("版本", "version"),
    "visible_to_enterprise": Text("企业可见", "shown to the enterprise"),
}


def head_of(schema: Schema, name: str) -> Head:
    """Return the head of a field's column: its own, or the common one; ``park_name`` is called as ``park`` is.

    Raises ``TypeError`` where nobody has given it one.
    """
    own: Mapping[str, Head] = getattr(schema, "heads", {})
    for words in (own, COMMON):
        for known in (name, name.removesuffix("_name"), name.removesuffix("_id")):
            if known in words:
                return words[known]
    raise TypeError(
        f"{type(schema).__name__}: {name} has no head for its column: give it one in `heads` of the schema, or None to "
        "leave it out of files"
    )
