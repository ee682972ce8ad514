"""Time: the agreement on one day, the end after a notice, the end of a duration, triggers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from treaty.calendar import Discontinuing, Ending, State, Status, TimedProvision, Triggered
from treaty.corpus import Corpus
from treaty.models import Obligation
from treaty.rendering import words
from treaty.rendering.sections import Item, Section, sections_markdown, sections_table
from treaty.rendering.view import FLAT_COLUMNS, Json, Row, flat_rows

if TYPE_CHECKING:
    from rich.console import RenderableType

_OPEN_LAST = (State.RUNNING, State.ENDING, State.COMING, State.OVER, State.OPEN)
_HEADINGS = {
    State.RUNNING: "Running",
    State.ENDING: "Ends this year; the text does not name the day",
    State.COMING: "Not yet begun",
    State.OVER: "Over",
    State.OPEN: "No end by date: none stated, or one that hangs on an event",
}


@dataclass(frozen=True, slots=True)
class StatusView:
    """The agreement on one day and, if asked for, its end after a notice."""

    corpus: Corpus
    status: Status
    notice: Discontinuing | None = None

    columns = FLAT_COLUMNS

    def json(self) -> Row:
        """Return the full record."""
        status = self.status
        record: dict[str, Json] = {
            "on": status.on.isoformat(),
            "in_effect": status.is_in_effect,
            "signed_on": status.signed_on.isoformat(),
            "expires_on": status.expires_on.isoformat(),
            "days_since_signature": status.days_since_signature,
            "days_to_expiry": status.days_to_expiry,
            "provisions": [_timed_record(each) for each in status.provisions],
        }
        if self.notice is not None:
            record["notice"] = {
                "received_on": self.notice.received_on.isoformat(),
                "ends_on": self.notice.ends_on.isoformat(),
                "rule": self._rule(self.notice),
                "clause": self.notice.clause,
                "page": self.notice.page,
            }
        return record

    def rows(self) -> Iterable[Row]:
        """Return the record as field and value."""
        return flat_rows(self.json())

    def markdown(self) -> str:
        """Return a short document."""
        return sections_markdown(self._title(), self._lines(), self._sections())

    def table(self, width: int) -> "RenderableType":
        """Return the state of the agreement, then its provisions by their state."""
        return sections_table(self._title(), self._lines(), self._sections())

    def _title(self) -> str:
        state = "in effect" if self.status.is_in_effect else "not in effect"
        name = self.corpus.agreement.short_names[0]
        return f"{name} on {words.day_in_words(self.status.on)}: {state}"

    def _lines(self) -> list[str]:
        status = self.status
        since = _days(status.days_since_signature, "since signature", "before signature")
        to = _days(status.days_to_expiry, "to expiry", "since expiry")
        evidence = self.corpus.agreement.term.evidence[0]
        return [
            f"signed {words.day_in_words(status.signed_on)}, {since}",
            f"expires {words.day_in_words(status.expires_on)} (derived; {evidence.clause}, "
            f"p. {evidence.page}), {to}",
        ]

    def _sections(self) -> list[Section]:
        sections = []
        if self.notice is not None:
            received = words.day_in_words(self.notice.received_on)
            ends = words.day_in_words(self.notice.ends_on)
            sections.append(
                Section(
                    "If written notice were received",
                    [
                        Item(
                            f"on {received}: ends {ends} · {self.notice.clause}, "
                            f"p. {self.notice.page}",
                            [self._rule(self.notice)],
                        )
                    ],
                )
            )
        for state in _OPEN_LAST:
            entries = [_timed_entry(p) for p in self.status.provisions if p.state is state]
            if entries:
                sections.append(Section(_HEADINGS[state], entries))
        return sections

    def _rule(self, notice: Discontinuing) -> str:
        rule = (
            f"Counting: {notice.notice} from the day of receipt, not of sending; years and months "
            "go by the calendar, to the same day of the later month."
        )
        if notice.is_month_end:
            rule += " That month is too short, so its last day counts."
        if not notice.is_shortened:
            rule += " That is not before expiry, so the agreement simply expires."
        return rule


def _days(number: int, after: str, before: str) -> str:
    return f"{words.counted(abs(number), 'day')} {after if number >= 0 else before}"


def _timed_record(each: TimedProvision) -> Row:
    return {
        "id": each.id,
        "clause": each.clause,
        "title": each.title,
        "period": each.period,
        "event": each.event,
        "state": each.state.value,
        "ends_by": each.ends_by.isoformat() if each.ends_by else None,
        "page": each.page,
    }


def _timed_entry(each: TimedProvision) -> Item:
    limit = words.period_in_words(each.period) if each.period else each.event
    return Item(f"{each.id} · {limit} · p. {each.page}", [each.title])


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """When the durations of a provision end that begin at a moment."""

    corpus: Corpus
    endings: Sequence[Ending]

    columns = (
        "id", "clause", "duration", "start", "end", "local", "page", "note",
    )  # fmt: skip

    def json(self) -> Sequence[Row]:
        """Return an array with one record for each duration."""
        return [
            {
                "id": each.obligation.id,
                "clause": each.obligation.clause,
                "duration": each.obligation.time_limit,
                "start": each.start.isoformat(),
                "end": each.ends.isoformat(),
                "local": {zone: end.isoformat() for zone, _, end in each.local},
                "page": each.obligation.page,
                "note": each.obligation.note,
            }
            for each in self.endings
        ]

    def rows(self) -> Iterable[Row]:
        """Return the same records, the local times in one cell."""
        return [
            {**row, "local": "; ".join(f"{zone} {end:%Y-%m-%d %H:%M}" for zone, _, end in e.local)}
            for row, e in zip(self.json(), self.endings, strict=True)
        ]

    def markdown(self) -> str:
        """Return a short document."""
        return sections_markdown(self._title(), [], self._sections())

    def table(self, width: int) -> "RenderableType":
        """Return each duration with its end in every clock that matters."""
        return sections_table(self._title(), [], self._sections())

    def _title(self) -> str:
        return f"{self.corpus.agreement.short_names[0]}: when a time runs out"

    def _sections(self) -> list[Section]:
        return [
            Section(
                f"{each.obligation.id} · {each.duration} · p. {each.obligation.page}",
                [
                    Item(each.obligation.action),
                    *(Item(line) for line in _ending_lines(each)),
                    *([Item(f"open: {each.obligation.note}")] if each.obligation.note else []),
                ],
            )
            for each in self.endings
        ]


def _ending_lines(each: Ending) -> Iterable[str]:
    if not each.local:
        yield f"from  {words.day_in_words(each.start)}"
        yield f"to    {words.day_in_words(each.ends)} (by the calendar)"
        return
    widest = max(len(zone) for zone, _, _ in each.local)
    for zone, start, end in each.local:
        offsets = list(dict.fromkeys(words.offset_in_words(at) for at in (start, end)))
        yield (
            f"{zone:{widest}}  {words.time_in_words(start)} to {words.time_in_words(end)} "
            f"({', then '.join(offsets)})"
        )


@dataclass(frozen=True, slots=True)
class TriggersView:
    """What sets which provisions in motion."""

    corpus: Corpus
    triggers: Sequence[Triggered]

    columns = (
        "trigger", "id", "clause", "bearer", "beneficiary", "strength", "action", "conditions",
        "deadline", "page",
    )  # fmt: skip

    def json(self) -> Sequence[Row]:
        """Return an array with one record for each trigger."""
        return [
            {
                "trigger": each.trigger.id,
                "label": each.trigger.label,
                "definition": each.trigger.definition,
                "obligations": list(map(self._record, each.obligations)),
            }
            for each in self.triggers
        ]

    def rows(self) -> Iterable[Row]:
        """Return one row for each obligation."""
        return [
            {"trigger": each.trigger.id, **self._record(o)}
            for each in self.triggers
            for o in each.obligations
        ]

    def _record(self, obligation: Obligation) -> Row:
        return {
            "id": obligation.id,
            "clause": obligation.clause,
            "bearer": obligation.bearer,
            "beneficiary": obligation.beneficiary,
            "strength": self.corpus.strength_of(obligation).value,
            "action": obligation.action,
            "conditions": list(obligation.conditions),
            "deadline": obligation.time_limit,
            "page": obligation.page,
        }

    def markdown(self) -> str:
        """Return a short document."""
        return sections_markdown(self._title(), [], self._sections())

    def table(self, width: int) -> "RenderableType":
        """Return each trigger with what follows for whom, on what terms."""
        return sections_table(self._title(), [], self._sections(), words.POLITICAL)

    def _title(self) -> str:
        return f"{self.corpus.agreement.short_names[0]}: what sets what in motion"

    def _sections(self) -> list[Section]:
        return [
            Section(
                f"Upon: {each.trigger.label}",
                [
                    Item(
                        f"{o.id} · {words.bearer_in_words(self.corpus, o)} · "
                        f"{self.corpus.strength_of(o).value} · {o.operative_verb} · p. {o.page}",
                        [o.action, *self._terms(o)],
                    )
                    for o in each.obligations
                ],
            )
            for each in self.triggers
        ]

    def _terms(self, obligation: Obligation) -> list[str]:
        return [
            term
            for term in words.terms_in_words(self.corpus, obligation)
            if not term.startswith("upon: ")
        ]
