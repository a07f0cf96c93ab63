"""The errors a person can do something about: what failed, and the next step."""


class GnError(Exception):
    """A failure with its remedy. `message` tells what failed and where; `hint` tells the next step.

    The application prints both and exits with `exit_code`; a long run collects them as rows and goes on.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(GnError):
    """The command was called in a way it cannot follow (exit code 2)."""

    exit_code = 2


class ReadError(GnError):
    """A file could not be made into an article.

    A reader raises it for a whole file, and yields it among the articles for a part; `source` names the part.
    """

    source: str | None = None

    def of(self, source: str) -> "ReadError":
        """This failure, of a part of a file; a part of that part keeps its name."""
        self.source = self.source or source
        return self


class StoreError(GnError):
    """The database cannot be opened, read or written."""
