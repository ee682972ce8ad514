"""The options that every command has, before or after its name, and their one meaning."""

import inspect
from collections.abc import Callable, Iterable
from copy import copy
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from treaty.answers.filters import FILTERS, Filter
from treaty.cli import completion
from treaty.cli.session import Format, Session
from treaty.language import LANGUAGES, Language, speaking


def shared_options(
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="Write a table (as by default), plain (a line a record), json, csv or markdown.",
            show_default=False,
        ),
    ] = None,
    no_color: Annotated[
        bool, typer.Option("--no-color", help="Write no colours and no other escape codes.")
    ] = False,
    no_pager: Annotated[
        bool, typer.Option("--no-pager", help="Write a long answer to the terminal at once.")
    ] = False,
    data: Annotated[
        Path | None,
        typer.Option(
            "--data",
            metavar="DIR",
            help="Read another data folder (or set TREATY_DATA).",
            show_default=False,
        ),
    ] = None,
    agreement: Annotated[
        list[str] | None,
        typer.Option(
            "--agreement",
            metavar="ID",
            help="Choose an agreement ('treaty agreements' lists them) or, where a command takes "
            "several, all.",
            show_default=False,
        ),
    ] = None,
    language: Annotated[
        Language | None,
        typer.Option(
            "--lang",
            metavar="LANG",
            help=f"Answer in another language ({', '.join(LANGUAGES)}); by default as TREATY_LANG "
            "or, in a terminal, the locale says.",
            show_default=False,
        ),
    ] = None,
) -> Session:
    """Return the options as a session."""
    return Session(
        format=format_,
        no_color=no_color,
        no_pager=no_pager,
        data=data,
        agreements=tuple(agreement or ()),
        lang=language,
    )


SHARED = inspect.signature(shared_options).parameters


def _filter_option(each: Filter) -> inspect.Parameter:
    """Return the option of a filter of obligations."""
    kind: Any = bool
    if each.metavar is not None:
        kind = list[str] | None if each.is_repeatable else str | None
    option = typer.Option(
        f"--{each.name}",
        metavar=each.metavar,
        help=each.help,
        autocompletion=completion.offering(each.offers) if each.metavar else None,
        show_default=False,
    )
    return inspect.Parameter(
        each.parameter,
        inspect.Parameter.KEYWORD_ONLY,
        default=None if each.metavar else False,
        annotation=Annotated[kind, option],
    )


def _own_parameters(command: Callable[..., None]) -> Iterable[inspect.Parameter]:
    """Yield the parameters of a command behind its session, for ``**filters`` all filters."""
    _, *own = inspect.signature(command).parameters.values()
    for parameter in own:
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:
            yield from map(_filter_option, FILTERS)
        else:
            yield parameter


def _shared_by(*, takes_several: bool | None) -> Iterable[inspect.Parameter]:
    """Yield the shared options as a command has them; None is for the program before any command.

    Whether an option takes one agreement or several, its help says.
    """
    how = {
        True: "Choose an agreement, several, or all ('treaty agreements' lists them).",
        False: "Choose an agreement ('treaty agreements' lists them).",
    }
    for name, parameter in SHARED.items():
        if name == "agreement" and takes_several is not None:
            kind, option = get_args(parameter.annotation)
            option = copy(option)
            option.help = how[takes_several]
            yield parameter.replace(annotation=Annotated[kind, option])
        else:
            yield parameter


def with_session(
    command: Callable[..., None], *, takes_several: bool | None = None
) -> Callable[..., None]:
    """Give a command the shared options; it receives them as a session.

    The session comes first; a second parameter named ``context`` receives Typer's context, and a
    last one ``**filters`` whatever is asked of the filters of obligations.

    Args:
        command: What runs it.
        takes_several: Whether it answers for several agreements; None of the program itself.

    Typer learns a command's options from its signature, so this one shows both kinds.
    """
    own = [*_own_parameters(command)]
    wants_context = own[:1] and own[0].name == "context"
    context_parameter = inspect.Parameter(
        "context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context
    )
    by_keyword = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for parameter in (
            *(own[1:] if wants_context else own),
            *_shared_by(takes_several=takes_several),
        )
    ]

    @wraps(command)
    def run(*, context: typer.Context, **arguments: Any) -> None:
        after = shared_options(**{name: arguments.pop(name) for name in SHARED})
        before = context.obj if isinstance(context.obj, Session) else Session()
        context.obj = before.overridden_by(after)
        if wants_context:
            arguments["context"] = context
        if takes_several is None:
            # What stands before a command says nothing yet.
            command(context.obj, **arguments)
            return
        with speaking(context.obj.language):
            command(context.obj, **arguments)

    parameters = [context_parameter, *by_keyword]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    return run


def help_with_examples(summary: str, *examples: tuple[str, str]) -> str:
    r"""Return a command's help: what it does, then what to type for what.

    Each example has its meaning on a line of its own, so that a narrow terminal breaks neither.
    """
    # "\b" keeps the lines that follow from being filled.
    lines = ["\b", "Examples:"]
    for typed, meaning in examples:
        lines += [f"  treaty {typed}", f"      {meaning}"]
    return f"{summary}\n\n" + "\n".join(lines)
