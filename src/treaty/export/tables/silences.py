"""What people ask and the agreement does not say, as tables."""

from collections.abc import Iterable

from treaty.corpus import Corpus
from treaty.export.tables.table import POSITION, Table, link, maybe, text
from treaty.export.tables.vocabularies import LANGUAGES

_SILENCE = link("silences", "silence", "The silence.")


def silence_tables(corpus: Corpus) -> Iterable[Table]:
    """Yield the silences, the words of the question, and those that the text does not hold."""
    silences = corpus.silences
    yield Table(
        name="silences",
        description="What people ask and the text does not say.",
        key=("id",),
        columns=(
            text("id", "Stable identifier."),
            POSITION,
            text("title", "What is absent."),
            text("sentence", "One sentence that says what is absent."),
            link("clauses", "nearest", "The clause that comes nearest, if any.", is_required=False),
            text("reason", "Why that clause is not the same, or that none comes near."),
            maybe("note", "What a reader should bear in mind."),
        ),
        rows=tuple(
            (each.id, n, each.title, each.sentence, each.nearest, each.reason, each.note)
            for n, each in enumerate(silences, 1)
        ),
    )
    yield Table(
        name="silence_words",
        description="By which words people ask.",
        key=("silence", "position"),
        columns=(
            _SILENCE,
            POSITION,
            text("language", "ISO 639-1 code.", allowed=LANGUAGES),
            text("word", "The word or phrase."),
        ),
        rows=tuple(
            (each.id, n, *word)
            for each in silences
            for n, word in enumerate(
                ((language, word) for language, words in each.words.items() for word in words), 1
            )
        ),
    )
    yield Table(
        name="silence_absent",
        description="Words that the official text does not hold, the proof of a silence.",
        key=("silence", "position"),
        columns=(
            _SILENCE,
            POSITION,
            text("words", "The words; * stands for all that begin so."),
        ),
        rows=tuple(
            (each.id, n, words) for each in silences for n, words in enumerate(each.absent, 1)
        ),
    )
