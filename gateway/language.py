"""Choose the language of a response by Accept-Language (RFC 9110, 12.5.4), and translate texts."""

import re
from functools import lru_cache

LANGUAGES = ("zh", "en")
PRESET = "zh"
TAGS = {"zh": "zh-CN", "en": "en"}

_RANGE = re.compile(r"(\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)(?:\s*;\s*[qQ]=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?\Z")


@lru_cache(maxsize=512)
def negotiate(accept_language: str) -> str:
    """Return ``zh`` or ``en`` for an Accept-Language header; Chinese when it prefers neither.

    The most specific range that matches a language gives its quality; of two equally good languages the one named
    first wins. Unreadable parts are ignored, since the header is only a preference.
    """
    ranges = _ranges(accept_language)
    best, best_rank = PRESET, (0.0, 0)
    for language in LANGUAGES:
        # "zh-TW" and "en-US" count as Chinese and English: the platform has one form of each.
        named = [(quality, -place) for place, (tag, quality) in enumerate(ranges) if tag.split("-")[0] == language]
        anything = [(quality, -place) for place, (tag, quality) in enumerate(ranges) if tag == "*"]
        rank = max(named or anything, default=(0.0, 0))
        if rank[0] > 0 and rank > best_rank:
            best, best_rank = language, rank
    return best


def in_language(detail: object, language: str) -> str:
    """Return an error's text in a language: from a ``[zh, en]`` pair; a string, from earlier releases, as it is."""
    if isinstance(detail, list | tuple) and len(detail) == 2:
        return str(detail[0 if language == "zh" else 1])
    return str(detail)


def _ranges(header: str) -> list[tuple[str, float]]:
    found = []
    for part in header.split(",")[:32]:
        match = _RANGE.match(part.strip())
        if match:
            found.append((match[1].lower(), float(match[2] or 1)))
    return found
