#!/usr/bin/env python3
"""Takes the pages of a file that a process has mapped out of memory: evict.py PID FILE (Linux 5.10, its owner or root)."""
import ctypes, os, sys

PIDFD_OPEN, PROCESS_MADVISE, PAGEOUT = 434, 440, 21
pid, path = int(sys.argv[1]), os.path.realpath(sys.argv[2])
libc = ctypes.CDLL(None, use_errno=True)


class Piece(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


process = libc.syscall(PIDFD_OPEN, pid, 0)
for line in open(f"/proc/{pid}/maps"):
    if line.rstrip("\n").endswith(path):
        begin, end = (int(part, 16) for part in line.split()[0].split("-"))
        piece = Piece(begin, end - begin)
        if libc.syscall(PROCESS_MADVISE, process, ctypes.byref(piece), 1, PAGEOUT, 0) < 0:
            sys.exit(os.strerror(ctypes.get_errno()))
file = os.open(path, os.O_RDONLY)
os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
