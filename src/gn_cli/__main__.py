"""Where `gn` starts, as does `python -m gn_cli`."""

import gc


def main() -> None:
    """Run `gn` with the arguments of the process, and exit."""
    # A run is short and leaves few cycles; looked for as often as by default, they cost a tenth of its time. Loading
    # the modules is a good part of it.
    gc.set_threshold(40_000, 20, 20)
    from gn_cli.app import main as run

    run()


if __name__ == "__main__":
    main()
