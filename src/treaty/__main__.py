"""Where the program starts, as ``treaty`` or as ``python -m treaty``."""

import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the program and exit with its code."""
    try:
        from treaty.cli import main as run
    except KeyboardInterrupt:
        # Loading the program takes most of the time in which somebody can think better of it.
        sys.exit(_INTERRUPTED)
    run()


if __name__ == "__main__":
    main()
