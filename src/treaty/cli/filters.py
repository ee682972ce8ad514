"""The options that choose among obligations, for every command that has them."""

from typing import Annotated

import typer

from treaty.cli import completion

Party = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="Borne by this party, alone or jointly; 'treaty parties' lists the names.",
        autocompletion=completion.complete_party,
    ),
]
Sole = Annotated[bool, typer.Option("--sole", help="Leave out what is borne jointly.")]
Beneficiary = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="For this party; what is mutual counts too.",
        autocompletion=completion.complete_party,
    ),
]
Topic = Annotated[
    list[str] | None,
    typer.Option(
        metavar="TOPIC",
        help="On this topic or a narrower one; 'treaty topics' lists them.",
        autocompletion=completion.complete_topic,
    ),
]
Part = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PART",
        help="In this Part: II, or preamble.",
        autocompletion=completion.complete_part,
    ),
]
Clause = Annotated[
    list[str] | None,
    typer.Option(
        metavar="REF",
        help="In this clause or below it: II.2.2.",
        autocompletion=completion.complete_clause,
    ),
]
Strength = Annotated[
    list[str] | None,
    typer.Option(
        metavar="STRENGTH",
        help="Exactly so firm: firm, qualified, aspirational, permission, declaratory or "
        "instrument.",
        autocompletion=completion.complete_strength,
    ),
]
MinStrength = Annotated[
    str | None,
    typer.Option(
        metavar="STRENGTH",
        help="At least so firm, in the order firm, qualified, aspirational, permission, "
        "declaratory, instrument: the last three promise no conduct.",
        autocompletion=completion.complete_strength,
    ),
]
Modality = Annotated[
    list[str] | None,
    typer.Option(
        metavar="MODALITY",
        help="With this kind of verb: will, intends, will-seek, ...",
        autocompletion=completion.complete_modality,
    ),
]
Condition = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CONDITION",
        help="Subject to this: budget, as-appropriate, ...",
        autocompletion=completion.complete_condition,
    ),
]
