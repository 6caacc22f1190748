"""Every limit on what a file may cost, each with its reason, and the sentences that refuse an image for its size.

Each is far above what hospitals write, and keeps what is refused below 300 MB of memory and a few seconds.
"""

from planning.film.film import FilmProblem

MB = 1024 * 1024

# The whole of one file handed in: an enhanced CT of 1,000 slices of 512 x 512 is 524 MB.
MOST_BYTES = 600 * MB
# The pixels of one film: a whole leg of 36 x 130 cm at 0.1 mm has 47 million, and eight bytes each are held meanwhile.
MOST_PIXELS = 50_000_000
# A packed image may become this many samples, or this many times its bytes, whichever is more. Films pack 2 to 30
# times, smooth photographs of films in JPEG 100 times and more, a bomb a thousand times.
FREE_SAMPLES = 16_000_000
MOST_SAMPLES_PER_BYTE = 400
# What archives and deflated files become, by the same thought: CT packs 2 to 5 times.
FREE_BYTES = 128 * MB
MOST_TIMES = 100
# A deflated DICOM file, once unpacked, is held twice: a film of 50 million pixels of 16 bits is 100 MB.
MOST_INFLATED = 128 * MB
FREE_INFLATED = 64 * MB
INFLATE_STEP = MB
# A deflated stack of slices among other files may become this many times its bytes.
STACK_TIMES = 8

# Files in what is handed in together: a whole disc of CT series has some thousands.
MOST_FILES = 20_000
# A zip archive inside another is held in memory whole, and is opened only so deep: discs hold one in one.
LARGEST_INSIDE = 64 * MB
DEEPEST_ARCHIVE = 2
# One slice in a file of its own: 2,048 x 2,048 in 16 bits is 8 MB, and scanners make 512 or 1,024.
LARGEST_SLICE_FILE = 10 * MB
LARGEST_SLICE = 2048 * 2048
# Pixels of all slices of one reading, before a server of a few sessions runs short.
MOST_HELD = 2048 * MB
# Frames in one file: the longest enhanced CT and cine runs have some hundreds.
MOST_FRAMES = 2_000

# Elements at the top of a dataset (240 bytes each in memory): scanners write some hundreds.
MOST_ELEMENTS = 20_000
# Reads of a header, one or two for each element at any depth: 1,000 frames of an enhanced CT need 250,000.
MOST_READS = 300_000
# Items of sequences (660 bytes each), and fragments of packed pixels: ten for each frame of an enhanced CT.
MOST_ITEMS = 60_000
# One value that is text or numbers; the longest in use, ImageType and the like, have some hundred bytes.
LONGEST_VALUE = 4096
# One sequence that is looked into: tables of 65,536 entries take 131 KB each.
LONGEST_SEQUENCE = MB

# Passes over a progressive JPEG, each of which costs the whole image: encoders write about ten.
MOST_SCANS = 100
# Samples of a progressive JPEG, which its decoder holds twice over: a photograph of 16 megapixels has 48 million.
MOST_SAMPLES_PROGRESSIVE = 50_000_000
# Samples of a JPEG 2000, of which its decoder holds seven bytes each: the finest mammogram has 27 million.
MOST_SAMPLES_2000 = 30_000_000
# Tiles of a JPEG 2000, each of which costs its decoder 10 KB: 50 million pixels in tiles of 128 x 128 are 3,052.
MOST_TILES = 4096
# All EXIF segments of a JPEG, which its reader joins one by one; one segment cannot be longer.
LONGEST_EXIF = 65_536
# Values of one element of a TIFF, such as where its strips are: a row each of the longest film is 30,000.
MOST_TIFF_VALUES = 200_000
# Elements in the directory of a TIFF: scanners write some dozens.
MOST_TIFF_ELEMENTS = 4096
# The pixels of a packed TIFF, which may be one strip that its decoder holds beside the image.
MOST_TIFF_BYTES = 100 * MB

TOO_LARGE = "This image has more than 50 million pixels; export the film at its own size."
COSTLY = "This image is packed in a way that takes too much to unpack; export the film again, uncompressed."
TOO_LARGE_FILE = "This file is larger than 600 MB; export the film or the series alone."
EMPTY = "This file says its image has no rows or no columns; export the film again."
BOMB = "This image unpacks to an enormous size from very few bytes; export the film again, uncompressed."


def allowed(took: float) -> float:
    """How many bytes may come out of this many bytes handed in."""
    return max(FREE_BYTES, MOST_TIMES * took)


def refuse_size(rows: int, columns: int, samples: int = 1) -> None:
    """Stop an empty or enormous image before its pixels are decoded; raises FilmProblem."""
    if rows < 1 or columns < 1:
        raise FilmProblem(EMPTY)
    if rows * columns * samples > MOST_PIXELS:
        raise FilmProblem(TOO_LARGE)


def refuse_blown_up(rows: int, columns: int, samples: int, packed: int) -> None:
    """Stop an image that becomes far larger than its `packed` bytes can hold of a film; raises FilmProblem."""
    if rows * columns * samples > max(FREE_SAMPLES, MOST_SAMPLES_PER_BYTE * packed):
        raise FilmProblem(BOMB)
