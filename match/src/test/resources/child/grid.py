"""Puts four HEIC files of one tile each into one HEIC file with a grid of 2x2, as cameras write it.

usage: grid.py WIDTH HEIGHT OUT TILE...   tiles that stick out beyond WIDTH x HEIGHT are cut off
"""
import struct
import sys


def boxes(data, at, end):
    while at + 8 <= end:
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        yield kind.decode("latin1"), data[at + 8 : at + size]
        at += size


def tile(path):
    """The property hvcC of the only picture, and its coded bytes (the body of mdat)."""
    data = open(path, "rb").read()
    top = dict(boxes(data, 0, len(data)))
    meta = dict(boxes(top["meta"], 4, len(top["meta"])))
    properties = dict(boxes(meta["iprp"], 0, len(meta["iprp"])))
    configuration = dict(boxes(properties["ipco"], 0, len(properties["ipco"])))["hvcC"]
    return configuration, top["mdat"]


def box(kind, *parts):
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind.encode()) + body


def full(kind, version, *parts):
    return box(kind, bytes([version, 0, 0, 0]), *parts)


width, height, out = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
tiles = [tile(path) for path in sys.argv[4:]]
assert all(t[0] == tiles[0][0] for t in tiles)
layout = struct.pack(">BBBBHH", 0, 0, 1, 1, width, height)


def meta(first):
    infe = [full("infe", 2, struct.pack(">HH4sB", 1, 0, b"grid", 0))]
    infe += [full("infe", 2, struct.pack(">HH4sB", 2 + i, 0, b"hvc1", 0)) for i in range(4)]
    iloc = struct.pack(">HHHHII", 1, 1, 0, 1, 0, len(layout))
    at = first
    for i, (_, data) in enumerate(tiles):
        iloc += struct.pack(">HHHHII", 2 + i, 0, 0, 1, at, len(data))
        at += len(data)
    ipco = box(
        "ipco",
        box("hvcC", tiles[0][0]),
        full("ispe", 0, struct.pack(">II", 128, 96)),
        full("ispe", 0, struct.pack(">II", width, height)),
    )
    ipma = struct.pack(">I", 5) + struct.pack(">HBB", 1, 1, 3)
    ipma += b"".join(struct.pack(">HBBB", 2 + i, 2, 0x81, 2) for i in range(4))
    return full(
        "meta",
        0,
        full("hdlr", 0, struct.pack(">I4s12xB", 0, b"pict", 0)),
        full("pitm", 0, struct.pack(">H", 1)),
        full("iinf", 0, struct.pack(">H", 5), *infe),
        full("iloc", 1, struct.pack(">HH", 0x4400, 5), iloc),
        box("iprp", ipco, full("ipma", 0, ipma)),
        full("iref", 0, box("dimg", struct.pack(">HH4H", 1, 4, 2, 3, 4, 5))),
        box("idat", layout),
    )


start = box("ftyp", b"heic", bytes(4), b"mif1", b"heic")
first = len(start) + len(meta(0)) + 8
open(out, "wb").write(start + meta(first) + box("mdat", *[t[1] for t in tiles]))
