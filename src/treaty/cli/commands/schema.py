"""``treaty schema``: what the data files and the answers may hold, as JSON Schema."""

from typing import Annotated

import typer

from treaty.cli import completion
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

SHORT_HELP = "JSON Schema of a data file or answer."
# As treaty.schema has them; asking it would make the models at every start.
KINDS = ("codebook", "agreement", "provisions", "money", "reports", "silences", "lexicon")
HELP = help_with_examples(
    "Print the JSON Schema of a kind of data file: codebook, agreement, provisions, money, "
    "reports, silences or lexicon. An editor that knows YAML completes and checks a file by it as "
    "one types, if the file's first line names it: "
    "# yaml-language-server: $schema=../../schema/provisions.json. With --answer, print the schema "
    "of what a command answers with --format json, each field with its meaning.",
    ("schema provisions", "what provisions.yaml may hold"),
    ("schema money > money.json", "as a file"),
    ("schema money --format markdown", "its keys and their meaning"),
    ("schema --answer list-obligations", "what list-obligations answers in JSON"),
)


def _commands() -> list[str]:
    from treaty.schema import ANSWERS

    return [*ANSWERS]


def run(
    session: Session,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND",
            help=f"{', '.join(KINDS[:-1])} or {KINDS[-1]}; all of them if left out.",
            autocompletion=completion.one_of(lambda: KINDS),
            show_default=False,
        ),
    ] = None,
    answer: Annotated[
        str | None,
        typer.Option(
            metavar="COMMAND",
            help="The answer of this command instead.",
            autocompletion=completion.one_of(_commands),
            show_default=False,
        ),
    ] = None,
) -> None:
    """Show the schema."""
    from treaty.rendering.schema import draw_schema, rows_of_schemas
    from treaty.schema import make_answer_schema, make_schema

    if answer is not None:
        if kind is not None:
            message = "name a kind of file or the answer of a command, not both"
            raise typer.BadParameter(message, param_hint="KIND")
        shown = make_answer_schema(answer)
        described = {answer: shown}
    else:
        schemas = {name: make_schema(name) for name in ((kind,) if kind else KINDS)}
        shown = schemas[kind] if kind else schemas
        described = {f"{name}.yaml": schema for name, schema in schemas.items()}
    session.show(shown, lambda _: draw_schema(shown), rows=lambda: rows_of_schemas(described))
