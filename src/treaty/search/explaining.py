"""Tell why a document was found, and show the words that show it."""

from collections.abc import Iterable, Sequence

from treaty.likeness import fold
from treaty.search.documents import Document
from treaty.search.hits import Likeness, Match, Reason, Snippet, Spans
from treaty.search.index import TEXTS
from treaty.search.ranking import Signal

SNIPPET_LENGTH = 160
"""At most so many characters of a text are shown."""
SHORTEST_SNIPPET = 80
# What is left out should be longer than the sign that it was.
FROM_THE_BEGINNING = 12


def make_match(
    document: Document, score: float, why: Sequence[tuple[Reason, dict[str, Spans]]]
) -> Match:
    """Return a document with what shows that it matches.

    Args:
        document: What was found.
        score: What it is worth.
        why: Each reason, with where in the texts its words stand.
    """
    marks = {name: _merged(span for _, spans in why for span in spans[name]) for name in TEXTS}
    source = next((name for name in TEXTS if marks[name]), None)
    if source:
        snippet = _snippet(source, getattr(document, source), marks[source])
    elif why:
        snippet = Snippet("label", why[0][0].found, ())
    else:
        snippet = _snippet("title", document.title, ())
    return Match(
        document=document,
        score=score,
        title_matches=marks["title"],
        snippet=snippet,
        reasons=tuple(dict.fromkeys(reason for reason, _ in why)),
    )


def make_reason(document: Document, signal: Signal, typed: str, spans: dict[str, Spans]) -> Reason:
    """Return why a document matches.

    Args:
        document: What was found.
        signal: The way in which it matches.
        typed: The words of the query.
        spans: Where in the texts the matching words stand.
    """
    found = list(
        dict.fromkeys(
            getattr(document, name)[start:end].casefold()
            for name in TEXTS
            for start, end in spans[name]
        )
    )
    if signal.label is None:
        is_same = bool(signal.probe.prefixes) or fold(typed) in found
        likeness = Likeness.WORD if is_same else Likeness.FORM
        return Reason(typed, likeness, ", ".join(found))
    meaning = signal.label.meaning
    is_topic = signal.probe == meaning.topics
    if not signal.is_whole:
        likeness = Likeness.PART
    else:
        likeness = Likeness.TOPIC if is_topic else Likeness.NAME
    what = meaning.topic_names if is_topic else ", ".join(found) or meaning.name
    return Reason(typed, likeness, what, signal.label.spelled)


def _merged(spans: Iterable[tuple[int, int]]) -> Spans:
    """Return places in order, those that touch or overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _snippet(source: str, text: str, matches: Spans) -> Snippet:
    """Return a text from its first match on, cut between words.

    A match near the end is shown with what stands before it.
    """
    start = matches[0][0] if matches else 0
    if matches and start > len(text) - SHORTEST_SNIPPET:
        start = text.find(" ", max(0, len(text) - SHORTEST_SNIPPET)) + 1
        start = min(start, matches[0][0])
    if start < FROM_THE_BEGINNING:
        start = 0
    cut = text[start : start + SNIPPET_LENGTH]
    if start + SNIPPET_LENGTH < len(text):
        cut = cut[: cut.rfind(" ")] if " " in cut[SNIPPET_LENGTH // 2 :] else cut
        cut = cut.rstrip(" ,;:") + " …"
    before = "… " if start else ""
    shift = len(before) - start
    shown = before + cut
    return Snippet(
        source,
        shown,
        tuple(
            (first + shift, min(last + shift, len(shown)))
            for first, last in matches
            if first + shift < len(shown)
        ),
    )
