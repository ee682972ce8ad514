"""The floor: the smallest program that does the same kind of work with the same libraries.

A Typer app with as many commands, fifteen Pydantic models, the same data read from one JSON file
by ``model_validate_json``, and a Rich table with the number of rows that is asked for. It knows
nothing of treaties; what ``treaty`` takes longer than this is what ``treaty`` itself costs.
"""

from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel, ConfigDict


class Base(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Labels(Base):
    preferred: str
    alternative: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


class Term(Base):
    id: str
    label: str
    definition: str


class Modality(Term):
    kind: str


class Condition(Term):
    leaves_discretion: bool


class Topic(Base):
    id: str
    parent: str | None = None
    definition: str
    labels: dict[str, Labels]


class Codebook(Base):
    version: str
    modalities: tuple[Modality, ...]
    conditions: tuple[Condition, ...]
    triggers: tuple[Term, ...]
    topics: tuple[Topic, ...]


class Participant(Base):
    id: str
    name: str
    names: tuple[str, ...]


class Entity(Base):
    id: str
    name: str
    kind: str
    clauses: tuple[str, ...]


class Agreement(Base):
    id: str
    title: str
    participants: tuple[Participant, ...]
    entities: tuple[Entity, ...]
    signature: dict[str, Any]


class Obligation(Base):
    id: str
    bearer: str
    modality: str
    action: str
    conditions: tuple[str, ...]
    topics: tuple[str, ...]
    page: int
    anchor: str


class Clause(Base):
    clause: str
    heading: str
    summary: str
    pages: tuple[int, ...]
    obligations: tuple[Obligation, ...]


class Commitment(Base):
    id: str
    title: str
    amount: str
    currency: str


class Money(Base):
    commitments: tuple[Commitment, ...]


class Coded(Base):
    agreement: Agreement
    provisions: dict[str, tuple[Clause, ...]]
    money: Money


class Collection(Base):
    codebook: Codebook
    agreements: tuple[Coded, ...]


app = typer.Typer(pretty_exceptions_enable=False)
Data = Annotated[Path, typer.Option("--data")]
Rows = Annotated[int, typer.Option("--rows")]
Party = Annotated[str | None, typer.Option("--party")]


@app.command()
def table(data: Data, rows: Rows = 10, party: Party = None) -> None:
    collection = Collection.model_validate_json(data.read_bytes())
    from rich.console import Console
    from rich.table import Table

    found = [
        (clause, obligation)
        for clause in collection.agreements[0].provisions["clauses"]
        for obligation in clause.obligations
        if party is None or obligation.bearer in (party, "both")
    ]
    view = Table("clause", "who", "how", "what", "when", "page")
    for clause, o in found[:rows]:
        view.add_row(
            clause.clause, o.bearer, o.modality, o.action, ", ".join(o.conditions), str(o.page)
        )
    Console().print(view)


def _other(data: Data, rows: Rows = 10, party: Party = None) -> None:
    """Stand for a command that is not called."""


def fill(commands: int) -> None:
    for number in range(commands - 1):
        app.command(f"other-{number}")(_other)


if __name__ == "__main__":
    fill(21)  # as many as treaty has
    app()
