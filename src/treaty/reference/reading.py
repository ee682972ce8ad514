"""Read references as people type and paste them: ranges, lists, three languages, citations."""

from treaty.errors import ReferenceSyntaxError
from treaty.reference.canonical import Span, is_canonical


def parse_reference(text: str) -> str:
    """Return the canonical form of a reference to one clause.

    >>> parse_reference("II.2(2)(a)"), parse_reference("ii 2 (2) (A)"), parse_reference("前文")
    ('II.2.2.a', 'II.2.2.a', 'Preamble')
    >>> parse_reference("art. 3 para 1"), parse_reference("частина ІІ, пункт 2(4)")
    ('III.1', 'II.2.4')

    Raises:
        ReferenceSyntaxError: The text is no reference, or one to several clauses.
        NoPartError: It does not say which Part is meant.
    """
    if is_canonical(text):
        return text
    spans = parse_references(text)
    if len(spans) > 1 or not spans[0].is_single:
        named = ", ".join(map(str, spans))
        raise ReferenceSyntaxError(text, f"it names several, {named}, where one is asked for")
    return spans[0].first


def parse_references(text: str) -> tuple[Span, ...]:
    """Read what people type and paste for clauses, in the order in which they name them.

    >>> [str(span) for span in parse_references("II.2.2.a–c, f and III.1 to 3")]
    ['II.2.2.a–II.2.2.c', 'II.2.2.f', 'III.1–III.3']
    >>> [str(span) for span in parse_references("Accord (signed 13 June 2024) pt II para 2(4)")]
    ['II.2.4']

    A number alone never stands for a Part, which the text counts in Roman numerals; behind the
    word "Part" or "article" it does.

    Raises:
        ReferenceSyntaxError: The text is no reference.
        NoPartError: It does not say which Part is meant.
    """
    if is_canonical(text):
        return (Span(text, text),)
    # Start-up: most runs meet canonical references only.
    from treaty.reference.grammar import read

    return read(text)
