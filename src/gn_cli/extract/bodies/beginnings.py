"""Where in a sentence the name of a body may begin: a quick look at the words after each kind word."""

from gn_cli.extract.bodies.lexicon import KINDS, LEVELS, PLAIN_FIELDS, SMALL, WHOLE
from gn_cli.extract.bodies.tokens import Token


def beginnings(tokens: list[Token]) -> list[int]:
    """The positions where a body may begin, in their order: kind words with something after them that can go on."""
    return [at for at, token in enumerate(tokens) if token.begins and _goes_on(tokens, at)]


def _goes_on(tokens: list[Token], at: int) -> bool:
    kind, after = tokens[at].entry, tokens[at + 1]
    if tokens[at].capital:
        return after.follows or kind.lists & WHOLE > 0 or kind.then(after.key).reach & KINDS > 0
    # Without a capital a kind of several words stands by what follows the last of them.
    while kind.reach & SMALL:
        if kind.lists & SMALL and (after.capital or after.entry.reach & (PLAIN_FIELDS | LEVELS)):
            return True
        at += 1
        kind, after = kind.then(after.key), tokens[at + 1]
    return False
