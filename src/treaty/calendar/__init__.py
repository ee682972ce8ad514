"""What the agreement says about time, computed for a day that the caller names.

Pure: nothing here reads the clock.
"""

from treaty.calendar.deadlines import Ending, EndlessError, NoDurationError, end_of_duration
from treaty.calendar.discontinuation import Discontinuing, OutsideTermError, end_after_notice
from treaty.calendar.periods import Span, State, read_period
from treaty.calendar.status import Status, TimedProvision, get_status
from treaty.calendar.timeline import Event, get_timeline
from treaty.calendar.triggers import Triggered, get_triggers

__all__ = [
    "Discontinuing",
    "Ending",
    "EndlessError",
    "Event",
    "NoDurationError",
    "OutsideTermError",
    "Span",
    "State",
    "Status",
    "TimedProvision",
    "Triggered",
    "end_after_notice",
    "end_of_duration",
    "get_status",
    "get_timeline",
    "get_triggers",
    "read_period",
]
