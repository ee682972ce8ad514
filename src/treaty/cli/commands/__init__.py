"""One module a command: its name, its help, its options, and the question that it asks."""

from treaty.cli.commands import (
    aid_summary,
    cite,
    claims,
    completion,
    deadline,
    help_,
    info,
    list_obligations,
    outline,
    parties,
    search,
    show,
    status,
    timeline,
    topics,
    triggers,
    verify,
)

COMMANDS = (
    *(list_obligations, aid_summary, search, show, outline, info, topics, parties),
    *(timeline, status, deadline, triggers, claims, verify, cite, help_, completion),
)
