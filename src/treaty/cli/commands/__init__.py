"""One module a command: its name, its help, its options, and the question that it asks."""

from importlib import import_module
from types import ModuleType

COMMANDS = {
    "list-obligations": "list_obligations",
    "aid-summary": "aid_summary",
    "search": "search",
    "show": "show",
    "outline": "outline",
    "info": "info",
    "topics": "topics",
    "parties": "parties",
    "timeline": "timeline",
    "status": "status",
    "deadline": "deadline",
    "triggers": "triggers",
    "claims": "claims",
    "verify": "verify",
    "cite": "cite",
    "export": "export",
    "new": "new",
    "check": "check",
    "schema": "schema",
    "help": "help_",
    "completion": "completion",
}
"""The modules by the names of their commands, in the order in which help lists them."""


def load_command(name: str) -> ModuleType:
    """Return the module of a command.

    Raises:
        KeyError: There is no such command.
    """
    return import_module(f"{__name__}.{COMMANDS[name]}")
