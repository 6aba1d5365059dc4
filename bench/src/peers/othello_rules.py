"""Othello on two 64-bit sets: bit n is square n, row * 8 + column. The same rules as packages/kernel/src/rules.ts."""

from operator import lshift, rshift

PASS = 64
BOARD = (1 << 64) - 1
INNER_COLUMNS = 0x7E7E7E7E7E7E7E7E

# Steps between neighbours, and where a disc can be flipped along them: no step from there wraps around an edge.
LINES = ((1, INNER_COLUMNS), (7, INNER_COLUMNS), (8, BOARD), (9, INNER_COLUMNS))


def legal_moves(own, theirs):
    """The squares where the side flips a disc."""
    moves = 0
    for step, columns in LINES:
        flippable = theirs & columns
        up = (own << step) & flippable
        down = (own >> step) & flippable
        while up or down:
            moves |= (up << step) | (down >> step)
            up = (up << step) & flippable
            down = (down >> step) & flippable
    return moves & ~(own | theirs) & BOARD


def flips(own, theirs, square):
    """The discs that a disc on the square would flip."""
    disc = 1 << square
    if (own | theirs) & disc:
        return 0
    flipped = 0
    for step, columns in LINES:
        flippable = theirs & columns
        for shift in (lshift, rshift):
            run = 0
            at = shift(disc, step)
            while at & flippable:
                run |= at
                at = shift(at, step)
            if at & own:
                flipped |= run
    return flipped


def play(own, theirs, square):
    """
    Own and their discs after the move, whether the opponent moves next (None: nobody does), and the plies, forced
    passes included. None when the move flips nothing.
    """
    flipped = flips(own, theirs, square)
    if not flipped:
        return None
    own |= flipped | 1 << square
    theirs &= ~flipped
    if legal_moves(theirs, own):
        return own, theirs, True, bytes((square,))
    if legal_moves(own, theirs):
        return own, theirs, False, bytes((square, PASS))
    is_plain = own | theirs == BOARD or not theirs  # nobody is left to pass
    return own, theirs, None, bytes((square,) if is_plain else (square, PASS, PASS))


def squares(discs):
    """Ascending."""
    while discs:
        lowest = discs & -discs
        yield lowest.bit_length() - 1
        discs ^= lowest
