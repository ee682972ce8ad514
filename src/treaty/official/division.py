"""Cut the official text into the clauses of an agreement, its title and its closing formula.

The data says which clauses there are and what their headings are; the text says where each begins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from treaty.errors import OtherTextError
from treaty.models import Clause, CodedAgreement
from treaty.official.text import OfficialText, normalise
from treaty.reference import is_within, parent_of

TITLE = "Title"
CLOSING = "Closing"

_ENDS_A_CLAUSE = re.compile(r"(?:[.:;]|[;,] (?:and|or))['\")\]]*$")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the canonical text."""

    start: int
    end: int

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or the heading of a clause."""

    place: str
    """The clause at whose place it stands, or ``Title`` or ``Closing``."""
    span: Span
    """Where it stands."""
    words: str
    """Its canonical text."""
    is_heading: bool = False
    """Whether it is the clause's heading."""


@dataclass(frozen=True)
class Division:
    """The official text with its clauses."""

    text: OfficialText
    """The whole."""
    spans: dict[str, Span]
    """Each clause with everything below it, and ``Title`` and ``Closing``."""
    passages: tuple[Passage, ...]
    """Headings and sentences in the order of the text; a clause's marker is left out."""

    def find(self, phrase: str, place: str) -> list[int]:
        """Return where a phrase begins inside a clause, the title or the closing formula."""
        span = self.spans[place]
        return self.text.find(phrase, span.start, span.end)

    def passage_at(self, offset: int) -> Passage | None:
        """Return the sentence or heading in which a character stands, if any."""
        return next((passage for passage in self.passages if offset in passage.span), None)


def divide(text: OfficialText, coded: CodedAgreement) -> Division:
    """Find where each clause of an agreement begins and ends.

    The closing formula is no clause; it begins with the first words that prove the signature.

    Raises:
        OtherTextError: A clause begins nowhere, so it is another text.
    """
    clauses = coded.provisions.clauses
    # The formula stands last; words of it may stand in the title as well.
    closing = min(
        (
            offset
            for evidence in coded.agreement.signature.evidence
            if evidence.clause is None
            for offset in text.find(evidence.anchor)[-1:]
        ),
        default=len(text.words),
    )
    spans: dict[str, Span] = {}
    end = len(text.words)
    try:
        if clauses[0].begins is None:
            _divide_below(None, Span(0, closing), text, clauses, spans)
        else:
            spans, end = _divide_by_beginnings(text, clauses, closing)
    except _NotFoundError as error:
        raise OtherTextError(coded.agreement.title, str(error)) from None
    first = min(span.start for span in spans.values())
    spans = {TITLE: Span(0, first), **spans, CLOSING: Span(closing, end)}
    spans = {place: _without_outer_space(text, span) for place, span in spans.items()}
    return Division(text, spans, tuple(_passages(text, clauses, spans)))


class _NotFoundError(LookupError):
    """No line of the text can be the beginning of a clause."""


def _divide_by_beginnings(
    text: OfficialText, clauses: Sequence[Clause], closing: int
) -> tuple[dict[str, Span], int]:
    """Divide a text whose clauses say how they begin, in the order in which they are coded.

    Also returned is the end of the closing formula: an annex may follow it.
    """
    starts: list[int] = []
    for clause in clauses:
        found = text.find(clause.begins or "", starts[-1] if starts else 0)
        if not found:
            raise _NotFoundError(clause.clause)
        at_a_line = (offset for offset in found if offset in text.line_starts)
        starts.append(next(at_a_line, found[0]))
    spans: dict[str, Span] = {}
    for number, (clause, start) in enumerate(zip(clauses, starts, strict=True)):
        behind = zip(clauses[number + 1 :], starts[number + 1 :], strict=True)
        after = (begin for other, begin in behind if not is_within(other.clause, clause.clause))
        end = next(after, len(text.words))
        spans[clause.clause] = Span(start, closing if start < closing < end else end)
    return spans, min((start for start in starts if start > closing), default=len(text.words))


def _divide_below(
    parent: Clause | None,
    within: Span,
    text: OfficialText,
    clauses: Sequence[Clause],
    spans: dict[str, Span],
) -> None:
    reference = parent.clause if parent else None
    siblings = [clause for clause in clauses if parent_of(clause.clause) == reference]
    position = within.start
    starts = []
    for clause in siblings:
        starts.append(_beginning(clause, Span(position, within.end), within.start, text))
        position = starts[-1] + 1
    for clause, (start, end) in zip(siblings, pairwise([*starts, within.end]), strict=True):
        spans[clause.clause] = Span(start, end)
        _divide_below(clause, spans[clause.clause], text, clauses, spans)


