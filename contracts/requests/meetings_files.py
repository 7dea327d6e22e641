"""Which files hang on meetings, matters and resolutions: what was presented and minuted, what proves what was done."""

from contracts.files import Attachable
from contracts.operation import SIGNED_IN
from contracts.problem import Text
from contracts.requests.meetings import MEETING
from contracts.requests.meetings_matters import MATTER
from contracts.requests.meetings_resolutions import RESOLUTION
from contracts.requests.meetings_vocabulary import CONVENORS

MEETING_FILES = Attachable(
    MEETING, Text("会议附件", "file of a meeting"), sees=SIGNED_IN, adds=CONVENORS, removes=CONVENORS
)
MATTER_FILES = Attachable(
    MATTER, Text("议题附件", "file of a matter"), sees=SIGNED_IN, adds=SIGNED_IN, removes=SIGNED_IN
)
RESOLUTION_FILES = Attachable(
    RESOLUTION, Text("决议附件", "file of a resolution"), sees=SIGNED_IN, adds=SIGNED_IN, removes=SIGNED_IN
)
