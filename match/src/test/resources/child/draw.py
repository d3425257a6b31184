"""Draws the source pictures: gradients with discs and rectangles, from a literal seed."""
import numpy as np
from PIL import Image, ImageDraw


def draw(width, height, seed=7):
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    wave = 127 + 100 * np.sin(x * y / (width * height) * 9)
    picture = Image.fromarray(np.stack([255 * x / width, 255 * y / height, wave], -1).astype("uint8"))
    pen = ImageDraw.Draw(picture)
    for i in range(14):
        left, top = random.integers(0, width), random.integers(0, height)
        radius = int(random.integers(min(width, height) // 12, min(width, height) // 4))
        colour = tuple(int(v) for v in random.integers(0, 256, 3))
        shape = pen.ellipse if i % 2 else pen.rectangle
        shape([left - radius, top - radius // 2, left + radius, top + radius], fill=colour)
    return picture


draw(160, 120).save("drawn.png")
draw(157, 117).save("odd.png")
draw(160, 120).convert("L").convert("RGB").save("grey.png")
draw(256, 192).save("large.png")
ramp = Image.fromarray(np.tile(np.linspace(0, 255, 160).astype("uint8"), (120, 1)))
alpha = draw(160, 120)
alpha.putalpha(ramp)
alpha.save("alpha.png")
for i in range(4):
    column, row = i % 2, i // 2
    draw(256, 192).crop((column * 128, row * 96, column * 128 + 128, row * 96 + 96)).save(f"tile{i}.png")
