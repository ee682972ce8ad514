"""Days and moments as users write them. The one place that reads the clock."""

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from treaty.errors import TreatyError
from treaty.quoting import quoted


class UnreadableTimeError(TreatyError):
    """A day or moment that cannot be read, or that does not exist on the clocks named."""


On = Annotated[
    str | None,
    typer.Option(
        "--on", metavar="DATE", help="Count from this day instead of today.", show_default=False
    ),
]


def read_day(text: str | None) -> date:
    """Return the day that a user wrote, or today where nothing was written.

    Raises:
        UnreadableTimeError: It is no day.
    """
    if text is None:
        return datetime.now(UTC).astimezone().date()
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UnreadableTimeError(
            f"{quoted(text)} is not a day; write it like 2026-11-24"
        ) from None


def read_moment(text: str, zone: str | None) -> tuple[datetime, bool]:
    """Return the moment that a user wrote, and whether a time zone was missing.

    Without an offset or a zone the moment is read as UTC.

    Raises:
        UnreadableTimeError: It is no moment, or the clocks of the zone skip or repeat it.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise UnreadableTimeError(
            f"{quoted(text)} is not a moment; write it like 2026-03-28T12:00, with +02:00 or Z "
            "behind it, or as a day like 2026-03-28"
        ) from None
    if moment.tzinfo is not None:
        return moment, False
    if zone is None:
        return moment.replace(tzinfo=UTC), True
    return _in_zone(moment, zone), False


def _in_zone(moment: datetime, zone: str) -> datetime:
    from treaty.zone import get_zone, offset_of

    try:
        local = moment.replace(tzinfo=get_zone(zone))
    except ValueError as error:
        raise UnreadableTimeError(str(error)) from None
    try:
        back = local.astimezone(UTC).astimezone(local.tzinfo)
        is_repeated = local.utcoffset() != local.replace(fold=1).utcoffset()
    except OverflowError:
        raise UnreadableTimeError(f"{quoted(str(moment))} lies outside the calendar") from None
    if back.replace(tzinfo=None) != moment:
        raise UnreadableTimeError(
            f"the clocks of {zone} skip {moment:%Y-%m-%d %H:%M}; name a later time or an offset"
        )
    if is_repeated:
        offsets = {offset_of(local.replace(fold=fold)) for fold in (0, 1)}
        raise UnreadableTimeError(
            f"the clocks of {zone} show {moment:%Y-%m-%d %H:%M} twice; add the offset you mean, "
            f"{' or '.join(sorted(offsets))}"
        )
    return local
