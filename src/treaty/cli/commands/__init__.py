"""One module a command: its name, its help, its options, and the question that it asks."""

from importlib import import_module
from types import ModuleType

GROUPS = {
    "Ask": {
        "list-obligations": "list_obligations",
        "stats": "stats",
        "aid-summary": "aid_summary",
        "search": "search",
        "silences": "silences",
        "show": "show",
        "read": "read",
        "outline": "outline",
        "info": "info",
        "topics": "topics",
        "parties": "parties",
        "glossary": "glossary",
    },
    "Compare": {"agreements": "agreements", "compare": "compare"},
    "Time": {
        "timeline": "timeline",
        "status": "status",
        "deadline": "deadline",
        "triggers": "triggers",
    },
    "Press": {"claims": "claims"},
    "Take along": {"text": "text", "open": "open_", "cite": "cite", "export": "export"},
    "Your own data": {"new": "new", "check": "check", "verify": "verify", "schema": "schema"},
    "The program": {"help": "help_", "completion": "completion"},
}
"""What the commands are for, each with its module, in the order in which help lists them."""

COMMANDS = {name: module for group in GROUPS.values() for name, module in group.items()}
"""The modules by the names of their commands."""

TAKE_SEVERAL = (
    *("list-obligations", "aid-summary", "search", "topics", "agreements", "compare", "timeline"),
    *("triggers", "export"),
)
"""The commands that answer for several agreements at once."""

ALIASES = {"obligations": "list-obligations", "aid": "aid-summary"}
"""Shorter names, which help does not list."""


def load_command(name: str) -> ModuleType:
    """Return the module of a command, by its name or a shorter one.

    Raises:
        KeyError: There is no such command.
    """
    return import_module(f"{__name__}.{COMMANDS[ALIASES.get(name, name)]}")
