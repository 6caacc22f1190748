"""A corpus of films, good, bad and hostile, made when the tests run and kept nowhere.

Each good one is a function of a folder to work in, which gives the file's bytes, the pixels a reference decoder gives,
and how far ours may be off. The stored values are decoded by dcmtk, gdcm or pydicom's own numpy code, pictures by
imagecodecs or tifffile: never by the code under test. What the film then shows of them is said by hand.
"""
