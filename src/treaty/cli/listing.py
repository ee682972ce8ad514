"""The commands as help lists them, and what is said where one or its option is not found."""

from typing import Any

import typer
from typer.core import TyperGroup

from treaty.cli.commands import COMMANDS, GROUPS

_WIDEST = max(map(len, COMMANDS))


class Commands(TyperGroup):
    """The commands, grouped by what they are for."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the groups into the help."""
        with formatter.section("Commands"):
            for group, names in GROUPS.items():
                formatter.write(f" {group}\n")
                formatter.write_dl(
                    [
                        (name.ljust(_WIDEST), self.commands[name].get_short_help_str())
                        for name in names
                        if name in self.commands
                    ]
                )

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what stands before the command; say so of an option that belongs behind it."""
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            option = getattr(error, "option_name", None)
            having = [n for n in COMMANDS if n in self.commands and option in self._options_of(n)]
            if having:
                meant = next((word for word in args if word in having), having[0])
                ctx.fail(f"{option} belongs behind the command: treaty {meant} {option} ...")
            raise

    def _options_of(self, name: str) -> list[str]:
        return [option for each in self.commands[name].params for option in each.opts]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that is named; if there is none, say which looks like it."""
        typed = args[0]
        # Completion asks about words that are still being typed, and wants no message.
        is_typed_out = not ctx.resilient_parsing and not typed.startswith("-")
        if is_typed_out and typed not in self.commands:
            from difflib import get_close_matches

            meant = [name for name in COMMANDS if typed in (name, *name.split("-"))]
            # Command names are short: "troops" is as near to "topics" as 0.67.
            meant = meant or get_close_matches(typed, COMMANDS, cutoff=0.7)
            hint = f" Did you mean {' or '.join(map(repr, meant))}?" if meant else ""
            ctx.fail(f"No such command {typed!r}.{hint}")
        return super().resolve_command(ctx, args)
