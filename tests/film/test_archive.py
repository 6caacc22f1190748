"""Zip archives: honest ones as zipfile writes them, hostile ones written byte by byte, and what they cost."""

import io
import resource
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
from pydicom import uid

from planning.film import FilmProblem, archive, limits, read_series
from planning.film.archive import packed
from tests.film import zips

MB = 1 << 20
BOMB = "These files unpack to an enormous size; open only the slices of one series."
DAMAGED = "This zip archive is cut off or damaged; copy or download it again."
ROOT = Path(__file__).parents[2]


def zipped(files, method=zipfile.ZIP_DEFLATED):
    """Names and bytes as an archive written by Python's zipfile."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return file.getvalue()


def refusal(*files):
    with pytest.raises(FilmProblem) as refused:
        read_series(files)
    sentence = str(refused.value)
    assert sentence.endswith(".") and "\n" not in sentence
    return sentence


def depths(stack):
    return [film.place.position_mm[2] for film in stack.slices]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_file_comes_out_as_it_went_in(noise, method):
    content = noise.tobytes()
    (part,) = packed(zipped({"a": content}, method))
    assert part.read(1 << 30) == content and part.read(7) == content[:7] and part.size == len(content)


def test_the_byte_by_byte_archives_of_these_tests_are_what_zipfile_reads(noise):
    data = zips.archive(zips.entry(noise.tobytes(), b"a"), zips.stored(b"second", b"b"))
    opened = zipfile.ZipFile(io.BytesIO(data))
    assert opened.testzip() is None
    assert (opened.read("a"), opened.read("b")) == (noise.tobytes(), b"second")


def test_a_zip_with_something_before_it_or_a_comment_after_is_read(slice_file):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("a", slice_file(1))
        made.comment = b"Exported by the archive" * 50
    assert depths(read_series([file.getvalue()])[0]) == [1]


def test_an_archive_streamed_with_sizes_after_the_files_is_read(slice_file):
    class Stream(io.RawIOBase):
        """Where nothing can be gone back to, so that zipfile writes sizes after each file."""

        def __init__(self):
            self.data = b""

        def writable(self):
            return True

        def write(self, more):
            self.data += bytes(more)
            return len(more)

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a", slice_file(1))
        made.writestr("b", slice_file(2))
    assert stream.data[6] & 8
    assert depths(read_series([stream.data])[0]) == [2, 1]


HOSTILE_NAMES = [
    "../../../../etc/passwd", "/etc/cron.d/x", "C:\\Windows\\x.dll", "\\\\server\\share", "a\0b", "Doe^Jane.dcm",
    "x" * 60_000, "\u202egnp.dcm", "CON", "-rf", "$(touch x)", "", " ", "a\nb", "\U0001f480",
]  # fmt: skip


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_are_never_used(slice_file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    entries = [zips.entry(slice_file(i), n.encode()) for i, n in enumerate(HOSTILE_NAMES)]
    (stack,) = read_series([zips.archive(*entries)])
    assert len(stack.slices) == len(HOSTILE_NAMES)
    assert list(tmp_path.iterdir()) == []
    assert not any(name in repr(stack) for name in HOSTILE_NAMES if len(name) > 2)


def test_the_same_name_many_times_is_as_many_files(slice_file):
    (stack,) = read_series([zips.archive(*(zips.entry(slice_file(z), b"same") for z in range(5)))])
    assert depths(stack) == [4, 3, 2, 1, 0]


def test_folders_and_what_macs_leave_are_no_files(slice_file):
    data = zipped({"a/": b"", "a/b/": b"", "a/b/1": slice_file(1), "__MACOSX/a/b/._1": b"finder"})
    (stack,) = read_series([data])
    assert depths(stack) == [1] and stack.warnings == ()


# Damage.


@pytest.mark.parametrize("kept", [0.99, 0.5, 0.01])
def test_an_archive_cut_off_is_refused(slice_file, kept):
    data = zipped({str(z): slice_file(z) for z in range(4)})
    assert refusal(data[: int(len(data) * kept)]) == DAMAGED


def test_an_empty_archive_holds_no_slices():
    assert refusal(zipped({})).startswith("No slices were found: there are no files; open")


@pytest.mark.parametrize(
    "lies",
    [{"crc": 1}, {"size": 1000}, {"size": 9999}, {"packed": b"\xff" * 500}, {"packed": b""}],
    ids=["sum", "too small", "too large", "rubbish", "nothing"],
)
def test_a_damaged_file_in_an_archive_is_left_out(slice_file, lies):
    data = zips.archive(zips.entry(slice_file(0)), zips.entry(slice_file(1), **lies), zips.entry(slice_file(2)))
    (stack,) = read_series([data])
    assert depths(stack) == [2, 0]
    assert stack.warnings[-1] == "1 of 3 files was left out: 1 file damaged or unreadable."


def test_a_directory_that_points_elsewhere_gives_nothing(slice_file):
    data = bytearray(zips.archive(zips.entry(slice_file(0)), zips.entry(slice_file(1))))
    at = data.rindex(b"PK\x01\x02") + 42
    data[at : at + 4] = (77).to_bytes(4, "little")
    (stack,) = read_series([bytes(data)])
    assert depths(stack) == [0] and "1 of 2 files was left out" in stack.warnings[-1]


def test_a_locked_archive_is_told(slice_file):
    expected = "This zip archive is locked with a password; unpack it and open the slices inside."
    assert refusal(zips.archive(zips.entry(slice_file(0), flags=1))) == expected


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 9, 99])
def test_other_ways_of_packing_are_told_and_not_tried(slice_file, method):
    expected = "This zip archive is packed in a way Coxa cannot read; unpack it and open the slices inside."
    assert refusal(zips.archive(zips.entry(slice_file(0), method=method))) == expected


def test_a_dicom_file_that_begins_like_an_archive_is_a_dicom_file(slice_file):
    assert depths(read_series([b"PK\x03\x04" + slice_file(5)[4:]])[0]) == [5]


@pytest.mark.parametrize("seed", range(200))
def test_bytes_changed_anywhere_give_stacks_or_a_sentence(slice_file, noise, seed):
    random = np.random.default_rng(seed)
    small = noise[:6, :6]
    data = bytearray(zipped({str(z): slice_file(z, small) for z in range(3)}))
    where = random.integers(0, len(data), 1 + seed % 7)
    if seed % 2:
        where = len(data) - 1 - where % 250  # the directory
    for at in where:
        data[at] = random.integers(0, 256)
    try:
        assert read_series([bytes(data)])
    except FilmProblem as refused:
        assert str(refused).endswith(".")


# Archives in archives.


def test_an_archive_in_an_archive_is_opened(slice_file):
    inner = zipped({"1": slice_file(1), "2": slice_file(2)})
    (stack,) = read_series([zipped({"readme": b"hello", "inner.zip": inner, "3": slice_file(3)})])
    assert depths(stack) == [3, 2, 1]
    assert stack.warnings == ("1 of 4 files was left out: 1 file other than CT or MR slices.",)


def test_deeper_archives_are_refused(slice_file):
    deep = zipped({"a": zipped({"b": zipped({"1": slice_file(1)})})})
    expected = "A zip archive inside this one is too large or too deep to open; unpack it and open the slices."
    assert refusal(deep) == expected


def test_a_large_archive_in_an_archive_is_refused(slice_file, monkeypatch):
    monkeypatch.setattr(limits, "LARGEST_INSIDE", 5000)
    inner = zipped({"1": slice_file(1)})
    assert len(inner) > 5000
    assert "too large or too deep" in refusal(zipped({"a": inner}))


def test_what_is_packed_twice_took_no_more_than_what_was_handed_in(noise):
    outer = zipped({"a": zipped({"zeros": bytes(MB), "ones": b"1" * MB}, zipfile.ZIP_STORED)})
    (part,) = packed(outer)
    assert sum(one.took for one in archive.inside(part)) <= part.took <= len(outer) < 10_000


# Bombs. Each is tried in a process of its own, which tells how much its memory grew at most.

SCRIPT = """import sys
import numpy, imagecodecs, planning.film.dicom
from planning.film import FilmProblem, read_series
def most_held():
    return int(open("/proc/self/status").read().partition("VmHWM:")[2].split()[0]) // 1024
