"""Read a security agreement provision by provision.

As a library it answers what the commands answer; :mod:`treaty.api` has the functions.

>>> import treaty
>>> accord = treaty.load()
>>> [each.id for each in treaty.find_obligations(accord, clause="III.1")]
['III.1-1']
"""

__version__ = "0.1.0"

TYPE_CHECKING = False  # as in typing, which takes longer to import than all that is here

if TYPE_CHECKING:
    from treaty.api import *  # noqa: F403 - the names that the functions below hand on
else:

    def __getattr__(name: str) -> object:
        # The command line begins here too and must not wait for what it does not need.
        if name.startswith("_") and name != "__all__":
            raise AttributeError(name)
        import treaty.api as api

        if name == "api":
            return api
        if name == "__all__":
            return api.__all__
        if name in api.__all__:
            return getattr(api, name)
        raise AttributeError(f"module 'treaty' has no attribute {name!r}")

    def __dir__() -> list[str]:
        return [*globals(), *__getattr__("__all__")]
