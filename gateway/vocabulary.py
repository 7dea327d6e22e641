"""Answers which codes enumerated fields can hold, with their words."""

from functools import cache
from typing import Any

from chassis.calling.call import Call, Reply
from contracts.catalogue import VOCABULARIES
from contracts.vocabulary import Vocabulary


async def get_vocabulary(call: Call) -> Reply:
    """Return every vocabulary; the version is always 0, since the digest in the ETag alone tells releases apart."""
    return Reply(_told(), version=0)


@cache
def _told() -> dict[str, Any]:
    return {"vocabularies": [_vocabulary(vocabulary) for vocabulary in VOCABULARIES.values()]}


def _vocabulary(vocabulary: Vocabulary[Any]) -> dict[str, Any]:
    codes = [{"code": str(code), "zh": words.zh, "en": words.en} for code, words in vocabulary.words.items()]
    return {"name": vocabulary.name, "zh": vocabulary.title.zh, "en": vocabulary.title.en, "codes": codes}