data = sys.stdin.buffer.read()
before = most_held()
try:
    told = str(len(read_series([data])))
except FilmProblem as refused:
    told = str(refused)
print(most_held() - before, told)
"""


def cost(data, script=SCRIPT):
    """By how many megabytes memory grew at most, and what was told."""
    limit = 4096 * MB  # so that a test that fails does not take the machine with it
    ran = subprocess.run(
        [sys.executable, "-c", script], input=data, capture_output=True, cwd=ROOT, check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )  # fmt: skip
    grown, _, told = ran.stdout.decode().partition(" ")
    return int(grown), told.strip()


def zeros(size):
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    step = bytes(MB)
    return b"".join(squeeze.compress(step) for _ in range(size // MB)) + squeeze.flush()


def empty_slice(slice_file, side, frame):
    """A slice that says it has side x side pixels, packed in `frame`."""
    bits = {"Rows": side, "Columns": side, "BitsAllocated": 16, "BitsStored": 12, "HighBit": 11}
    return slice_file(pixels=np.zeros((2, 2), np.uint16), syntax=uid.JPEGLSLossless, frame=frame, **bits)


def bomb_of_one_file(_):
    return zips.archive(zips.Entry(b"a", zeros(1024 * MB), 1024 * MB, 0)), BOMB


def bomb_of_many_files(_):
    kernel = zips.entry(bytes(9 * MB))
    return zips.archive(*[kernel] * 200), BOMB


def bomb_that_lies_about_its_size(_):
    told = "No slices were found: 1 file damaged or unreadable; "
    return zips.archive(zips.Entry(b"a", zeros(1024 * MB), 4000, 0)), told


def bomb_that_shares_its_bytes(_):
    # 100 MB, which an archive may hold, out of 50 KB that cannot be packed.
    content = np.random.default_rng(1).bytes(50_000)
    return zips.archive(*[zips.entry(content)] * 2000, shared=True), BOMB


def bomb_in_a_bomb(_):
    inner = zips.archive(*[zips.entry(bytes(9 * MB))] * 12)
    return zips.archive(*[zips.entry(inner)] * 500), BOMB


def bomb_of_slices(slice_file):
    frame = imagecodecs.jpegls_encode(np.zeros((2048, 2048), np.uint16))
    entries = [zips.entry(empty_slice(slice_file, 2048, frame))] * 300
    return zips.archive(*entries), BOMB


def bomb_that_deflates_twice(slice_file):
    blown = slice_file(pixels=np.zeros((4096, 4096), np.uint16), syntax=uid.DeflatedExplicitVRLittleEndian)
    return zips.archive(*[zips.entry(blown)] * 10), "No slices were found: 10 files damaged or unreadable; "


def bomb_of_entries(_):
    tiny = zips.Entry(b"", b"\x03\0", 0, 0)
    return zips.archive(*[tiny] * 30_000), "There are more than 20,000 files here; open only the slices of one series."


def bomb_of_tiny_elements(slice_file):
    elements = b"".join(b"\xe2\x7f" + i.to_bytes(2, "little") + b"UN" + bytes(6) for i in range(65_000))
    content = slice_file() + elements * 9
    return zips.archive(*[zips.entry(content)] * 10), "No slices were found: 10 files damaged or unreadable; "


def bomb_of_honest_size(slice_file):
    return zips.archive(*[zips.entry(bytes(9 * MB))] * 14), "No slices were found: 14 files other than CT or MR"


BOMBS = [
    bomb_of_one_file, bomb_of_many_files, bomb_that_lies_about_its_size, bomb_that_shares_its_bytes, bomb_in_a_bomb,
    bomb_of_slices, bomb_that_deflates_twice, bomb_of_tiny_elements, bomb_of_entries, bomb_of_honest_size,
]  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb.__name__)
def test_a_bomb_is_refused_at_little_cost(slice_file, bomb):
    data, told = bomb(slice_file)
    assert len(data) < 10 * MB
    grown, said = cost(data)
    assert grown < 300 and said.startswith(told)


def test_entries_are_counted_before_they_become_objects(monkeypatch):
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("read before it was counted"))
    data, told = bomb_of_entries(None)
    assert refusal(data) == told


def test_the_cost_of_a_bomb_can_be_seen():
    """Were one unpacked, the measure above would tell: a child that takes 400 million bytes, 381 MB, grows by that."""
    grown, _ = cost(b"", SCRIPT.replace("read_series([data])", "bytearray(b'x') * 400_000_000"))
    assert 381 <= grown < 400
