#!/usr/bin/python3
"""Joins a game by an example client's own code, says so, and makes as many GameSyncs as each line of standard input says.

measure.py envelope|grpc|thrift ADDRESS. Prints a line of JSON for each: calls, seconds, CPU time, bytes asked of malloc
(by allocated.c where it is loaded, else 0).
"""

from __future__ import annotations

import ctypes
import json
import sys
import time
import uuid
from argparse import Namespace
from pathlib import Path
from typing import Any, Callable

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "examples/python"))


def envelope_call(url: str) -> Callable[[], Any]:
    """The client of 2017: protocol version 1, a connection a call."""
    import othello_v1_pb2 as v1
    from auto_client import AutoClient

    client = AutoClient(Namespace(url=url, tries=1, seed=1, name=None, games=0, pause=0))

    def call(request: Any) -> Any:
        return client.read(client.api.post(client.envelope(request)))

    me = {"platform_type": v1.CUSTOM, "platform_token": client.platform_token}
    call(v1.ReqRegister(name=client.name, **me))
    client.token = call(v1.ReqLogin(**me)).responses[0].loginRsp.token
    joined = call(v1.ReqRandomJoin())
    rooms = [each.joinGameRoomRsp.room.room_id for each in joined.responses if each.HasField("joinGameRoomRsp")]
    sync = v1.ReqGameSync(room_id=rooms[0])
    return lambda: call(sync).responses[0].gameSyncRsp.room.board[0]


def grpc_call(target: str) -> Callable[[], Any]:
    """grpcio on one channel."""
    import othello_pb2 as v2
    from grpc_client import Othello, room_and_end

    server = Othello(target, 1)
    server.login(f"m-{uuid.uuid4().hex[:8]}")
    room, _ = room_and_end(server.call("RandomJoin", v2.ReqRandomJoin()))
    sync = v2.ReqGameSync(room_id=room.room_id)
    return lambda: server.call("GameSync", sync).room.board[0]


def thrift_call(target: str) -> Callable[[], Any]:
    """Apache Thrift's library on one connection, THeader with the compact protocol."""
    from thrift_client import Othello, room_and_end, v2

    server = Othello(target, "header")
    server.login(f"m-{uuid.uuid4().hex[:8]}")
    room, _ = room_and_end(server.call("RandomJoin", v2.ReqRandomJoin()))
    sync = v2.ReqGameSync(room_id=room.room_id)
    return lambda: server.call("GameSync", sync).room.board[0]


def allocated_bytes() -> int:
    try:
        count = ctypes.CDLL(None).allocated_bytes
    except AttributeError:
        return 0
    count.restype = ctypes.c_ulonglong
    return int(count())


def main() -> None:
    _, transport, address = sys.argv
    call = {"envelope": envelope_call, "grpc": grpc_call, "thrift": thrift_call}[transport](address)
    print("joined", flush=True)
    for line in sys.stdin:
        calls = int(line)
        cpu, allocated, began = time.process_time(), allocated_bytes(), time.perf_counter()
        for _ in range(calls):
            call()
        round_ = {
            "calls": calls,
            "seconds": time.perf_counter() - began,
            "cpuUs": (time.process_time() - cpu) * 1e6,
            "allocatedBytes": allocated_bytes() - allocated,
        }
        print(json.dumps(round_), flush=True)


if __name__ == "__main__":
    main()
