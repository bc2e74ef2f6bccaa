"""Writes reference.safetensors: small pictures resized by OpenCV and scikit-image. See README.md."""
import json
import struct

import cv2
import numpy as np
from skimage.transform import resize

# (width, height) in, (width, height) out
CASES = [
    ((7, 5), (16, 11)),
    ((23, 31), (9, 8)),
    ((24, 16), (12, 8)),
    ((24, 18), (8, 6)),
    ((10, 20), (15, 7)),
    ((40, 30), (40, 13)),
    ((1, 6), (4, 3)),
    ((29, 1), (87, 2)),
    ((37, 29), (36, 28)),
    ((64, 48), (100, 75)),
]

tensors = {}
for n, ((w, h), (ow, oh)) in enumerate(CASES):
    y, x, c = np.meshgrid(np.arange(h), np.arange(w), np.arange(3), indexing="ij")
    picture = ((37 * x + 91 * y + 53 * c + 7 * x * y) % 256).astype(np.uint8)
    tensors[f"{n}.in"] = picture
    tensors[f"{n}.nearest"] = cv2.resize(picture, (ow, oh), interpolation=cv2.INTER_NEAREST)
    tensors[f"{n}.area"] = cv2.resize(picture, (ow, oh), interpolation=cv2.INTER_AREA)
    spline = resize(picture, (oh, ow), order=3, preserve_range=True, anti_aliasing=True)
    tensors[f"{n}.spline"] = spline.astype(np.float32)
    tensors[f"{n}.spline_uint8"] = spline.astype(np.uint8)

header, data = {}, b""
for name, array in tensors.items():
    raw = np.ascontiguousarray(array).tobytes()
    dtype = {"uint8": "U8", "float32": "F32"}[array.dtype.name]
    header[name] = {"dtype": dtype, "shape": list(array.shape), "data_offsets": [len(data), len(data) + len(raw)]}
    data += raw
text = json.dumps(header).encode()
with open("reference.safetensors", "wb") as out:
    out.write(struct.pack("<Q", len(text)) + text + data)
