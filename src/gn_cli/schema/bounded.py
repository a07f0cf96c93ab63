"""A sum of head-counts that carries its bound, for tables in which it stands without a column beside it."""


class Bounded(int):
    """A sum with its `bound`: `exact`, `at_least` or `about`; for a machine a plain number."""

    bound: str

    def __new__(cls, value: int, bound: str) -> "Bounded":
        """The sum as a number that knows its bound."""
        made = super().__new__(cls, value)
        made.bound = bound
        return made
