"""The catalog: its classes, its items and their forms."""

from typing import Any

import pytest

from chassis.calling.errors import Failure
from chassis.storing.database import new_id
from contracts.requests import catalog
from tests.services.requests.district import FORM, District


def test_the_catalog_lists_classes_with_their_items(district: District) -> None:
    district.add_item("RC-00", "零号事项", working_days=3)
    district.call(catalog.ADD_CATALOG_CLASS, district.operator, body={"code": "XM", "name": "项目建设", "position": 0})
    classes = district.call(catalog.GET_CATALOG, district.contact, query={})["classes"]
    assert [found["code"] for found in classes] == ["XM", "RC"]
    assert [item["code"] for item in classes[1]["items"]] == ["RC-00", "RC-01"]
    assert classes[1]["items"][1]["department_name"] == "人社局"
    assert classes[1]["items"][1]["class_name"] == classes[1]["name"]
    assert [field["key"] for field in classes[1]["items"][1]["form"]] == [field["key"] for field in FORM]


def test_what_is_no_longer_active_is_listed_only_if_asked_for(district: District) -> None:
    district.call(catalog.CHANGE_CATALOG_ITEM, district.operator, district.item, body={"active": False})
    assert district.call(catalog.GET_CATALOG, district.contact, query={})["classes"][0]["items"] == []
    listed = district.call(catalog.GET_CATALOG, district.contact, query={"inactive": True})["classes"][0]["items"]
    assert [item["active"] for item in listed] == [False]


def test_an_item_of_an_inactive_class_cannot_be_chosen(district: District) -> None:
    district.call(catalog.CHANGE_CATALOG_CLASS, district.operator, district.item_class, body={"active": False})
    with pytest.raises(Failure) as caught:
        district.submit()
    assert [error["field"] for error in caught.value.errors] == ["item_id"]


@pytest.mark.parametrize("operation", [catalog.ADD_CATALOG_CLASS, catalog.ADD_CATALOG_ITEM])
def test_a_code_is_given_once(district: District, operation: Any) -> None:
    body: dict[str, Any] = {"code": "RC", "name": "重复"}
    if operation is catalog.ADD_CATALOG_ITEM:
        body |= {"code": "RC-01", "class_id": district.item_class, "department_id": str(district.labour)}
    with pytest.raises(Failure) as caught:
        district.call(operation, district.operator, body=body)
    assert caught.value.problem.code == "catalog-code-taken"


@pytest.mark.parametrize(("field", "value"), [("class_id", new_id()), ("department_id", new_id())])
def test_an_item_refers_to_what_exists(district: District, field: str, value: Any) -> None:
    with pytest.raises(Failure) as caught:
        district.call(catalog.CHANGE_CATALOG_ITEM, district.operator, district.item, body={field: str(value)})
    assert [error["field"] for error in caught.value.errors] == [field]


def test_a_change_by_who_saw_an_older_version_is_refused(district: District) -> None:
    seen = district.call(catalog.GET_CATALOG_ITEM, district.nobody, district.item)["version"]
    changed = district.call(
        catalog.CHANGE_CATALOG_ITEM, district.operator, district.item, body={"name": "招聘"}, if_match=seen
    )
    assert (changed["name"], changed["version"]) == ("招聘", seen + 1)
    with pytest.raises(Failure) as caught:
        district.call(
            catalog.CHANGE_CATALOG_ITEM,
            district.operator,
            district.item,
            body={"name": "用工"},
            if_match=seen,
        )
    assert caught.value.problem.code == "changed-meanwhile"
    class_ = district.call(catalog.GET_CATALOG_CLASS, district.nobody, district.item_class)
    assert (class_["name"], class_["version"]) == ("人才用工", 1)


@pytest.mark.parametrize("operation", [catalog.GET_CATALOG_ITEM, catalog.GET_CATALOG_CLASS])
def test_what_the_catalog_does_not_have_is_not_found(district: District, operation: Any) -> None:
    with pytest.raises(Failure) as caught:
        district.call(operation, district.nobody, new_id())
    assert caught.value.problem.code == "not-found"


@pytest.mark.parametrize(
    ("form", "where"),
    [
        ([{"key": "a", "label": "甲", "type": "choice"}], "form.0.choices"),
        ([{"key": "a", "label": "甲", "type": "text", "choices": ["x"]}], "form.0.choices"),
        ([{"key": "a", "label": "甲", "type": "choice", "choices": ["x", "x"]}], "form.0.choices"),
        ([{"key": "a", "label": "甲", "type": "text"}, {"key": "a", "label": "乙", "type": "text"}], "form.1.key"),
        ([{"key": "A b", "label": "甲", "type": "text"}], "form.0.key"),
    ],
)
def test_a_form_that_makes_no_sense_is_refused(district: District, form: Any, where: str) -> None:
    with pytest.raises(Failure) as caught:
        district.add_item("RC-09", "表单", form=form)
    assert [error["field"] for error in caught.value.errors] == [where]


@pytest.mark.parametrize("other", ["rc-09", "Ｒｃ－０９"])
def test_a_code_is_taken_in_any_case_and_width(district: District, other: str) -> None:
    district.add_item("RC-09", "表单")
    with pytest.raises(Failure) as caught:
        district.add_item(other, "表单")
    assert caught.value.problem is catalog.CATALOG_CODE_TAKEN
