"""Where `gn` starts, as does `python -m gn_cli`."""

import gc


def main() -> None:
    """Run `gn` with the arguments of the process, and exit."""
    # A start makes a hundred thousand things that stay, and few cycles: to look for those took a tenth of its time.
    gc.set_threshold(100_000, 20, 20)
    gc.callbacks.append(_after_the_first)
    from gn_cli.app import main as run

    run()


def _after_the_first(phase: str, _: object) -> None:
    """Longer runs leave cycles, which hold texts: after the first search they are looked for more often."""
    if phase == "stop":
        gc.callbacks.remove(_after_the_first)
        gc.set_threshold(20_000, 20, 20)


if __name__ == "__main__":
    main()