def _beginning(clause: Clause, within: Span, parent_start: int, text: OfficialText) -> int:
    """Return the line that begins a clause.

    A wrapped line may begin with what looks like a marker ("… in the following areas in / (1) and
    (2):"). So a line counts first for bearing the clause's own heading, then for following the
    end of a sentence, an item or a heading; of equals, the first is taken.
    """
    marker, heading = _opening(clause)
    if not marker and not heading:
        return within.start
    opening = f"{marker} {heading}".strip()
    sign = re.compile(rf"{re.escape(marker or heading)}(?!\S)")
    group = normalise(clause.group_heading or "")
    best: tuple[bool, bool, int] | None = None
    previous = 0
    for line in text.line_starts:
        if line in within and sign.match(text.words, line):
            has_heading = text.words.startswith(opening, line)
            follows_an_end = (
                _ENDS_A_CLAUSE.search(text.words[max(0, line - 9) : line].rstrip()) is not None
                or previous == parent_start
                or (group != "" and text.words.startswith(group, previous))
            )
            rank = (has_heading, follows_an_end, -line)
            best = max(best, rank) if best else rank
        previous = line
    if best is None:
        raise _NotFoundError(clause.clause)
    return -best[2]


def _opening(clause: Clause) -> tuple[str, str]:
    """Return the marker of a clause and the heading that the text gives it; either may be empty."""
    heading = clause.heading if clause.heading_source == "text" else ""
    return normalise(clause.printed_marker), normalise(heading)


def _without_outer_space(text: OfficialText, span: Span) -> Span:
    words = text.words[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _passages(
    text: OfficialText, clauses: Sequence[Clause], spans: dict[str, Span]
) -> Iterator[Passage]:
    """Yield what stands at the place of each clause: from its beginning to the next clause's."""
    by_reference = {clause.clause: clause for clause in clauses}
    # An annex stands behind the closing formula.
    in_order = sorted(spans.items(), key=lambda item: item[1].start)
    ends = [*(span.start for _, span in in_order), len(text.words)][1:]
    for (place, span), end in zip(in_order, ends, strict=True):
        start = span.start
        if place in by_reference:
            marker, heading = _opening(by_reference[place])
            if text.words.startswith(marker, start):
                start = _skip_space(text, start + len(marker))
            if heading and _begins_with(text.words, start, heading):
                yield Passage(place, Span(start, start + len(heading)), heading, is_heading=True)
                start = _skip_space(text, start + len(heading))
        for first, last in sentences_of(text.words[start:end].rstrip()):
            sentence = Span(start + first, start + last)
            yield Passage(place, sentence, text.words[sentence.start : sentence.end])


def _begins_with(words: str, start: int, heading: str) -> bool:
    # A heading in capitals is coded without.
    return words[start : start + len(heading)].casefold() == heading.casefold()


def _skip_space(text: OfficialText, offset: int) -> int:
    return offset + text.words.startswith(" ", offset)


# "; and" before the last item of a list belongs to the end of the one before it.
_END = re.compile(r"[.!?]['\")\]]*(?= |$)|;(?: (?:and|or))?(?= |$)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:Arts?|Nos?|[Pp]aras?|Sec|[Vv]ol|pp?|cf|e\.g|i\.e|Mrs?|Ms|Dr|St|[a-z])\.$"
)

_LETTERED = re.compile(r"[a-z]\) ")


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends.

    A full stop before a small letter ends nothing ("the part IV. of this Accord"), unless the
    letter marks a heading or an item ("a) Air Force"). In doubt the text is cut: that asks for one
    proof too many, never for one too few.

    >>> text = "Japan will help, see Art. 5 in the part IV. of it. It may ask; and It will pay."
    >>> [text[start:end] for start, end in sentences_of(text)]
    ['Japan will help, see Art. 5 in the part IV. of it.', 'It may ask; and', 'It will pay.']
    """
    start = 0
    for match in _END.finditer(text):
        rest = text[match.end() :].lstrip()
        follows_on = rest[:1].islower() and not _LETTERED.match(rest)
        goes_on = follows_on or _ABBREVIATION.search(text[start : match.start() + 1])
        if match[0].startswith(".") and goes_on:
            continue
        yield start, match.end()
        start = len(text) - len(rest)
    if start < len(text):
        yield start, len(text)
