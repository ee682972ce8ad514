"""One module a command: its name, its help, its options, and the question that it asks."""

from treaty.cli.commands import (
    aid_summary,
    check,
    cite,
    claims,
    completion,
    deadline,
    export,
    help_,
    info,
    list_obligations,
    new,
    outline,
    parties,
    schema,
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
    *(timeline, status, deadline, triggers, claims, verify, cite, export),
    *(new, check, schema, help_, completion),
)
