"""When the outlines of both walls begin at one corner, which crossover sign and retroversion index must not count.

Both edges run down from the lateral edge of the roof. Marked one after the other, their first marks never fall on the
same spot, and the outlines may then cross beside it although the walls do not.
"""

# Coxa's own, of the way from an outline's first mark to its last: about 2.5 mm of an opening of 50, well past the slip
# of a hand. No published limit for it was found.
CORNER = 0.05
