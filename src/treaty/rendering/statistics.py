"""How many obligations there are, drawn as bars."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from treaty.answers.coverage import coverage_note
from treaty.answers.statistics import StrengthCount
from treaty.answers.terms import general_reservation
from treaty.corpus import Corpus
from treaty.language import ENGLISH, _, spoken
from treaty.rendering import words
from treaty.rendering.style import HEADING, QUIET, REFERENCE, line, padded, strength_style, text
from treaty.undertaking import Strength

if TYPE_CHECKING:
    from rich.console import RenderableType

_LONGEST_BAR = 30
_SHORTEST_BAR = 5


def draw_statistics(
    corpus: Corpus, counted: Sequence[StrengthCount], width: int
) -> "RenderableType":
    """Draw for each Participant its obligations by strength and by topic of the upper level."""
    from rich.cells import cell_len
    from rich.console import Group
    from rich.text import Text

    overall = [each for each in counted if each.topic is None]
    topics = {
        party: {_called(corpus, topic): number for topic, number in of_party.items()}
        for party, of_party in _by_topic(corpus, counted).items()
    }
    most = max(
        *(e.obligations for e in overall), *(n for by in topics.values() for n in by.values())
    )
    labels = {strength: words.strength_in_words(strength) for strength in Strength}
    names = [*(labels[e.strength] for e in overall), *(t for by in topics.values() for t in by)]
    widest = max(map(cell_len, names))
    # Beside a bar stand a name, a number and how it is borne.
    beside = cell_len("  100  " + _("{n} alone").format(n=100) + _("{n} jointly").format(n=100))
    longest = max(_SHORTEST_BAR, min(_LONGEST_BAR, width - widest - beside - 2))
    shown: list[RenderableType] = []
    for participant in corpus.agreement.participants:
        counts = [each for each in overall if each.party == participant.id]
        if not counts:
            continue
        total = sum(each.obligations for each in counts)
        shown += [
            line(
                (words.party_name(corpus, participant.id), HEADING),
                f" · {words.obligations_in_words(total)}",
            )
        ]
        for each in counts:
            shown.append(
                line(
                    "  ",
                    (padded(labels[each.strength], widest), strength_style(each.strength)),
                    f" {each.obligations:3} {_bar(each.obligations, most, longest)}",
                    (f" {_borne(each)}", QUIET),
                )
            )
        shown += [text(_("by topic"), QUIET)]
        for topic, number in topics[participant.id].items():
            bar = _bar(number, most, longest)
            shown.append(line("  ", (padded(topic, widest), REFERENCE), f" {number:3} {bar}"))
        shown.append(Text())
    reservation = general_reservation(corpus)
    if reservation and any(each.strength is Strength.FIRM for each in overall):
        shown.append(text(reservation))
    several = _("An obligation may have several topics; a wider topic counts its narrower ones.")
    closing = (several, words.what_obligations_are(corpus), coverage_note(corpus))
    return Group(*shown, text(" ".join(filter(None, closing)), QUIET))


def _by_topic(corpus: Corpus, counted: Iterable[StrengthCount]) -> dict[str, dict[str, int]]:
    """Return the numbers by party and topic of the upper level, the most first."""
    sums: dict[str, dict[str, int]] = {p.id: {} for p in corpus.agreement.participants}
    for each in counted:
        if each.topic is not None and corpus.topics[each.topic].parent is None:
            of_party = sums[each.party]
            of_party[each.topic] = of_party.get(each.topic, 0) + each.obligations
    return {
        party: dict(sorted(by_topic.items(), key=lambda item: -item[1]))
        for party, by_topic in sums.items()
    }


def _called(corpus: Corpus, topic: str) -> str:
    """Return what can be typed for a topic: its id, or its name in the language that is spoken."""
    return topic if spoken() == ENGLISH else corpus.topics[topic].label


def _bar(number: int, most: int, longest: int) -> str:
    return "█" * max(1, round(longest * number / most))


def _borne(each: StrengthCount) -> str:
    if each.strength is Strength.INSTRUMENT:
        return _("of the instrument itself")
    parts = (
        (each.alone, _("{n} alone")),
        (each.either, _("{n} either")),
        (each.jointly, _("{n} jointly")),
    )
    return ", ".join(how.format(n=number) for number, how in parts if number)
