"""``treaty topics``: what ``--topic`` takes."""

from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

SHORT_HELP = "What --topic takes, with counts."
HELP = help_with_examples(
    "List the topics with their obligations; a wider topic counts its narrower ones too.",
    ("topics", "the tree of topics"),
    ("topics --format csv", "with definitions"),
)


def run(session: Session) -> None:
    """Show the topics."""
    from treaty.answers.overview import TopicCount, count_topics
    from treaty.rendering.vocabularies import draw_topics
    from treaty.rendering.writers import rows_of

    if session.has_several:
        session.show_each(
            {corpus: count_topics(corpus) for corpus in session.corpora},
            lambda corpus, counted, width: draw_topics(corpus, counted, width),
            lambda _, counted: rows_of(TopicCount, counted),
        )
        return
    corpus = session.corpus
    counted = count_topics(corpus)
    session.show_list(TopicCount, counted, lambda width: draw_topics(corpus, counted, width))
