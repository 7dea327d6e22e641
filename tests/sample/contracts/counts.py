"""Figures of the sample's ledger, which the mirror asks for by event."""

from marshmallow import fields

from contracts.common import Strict
from contracts.figure_questions import FigureQuestion
from contracts.figures import Figure, FigureDimension, FigureKind
from contracts.operation import ANYONE, SIGNED_IN, Operation
from contracts.problem import Text

WORDS = Text("样例", "Sample")
ENTRIES = Figure(
    *("ledger", "entries.counted", WORDS, WORDS, FigureKind.COUNT, SIGNED_IN),
    dimensions=(FigureDimension.ORGANIZATION,),
)
AVERAGE = Figure(
    *("ledger", "entries.average", WORDS, WORDS, FigureKind.AVERAGE, SIGNED_IN),
    dimensions=(FigureDimension.ORGANIZATION,),
    smallest_sample=2,
)
BOOKS = FigureQuestion("mirror", "books", (ENTRIES, AVERAGE), FigureDimension.ORGANIZATION)


class AskSchema(Strict):
    """What to ask about, and by what the answer is known."""

    about = fields.UUID(required=True)
    accounts = fields.List(fields.UUID(), required=True)


ASK_FOR_FIGURES = Operation(
    service="mirror",
    name="ask_for_figures",
    method="POST",
    path="/books",
    summary=Text("请求指标", "Ask for figures"),
    access=ANYONE,
    body=AskSchema,
)
