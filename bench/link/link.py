#!/usr/bin/env python3
"""Emulated networks between two network namespaces of Linux: TUN devices, and this process between them.

Each link is a pair of TUN devices, one in the near namespace (10.77.N.1, where clients run) and one in the far one
(10.77.N.2, where the server listens). Every IP packet waits for its turn at the link's rate and then for its delay, or it
is lost, so both ends run their kernel's TCP. The namespaces have no names: they exist as long as this process or one
that was started in them, so nothing is left behind however the run ends. It ends when its standard input does.

usage: link.py SEED LINKS      LINKS: a JSON list of {"delayMs", "jitterMs", "loss", "kbitPerS"}, one way each, at most 250

Writes one line of JSON when it is ready, {"near": PATH, "far": PATH}, the namespaces as nsenter --net takes them, and one
for each command, which is a line of JSON on standard input:
  {"command": "count", "link": N}                 {"up": BYTES, "down": BYTES}: of all packets that were sent, lost ones too
  {"command": "cut", "link": N, "isCut": BOOL}    {}: while it is cut, all packets are lost
  {"command": "readdress", "link": N}             {}: the near end has another address, and no longer the one that it had
Needs Linux and root (CAP_SYS_ADMIN, CAP_NET_ADMIN) and /dev/net/tun. Exit 1 with one line where it can't.
"""
import ctypes
import fcntl
import heapq
import json
import os
import random
import select
import signal
import socket
import struct
import sys
import time

CLONE_NEWNET = 0x40000000
TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
SIOCSIFFLAGS, SIOCSIFADDR, SIOCSIFNETMASK, SIOCSIFMTU = 0x8914, 0x8916, 0x891C, 0x8922
IFF_UP = 0x1
MTU_BYTES = 1400
# What the slowest hop holds before it drops, in either direction.
QUEUE_BYTES = 64 * 1024


def own_namespace():
    """A new network namespace for this process. Returns a descriptor that keeps it."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNET) != 0:
        raise PermissionError(ctypes.get_errno(), 'a network namespace needs root (CAP_SYS_ADMIN)')
    set_flags('lo', IFF_UP)
    return os.open('/proc/self/ns/net', os.O_RDONLY)


def ask_kernel(request, device, rest):
    """One ioctl on a network device of the namespace that this process is in."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        fcntl.ioctl(control, request, struct.pack('16s24s', device.encode(), rest))


def set_flags(device, flags):
    ask_kernel(SIOCSIFFLAGS, device, struct.pack('h', flags))


def set_address(device, address):
    for request, value in ((SIOCSIFADDR, address), (SIOCSIFNETMASK, '255.255.255.0')):
        ask_kernel(request, device, struct.pack('HH4s', socket.AF_INET, 0, socket.inet_aton(value)))


def open_tun(device, address):
    try:
        tun = os.open('/dev/net/tun', os.O_RDWR | os.O_NONBLOCK)
    except OSError as error:
        raise OSError(error.errno, 'no TUN device can be opened at /dev/net/tun') from error
    fcntl.ioctl(tun, TUNSETIFF, struct.pack('16sH22x', device.encode(), IFF_TUN | IFF_NO_PI))
    ask_kernel(SIOCSIFMTU, device, struct.pack('i', MTU_BYTES))
    set_address(device, address)
    set_flags(device, IFF_UP)
    return tun


class Direction:
    """One way of a link. Packets keep their order, as they do on a radio link."""

    def __init__(self, emulated, dice):
        self.emulated = emulated
        self.dice = dice
        self.sent_bytes = 0
        self.free_at = 0.0
        self.last_due = 0.0
        self.is_cut = False

    def due(self, now, length):
        """When a packet arrives, in seconds of the monotonic clock; None: it is lost."""
        self.sent_bytes += length
        bytes_per_s = self.emulated['kbitPerS'] * 125
        waiting = max(0.0, self.free_at - now) * bytes_per_s
        if self.is_cut or self.dice.random() < self.emulated['loss'] or waiting + length > QUEUE_BYTES:
            return None
        self.free_at = max(now, self.free_at) + length / bytes_per_s
        jitter = self.dice.uniform(-1, 1) * self.emulated['jitterMs']
        self.last_due = max(self.last_due, self.free_at + max(0.0, self.emulated['delayMs'] + jitter) / 1000)
        return self.last_due


class Links:
    def __init__(self, seed, emulated):
        dice = [random.Random(seed * 1000 + number) for number in range(2 * len(emulated))]
        self.up = [Direction(each, dice[2 * number]) for number, each in enumerate(emulated)]
        self.down = [Direction(each, dice[2 * number + 1]) for number, each in enumerate(emulated)]
        self.addresses = [1] * len(emulated)
        self.far = own_namespace()
        far_tuns = [open_tun(f'far{number}', f'10.77.{number}.2') for number in range(len(emulated))]
        self.near = own_namespace()
        near_tuns = [open_tun(f'near{number}', f'10.77.{number}.1') for number in range(len(emulated))]
        # by descriptor: the way that its packets take, and where they come out
        self.ways = {}
        for near, far, up, down in zip(near_tuns, far_tuns, self.up, self.down):
            self.ways[near] = (up, far)
            self.ways[far] = (down, near)

    def obey(self, command, link, isCut=False):
        if command == 'count':
            return {'up': self.up[link].sent_bytes, 'down': self.down[link].sent_bytes}
        if command == 'cut':
            self.up[link].is_cut = self.down[link].is_cut = isCut
        elif command == 'readdress':
            # 1, 3, 4, ...: 2 is the far end's
            self.addresses[link] = max(3, self.addresses[link] + 1)
            set_address(f'near{link}', f'10.77.{link}.{self.addresses[link]}')
        else:
            raise ValueError(f'no command {command}')
        return {}

    def carry(self):
        """Until standard input ends."""
        due, number, commands = [], 0, b''
        readable = [0, *self.ways]
        while True:
            wait = max(0.0, due[0][0] - time.monotonic()) if due else None
            for descriptor in select.select(readable, [], [], wait)[0]:
                if descriptor == 0:
                    piece = os.read(0, 65536)
                    if not piece:
                        return
                    *lines, commands = (commands + piece).split(b'\n')
                    for line in lines:
                        say(self.obey(**json.loads(line)))
                    continue
                way, end = self.ways[descriptor]
                for packet in packets_of(descriptor):
                    if packet[0] >> 4 != 4:
                        continue  # the kernel's own search for IPv6 routers is nobody's traffic
                    at = way.due(time.monotonic(), len(packet))
                    if at is not None:
                        number += 1
                        heapq.heappush(due, (at, number, end, packet))
            now = time.monotonic()
            while due and due[0][0] <= now:
                _, _, end, packet = heapq.heappop(due)
                try:
                    os.write(end, packet)
                except OSError:
                    pass  # the end takes no more: the packet is lost, as it would be there


def packets_of(tun):
    while True:
        try:
            yield os.read(tun, 65536)
        except BlockingIOError:
            return


def say(answer):
    print(json.dumps(answer), flush=True)


def main():
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches this process too, but its parent decides
    try:
        links = Links(int(sys.argv[1]), json.loads(sys.argv[2]))
    except OSError as error:
        sys.exit(error.strerror)
    say({'near': f'/proc/{os.getpid()}/fd/{links.near}', 'far': f'/proc/{os.getpid()}/fd/{links.far}'})
    links.carry()


if __name__ == '__main__':
    main()
