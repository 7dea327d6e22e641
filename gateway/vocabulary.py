"""The codes of enumerated fields with their words, as they are declared."""

from functools import cache
from typing import Any

from chassis.calling.call import Call, Reply
from contracts.catalogue import VOCABULARIES
from contracts.vocabulary import Vocabulary


async def get_vocabulary(call: Call) -> Reply:
    """Every vocabulary; the digest alone tells one release's from another's, so the version is always 0."""
    return Reply(_told(), version=0)


@cache
def _told() -> dict[str, Any]:
    return {"vocabularies": [_vocabulary(vocabulary) for vocabulary in VOCABULARIES.values()]}


def _vocabulary(vocabulary: Vocabulary[Any]) -> dict[str, Any]:
    codes = [{"code": str(code), "zh": words.zh, "en": words.en} for code, words in vocabulary.words.items()]
    return {"name": vocabulary.name, "zh": vocabulary.title.zh, "en": vocabulary.title.en, "codes": codes}
