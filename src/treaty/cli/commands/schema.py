"""``treaty schema``: what the data files may hold, as JSON Schema for editors."""

from typing import Annotated

import typer

from treaty.cli.options import help_with_examples
from treaty.cli.session import Session

SHORT_HELP = "JSON Schema of a data file."
# As treaty.schema has them; asking it would make the models at every start.
KINDS = ("codebook", "agreement", "provisions", "money", "reports", "silences", "lexicon")
HELP = help_with_examples(
    "Print the JSON Schema of a kind of data file: codebook, agreement, provisions, money, "
    "reports, silences or lexicon. An editor that knows YAML completes and checks a file by it as "
    "one types, if the file's first line names it: "
    "# yaml-language-server: $schema=../../schema/provisions.json",
    ("schema provisions", "what provisions.yaml may hold"),
    ("schema money > money.json", "as a file"),
    ("schema money --format markdown", "its keys and their meaning"),
)


def run(
    session: Session,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND",
            help=f"{', '.join(KINDS[:-1])} or {KINDS[-1]}; all of them if left out.",
            autocompletion=lambda: [*KINDS],
            show_default=False,
        ),
    ] = None,
) -> None:
    """Show the schema."""
    from treaty.rendering.schema import draw_schema, rows_of_schemas
    from treaty.schema import make_schema

    schemas = {name: make_schema(name) for name in ((kind,) if kind else KINDS)}
    shown = schemas[kind] if kind else schemas
    by_file = {f"{name}.yaml": schema for name, schema in schemas.items()}
    session.show(shown, lambda _: draw_schema(shown), rows=lambda: rows_of_schemas(by_file))
