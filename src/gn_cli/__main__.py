"""`python -m gn_cli` is `gn`."""

from gn_cli.app import main

if __name__ == "__main__":
    main()
