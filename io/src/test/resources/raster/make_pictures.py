"""Writes the small picture files that RasterReaderTest reads. See README.md."""
import json
import struct
import zlib

import numpy as np
import tifffile
from PIL import Image

W, H = 7, 5
y, x = np.meshgrid(np.arange(H), np.arange(W), indexing="ij")
base = 37 * x + 91 * y


def png(name, depth, color, rows, extra=b""):
    """rows: packed bytes per row."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", W, H, depth, color, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(b"".join(b"\0" + r for r in rows)))
    open(name, "wb").write(b"\x89PNG\r\n\x1a\n" + head + extra + data + chunk(b"IEND", b""))


def packed(values, bits):
    rows = []
    for row in values:
        text = "".join(format(v, f"0{bits}b") for v in row)
        text += "0" * (-len(text) % 8)
        rows.append(int(text, 2).to_bytes(len(text) // 8, "big"))
    return rows


def channels(n, modulus):
    return np.stack([(base + 53 * c) % modulus for c in range(n)], axis=-1)


for bits in (1, 2, 4):
    png(f"gray{bits}.png", bits, 0, packed((base % 2**bits).tolist(), bits))
gray8 = (base % 256).astype(np.uint8)
gray16 = (base * 173 % 65536).astype(np.uint16)
png("gray8.png", 8, 0, [r.tobytes() for r in gray8])
png("gray16.png", 16, 0, [r.astype(">u2").tobytes() for r in gray16])
png("gray_alpha8.png", 8, 4, [r.tobytes() for r in channels(2, 256).astype(np.uint8)])
png("rgb8.png", 8, 2, [r.tobytes() for r in channels(3, 256).astype(np.uint8)])
png("rgba8.png", 8, 6, [r.tobytes() for r in channels(4, 256).astype(np.uint8)])
png("rgb16.png", 16, 2, [r.astype(">u2").tobytes() for r in (channels(3, 65536) * 173 % 65536)])
palette = bytes((53 * c + 20 * i) % 256 for i in range(8) for c in range(3))
plte = struct.pack(">I", 24) + b"PLTE" + palette + struct.pack(">I", zlib.crc32(b"PLTE" + palette))
png("palette4.png", 4, 3, packed((base % 8).tolist(), 4), plte)

tifffile.imwrite("gray8.tif", gray8)
tifffile.imwrite("gray16.tif", gray16, resolution=(20, 40), resolutionunit="CENTIMETER")
tifffile.imwrite("gray16_big_endian.tif", gray16, byteorder=">")
tifffile.imwrite("int16.tif", (base * 17 - 3000).astype(np.int16))
tifffile.imwrite("float32.tif", (base / 8 - 10).astype(np.float32))
tifffile.imwrite("nan.tif", np.where(base == 0, np.nan, base).astype(np.float32))
tifffile.imwrite("int8.tif", (base % 256 - 128).astype(np.int8))
tifffile.imwrite("uint32.tif", base.astype(np.uint32))
tifffile.imwrite("two_channels.tif", channels(2, 256).astype(np.uint8), photometric="minisblack", planarconfig="contig")
tifffile.imwrite("rgb8.tif", channels(3, 256).astype(np.uint8), photometric="rgb")
tifffile.imwrite("rgb16_planar.tif", np.moveaxis(channels(3, 65536).astype(np.uint16), -1, 0), photometric="rgb", planarconfig="separate")
tifffile.imwrite("white_is_zero8.tif", 255 - gray8, photometric="miniswhite")
tifffile.imwrite("white_is_zero16.tif", 65535 - gray16, photometric="miniswhite")
tifffile.imwrite("two_pages.tif", np.stack([gray8, 255 - gray8]), photometric="minisblack")
Image.fromarray(gray8).save("lzw.tif", compression="tiff_lzw", dpi=(254, 127))
Image.fromarray(gray8).save("deflate.tif", compression="tiff_adobe_deflate")
Image.fromarray(gray8).save("packbits.tif", compression="packbits")
Image.fromarray((base % 2 * 255).astype(np.uint8)).convert("1", dither=0).save("bilevel.tif")

yy, xx = np.meshgrid(np.arange(24), np.arange(32), indexing="ij")
smooth = np.stack([4 * xx + 3 * yy, 200 - 3 * xx, 100 + 2 * xx - 4 * yy], axis=-1).clip(0, 255).astype(np.uint8)
Image.fromarray(smooth[..., 0]).save("gray.jpg", quality=90)
Image.fromarray(smooth).save("color.jpg", quality=90)
Image.fromarray(smooth).save("progressive.jpg", quality=90, progressive=True)
Image.fromarray(smooth).convert("CMYK").save("cmyk.jpg")
Image.fromarray(smooth).convert("LAB").save("lab.tif", compression="tiff_lzw")
Image.fromarray(smooth).convert("YCbCr").save("ycbcr.tif", compression="tiff_lzw")
Image.fromarray(smooth[..., 0]).save("picture.gif")

header, data = {}, b""
for name in ("gray.jpg", "color.jpg", "progressive.jpg", "ycbcr.tif"):
    picture = Image.open(name)
    array = np.asarray(picture if picture.mode == "L" else picture.convert("RGB"))
    header[name] = {"dtype": "U8", "shape": list(array.shape), "data_offsets": [len(data), len(data) + array.size]}
    data += array.tobytes()
text = json.dumps(header).encode()
open("jpeg_decoded.safetensors", "wb").write(struct.pack("<Q", len(text)) + text + data)
