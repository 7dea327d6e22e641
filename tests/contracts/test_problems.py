"""Problems: a code stands for one of them."""

from contracts.catalogue import OPERATIONS
from contracts.problem import COMMON, Problem


def test_no_two_problems_share_a_code() -> None:
    found: dict[str, Problem] = {}
    for problem in (*COMMON, *(problem for operation in OPERATIONS for problem in operation.problems)):
        assert found.setdefault(problem.code, problem) == problem
