#!/usr/bin/python3
"""Plays Othello by itself over Thrift, protocol version 2: the twin of grpc_client.py.

With `--wire header` THeader carries the token and the number of each call, so that one that was lost may be sent again.
With `--wire plain` nothing goes along with the messages: the connection is of the session that logged in on it.
Needs Debian's python3-thrift and thrift-compiler, which makes the stubs here.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from random import Random
from typing import Any

from rules import choose
from thrift.protocol.TBinaryProtocol import TBinaryProtocol
from thrift.protocol.THeaderProtocol import THeaderProtocol
from thrift.Thrift import TException
from thrift.transport.THeaderTransport import THeaderClientType, THeaderSubprotocolID
from thrift.transport.TSocket import TSocket
from thrift.transport.TTransport import TBufferedTransport, TTransportException

CALL_TIMEOUT_MS = 25_000  # a Subscribe may take 20 s
IDL = Path(__file__).resolve().parents[2] / "proto/othello.thrift"

with tempfile.TemporaryDirectory() as made:
    subprocess.run(["thrift", "--gen", "py", "-out", made, str(IDL)], check=True)
    sys.path.insert(0, made)
    sys.dont_write_bytecode = True
    from othello import OthelloService
    from othello import ttypes as v2


class Othello:
    """`OthelloService` for one player."""

    def __init__(self, target: str, wire: str) -> None:
        host, _, port = target.rpartition(":")
        self.socket = TSocket(host, int(port))
        self.socket.setTimeout(CALL_TIMEOUT_MS)
        self.header = None
        if wire == "header":
            self.header = THeaderProtocol(self.socket, [THeaderClientType.HEADERS], THeaderSubprotocolID.COMPACT)
            self.transport, protocol = self.header.trans, self.header
        else:
            self.transport = TBufferedTransport(self.socket)
            protocol = TBinaryProtocol(self.transport)
        try:
            self.transport.open()
        except TTransportException as lost:
            sys.exit(f"{target} can't be reached ({lost.message}): start the server, or give its --target")
        self.client = OthelloService.Client(protocol)
        self.token, self.seq_no = "", 0

    def call(self, procedure: str, request: Any) -> Any:
        """The Rsp<procedure>; what a rule says no with is raised as an exception."""
        if self.header and self.token:
            self.seq_no += 1
            self.header.trans.set_header(b"authorization", f"Bearer {self.token}".encode())
            self.header.trans.set_header(b"x-seq-no", str(self.seq_no).encode())
        return getattr(self.client, procedure)(request)

    def login(self, name: str) -> Any:
        """Registers and logs in a new player. Returns their User."""
        me = {"platform_type": v2.PlatformType.CUSTOM, "platform_token": str(uuid.uuid4())}
        try:
            self.call("Login", v2.ReqLogin(**me))
            sys.exit("a player that is made up just now is known already")
        except v2.ErrorUserNotRegistered:
            self.call("Register", v2.ReqRegister(name=name, **me))
        answer = self.call("Login", v2.ReqLogin(**me))
        self.token, self.seq_no = answer.token, 0
        return answer.user


def play_game(server: Othello, user: Any, options: argparse.Namespace) -> Any:
    """Plays one game to its end. Returns its FollowGameOver."""
    answer = server.call("RandomJoin", v2.ReqRandomJoin(create_if_none=True))
    status = v2.GameRoomStatus
    while True:
        room, over = room_and_end(answer)
        if over:
            return over
        if user.id == {status.TURN_USER1: room.user_1, status.TURN_USER2: room.user_2}.get(room.status):
            row, column = divmod(choose(room.legal_moves, options.random), 8)
            put = v2.ReqGamePut(room_id=room.room_id, r=row, c=column, version=room.version)
            answer = server.call("GamePut", put)
        else:
            # waits at the server until the room has changed
            news = server.call("Subscribe", v2.ReqSubscribe(room_id=room.room_id, since_version=room.version))
            answer = news if news.follow_ups else server.call("GameSync", v2.ReqGameSync(room_id=room.room_id))


def room_and_end(answer: Any) -> tuple[Any, Any]:
    """What an answer says of the room, in itself or in the answers that follow it, and how the game ended if it did."""
    room, over = getattr(answer, "room", None), None
    for each in answer.follow_ups or []:
        over = each.gameOverRsp or over
        body = each.gameSyncRsp or each.joinGameRoomRsp or each.makeGameRoomRsp
        room = body.room if body else room
    return room, over


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--target", default="127.0.0.1:14502", help="of the server (%(default)s)")
    parser.add_argument("--wire", choices=["header", "plain"], default="header", help="of Thrift (%(default)s)")
    parser.add_argument("--games", type=int, default=1, help="to play; 0 = for ever (%(default)s)")
    parser.add_argument("--name", default=f"thrift-{uuid.uuid4().hex[:8]}", help="of the player (made up)")
    parser.add_argument("--seed", type=int, help="of the choice of moves")
    parser.add_argument("--pause", type=float, default=0, help="is not made: calls wait at the server")
    options = parser.parse_args()
    options.random = Random(options.seed)
    server = Othello(options.target, options.wire)
    try:
        user = server.login(options.name)
        played = 0
        while played < options.games or options.games == 0:
            over = play_game(server, user, options)
            if not over.opponent or not over.opponent.id:
                continue  # nobody came
            played += 1
            winner = {0: "nobody", over.user.id: over.user.name}.get(over.winner, over.opponent.name)
            players = f"{over.user.name} {over.my_score}-{over.opponent_score} {over.opponent.name}"
            print(f"game {played}: {winner} won, {players}", flush=True)
    except TException as failed:
        sys.exit(f"the server refuses to go on: {failed}")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
