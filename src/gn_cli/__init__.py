"""gn reads Vietnamese news reports of trainings into structured records; this file knows the version only."""


def __getattr__(name: str) -> str:
    """`__version__`, asked of the installed package when needed: to read its metadata takes 50 ms."""
    if name == "__version__":
        from importlib.metadata import version

        return version("gn-cli")
    raise AttributeError(name)
