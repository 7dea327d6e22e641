"""Nouns: the names of things that are no resources, since they have no address of their own."""

from contracts.problem import Text
from contracts.resource import Noun

DAY = Noun("day", Text("日期", "day"))
MILESTONE = Noun("milestone", Text("节点", "milestone"))
OUTCOME = Noun("outcome", Text("成效", "outcome"))
PAGE = Noun("page", Text("页面", "page"))
PATH = Noun("path", Text("地址", "path"))
PROBLEM = Noun("problem", Text("问题类型", "problem"))
SERVICE = Noun("service", Text("服务", "service"))
YEAR = Noun("year", Text("年份", "year"))
DISPATCH_RULES = Noun("version", Text("派单规则版本", "version of the dispatch rules"))
