"""A call of each write of similar requests."""

from contracts.requests.similarity import FIND_SIMILAR_REQUESTS
from tests.services.requests.district import District, in_district
from tests.services.writes import Write, Writes


def find(district: District) -> Write:
    district.submit(title="蒸汽管道增容")
    return Write(district.contact, body={"title": "蒸汽管道增容"}, other={"title": "蒸汽管道扩容"})


WRITES: Writes = in_district({FIND_SIMILAR_REQUESTS: find})
