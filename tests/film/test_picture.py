"""PNG, JPEG and TIFF films, written here by Pillow and tifffile."""

from io import BytesIO

import numpy as np
import pytest
import tifffile
from PIL import Image

from planning.film import read_film


def saved(image, form, **options):
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def tiff(pixels, **options):
    file = BytesIO()
    tifffile.imwrite(file, pixels, **options)
    return file.getvalue()


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
def test_sixteen_bits_are_kept_whole(noise, form):
    deep = noise * 16 + 3
    film = read_film(saved(Image.fromarray(deep), form))
    np.testing.assert_array_equal(film.pixels, deep)
    assert film.pixels.dtype == np.uint16 and not film.pixels.flags.writeable


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
def test_eight_bits_are_shown_from_black_to_white(noise, form):
    eight = (noise // 16).astype(np.uint8)
    film = read_film(saved(Image.fromarray(eight), form))
    np.testing.assert_array_equal(film.pixels, eight)
    assert film.window == (0, 255)


def test_sixteen_bit_window_is_the_middle_98_percent():
    # Half a percent black, half a percent white, the rest 1000 and 2000.
    pixels = np.repeat([0, 1000, 2000, 4000], [100, 9900, 9900, 100]).astype(np.uint16).reshape(200, 100)
    assert read_film(saved(Image.fromarray(pixels), "PNG")).window == (1000, 2000)


def test_jpeg_is_what_pillow_decodes(ramp):
    data = saved(Image.fromarray((ramp // 16).astype(np.uint8)), "JPEG", quality=90)
    np.testing.assert_array_equal(read_film(data).pixels, np.asarray(Image.open(BytesIO(data))))


def test_a_picture_has_no_scale_whatever_its_dpi(ramp):
    film = read_film(saved(Image.fromarray((ramp // 16).astype(np.uint8)), "JPEG", dpi=(300, 300)))
    assert (film.scale, film.spacing_mm) == ("none", (1.0, 1.0))
    assert film.scale_source == "a picture file carries no scale"
    assert (film.view, film.side, film.warnings) == (None, None, ())


# EXIF 2.32, tag Orientation: what undoes each value, said with numpy on the stored rows.
UPRIGHT = {
    1: lambda a: a,
    2: lambda a: a[:, ::-1],
    3: lambda a: a[::-1, ::-1],
    4: lambda a: a[::-1],
    5: lambda a: a.T,
    6: lambda a: np.rot90(a, -1),
    7: lambda a: a[::-1, ::-1].T,
    8: lambda a: np.rot90(a),
}


@pytest.mark.parametrize("orientation", UPRIGHT)
@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_exif_orientation_is_undone(orientation, depth):
    stored = np.arange(12, dtype=depth).reshape(3, 4)
    exif = Image.Exif()
    exif[0x0112] = orientation
    film = read_film(saved(Image.fromarray(stored), "PNG", exif=exif))
    np.testing.assert_array_equal(film.pixels, UPRIGHT[orientation](stored))


@pytest.mark.parametrize(("depth", "white"), [(np.uint8, 255), (np.uint16, 65535)])
@pytest.mark.parametrize("compression", [None, "zlib"])
def test_white_is_zero_tiff_is_turned_over(noise, depth, white, compression):
    stored = (noise * 16 if white > 255 else noise // 16).astype(depth)
    data = tiff(stored, photometric="miniswhite", compression=compression)
    np.testing.assert_array_equal(read_film(data).pixels, white - stored)


def test_big_endian_tiff(noise):
    data = tiff(noise.astype(">u2"), photometric="minisblack", byteorder=">")
    np.testing.assert_array_equal(read_film(data).pixels, noise)


def test_signed_tiff_is_moved_up(noise):
    film = read_film(tiff(noise.astype(np.int16) - 2000, photometric="minisblack"))
    np.testing.assert_array_equal(film.pixels, noise.astype(int) - 2000 - (int(noise.min()) - 2000))


# ITU-R BT.601: 0.299 R + 0.587 G + 0.114 B.
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "CMYK"])
def test_color_is_turned_to_gray(mode):
    color = np.zeros((4, 5, 3), np.uint8)
    color[:] = (200, 100, 50)
    film = read_film(saved(Image.fromarray(color).convert(mode), "TIFF" if mode == "CMYK" else "PNG"))
    expected = 0.299 * 200 + 0.587 * 100 + 0.114 * 50
    assert film.pixels.shape == (4, 5) and np.abs(film.pixels - expected).max() <= (20 if mode == "P" else 1)


def test_gray_with_alpha_and_one_bit(ramp):
    eight = (ramp // 16).astype(np.uint8)
    with_alpha = Image.merge("LA", [Image.fromarray(eight), Image.new("L", (64, 48), 255)])
    np.testing.assert_array_equal(read_film(saved(with_alpha, "PNG")).pixels, eight)
    np.testing.assert_array_equal(
        read_film(saved(Image.fromarray(eight > 99), "PNG")).pixels, (eight > 99) * 255
    )


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
@pytest.mark.parametrize("kept", [0.3, 0.7])
def test_a_picture_cut_off_is_refused(noise, problem, form, kept):
    data = saved(Image.fromarray((noise // 16).astype(np.uint8)), form)
    sentence = problem(data[: int(len(data) * kept)])
    assert sentence.startswith(("This picture is cut off or damaged", "This file is damaged or of a kind"))


def test_several_pages_are_refused(noise, problem):
    page = Image.fromarray(noise)
    data = saved(page, "TIFF", save_all=True, append_images=[page])
    assert problem(data) == "This TIFF holds several pages; save the film alone as one page."


@pytest.mark.parametrize(
    "values", [np.array([[0.5, 1.5]], np.float32), np.array([[-40000, 40000]], np.int32)]
)
def test_more_than_sixteen_bits_are_refused(problem, values):
    sentence = "This film has more than 16 bits in a pixel; export it with 16 or fewer."
    assert problem(tiff(values, photometric="minisblack")) == sentence


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("side", [10_001, 20_000])
def test_an_enormous_picture_is_refused_unread(problem, side):
    data = saved(Image.new("1", (side, side)), "PNG")
    assert problem(data) == "This image has more than 50 million pixels; export the film at its own size."
