"""The place of a text where the words stand that were looked for."""

from chassis.searching.excerpts import excerpt

LONG = "企业位于滨海园区。" * 6 + "现需扩建污水处理站,并请协调污水排放指标。" + "其余另行说明。" * 10


def marked(found: dict[str, object] | None) -> list[str]:
    assert found is not None
    content, marks = str(found["content"]), found["marks"]
    assert isinstance(marks, list)
    return [content[mark["start"] : mark["end"]] for mark in marks]


def test_the_words_are_marked_where_they_stand() -> None:
    found = excerpt([("title", "扩建"), ("description", LONG)], "污水处理 排放")
    assert found is not None
    assert found["field"] == "description"
    assert marked(found) == ["污水处理", "排放"]
    content = str(found["content"])
    assert (content[0], content[-1]) == ("…", "…")
    assert len(content) <= 92


def test_marks_count_characters_of_the_text_whatever_its_writing() -> None:
    assert marked(excerpt([("description", "㈱ＱＹ-００１号\n⻓期招聘")], "qy 长期 招聘")) == ["ＱＹ", "⻓期招聘"]


def test_what_stands_nowhere_as_it_was_typed_has_no_excerpt() -> None:
    assert excerpt([("name", "荣昌制药")], "rczy") is None
    assert excerpt([], "荣昌") is None
