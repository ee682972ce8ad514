"""Time zones by the names of the IANA database, and their distance from UTC."""

from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from treaty.quoting import quoted


def get_zone(name: str) -> ZoneInfo:
    """Return a time zone.

    >>> get_zone("Europe/Paris").key
    'Europe/Paris'

    Raises:
        ValueError: There is none of that name; the message has the nearest one.
    """
    try:
        return ZoneInfo(name)
    except (LookupError, OSError, ValueError):
        raise ValueError(f"no time zone is called {quoted(name)}; {_advice(name)}") from None


def offset_of(moment: datetime) -> str:
    """Return how far the clocks of a moment's zone are from UTC; long ago to the second.

    >>> offset_of(datetime(2026, 3, 29, 15, tzinfo=get_zone("Asia/Tokyo")))
    '+09:00'
    >>> offset_of(datetime(1880, 1, 1, tzinfo=get_zone("Asia/Tokyo")))
    '+09:18:59'

    Raises:
        ValueError: The moment has no zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.isoformat().removeprefix(moment.replace(tzinfo=None).isoformat())


def _advice(name: str) -> str:
    """Return the nearest name, by the whole of it or by its city.

    >>> _advice("paris"), _advice("Europe/Rome!")
    ("did you mean 'Europe/Paris'?", "did you mean 'Europe/Rome'?")
    >>> _advice("?")
    'expected one like Europe/Paris'
    """
    from difflib import get_close_matches

    # Names without a slash are old or abbreviations, so those with one win where both match.
    zones = sorted(available_timezones(), key=lambda zone: ("/" in zone, zone))
    named = {zone.rpartition("/")[2].casefold(): zone for zone in zones}
    named |= {zone.casefold(): zone for zone in zones}
    near = get_close_matches(name[:40].replace(" ", "_").casefold(), named, n=1, cutoff=0.75)
    return f"did you mean {named[near[0]]!r}?" if near else "expected one like Europe/Paris"
