#!/usr/bin/env python3
"""A licensed hasher around a toy: what a wrapper of the real library looks like.

The toy hash is the mean of each of 64 stretches of the file's bytes. Put the library's
calls in the place of hash_of() and distance(), and its own limits at the end of match().
"""
import json
import sys

entries = []


def hash_of(content):
    n = len(content)
    parts = [content[n * i // 64:n * (i + 1) // 64] for i in range(64)]
    return bytes(sum(part) // len(part) if part else 0 for part in parts)


def distance(a, b):
    return sum(abs(x - y) for x, y in zip(a, b))


def match(content):
    mine = hash_of(content)
    far = [(number, distance(mine, listed)) for number, listed in enumerate(entries)]
    return [{"entry": n, "distance": d, "matched": d <= 64} for n, d in far if d <= 128]


def say(answer):
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


say({"protocol": 1, "algorithm": "toy", "name": "Toy in Python", "version": "1.0",
     "mediaTypes": ["image/*"]})
for line in sys.stdin.buffer:
    request = json.loads(line)
    if request["request"] == "entries":
        refused = []
        for number in range(request["count"]):
            value = json.loads(sys.stdin.buffer.readline())["value"]
            try:
                entries.append(bytes.fromhex(value))
            except ValueError:
                entries.append(b"")
            if len(entries[-1]) != 64:
                refused.append(number)
        say({"entries": len(entries) - len(refused), "refused": refused[:20]})
        continue
    content = sys.stdin.buffer.read(request["bytes"])
    answer = {"id": request["id"]}
    if not content:
        answer["fault"] = "truncated"
    elif request["request"] == "hash":
        answer["hash"] = hash_of(content).hex()
    else:
        answer["matches"] = match(content)
    say(answer)
