#!/usr/bin/python3
"""Plays Othello by itself over gRPC, protocol version 2: the twin of auto_client.py.

Every call is answered by one message that carries its `result`, and in `follow_ups` what else the server has to say.
Needs Debian's python3-grpcio and python3-protobuf; the stubs are made here, so grpcio-tools isn't needed.
"""

from __future__ import annotations

import argparse
import sys
import time
import uuid
from random import Random
from typing import Any

import grpc
import othello_pb2 as v2
from rules import choose

CALL_TIMEOUT_S = 5
RESEND_PAUSE_S = 1
RESPONSE_FIELDS = v2.Response.DESCRIPTOR.fields_by_number
SEND_AGAIN = (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.ABORTED, grpc.StatusCode.DEADLINE_EXCEEDED)


class Othello:
    """`service Othello` for one player: the token and the number of the call go along as metadata."""

    def __init__(self, target: str, tries: int) -> None:
        self.target, self.tries = target, tries
        self.token, self.seq_no = "", 0
        self.channel = grpc.insecure_channel(target)

    def call(self, procedure: str, request: Any) -> Any:
        """The Rsp<procedure>. The same number sent again gets the same answer, and nothing is done twice."""
        rpc = self.channel.unary_unary(
            f"/othello.Othello/{procedure}",
            request_serializer=type(request).SerializeToString,
            response_deserializer=getattr(v2, f"Rsp{procedure}").FromString,
        )
        metadata = []
        if self.token:
            self.seq_no += 1
            metadata = [("authorization", f"Bearer {self.token}"), ("x-seq-no", str(self.seq_no))]
        reason = ""
        for attempt in range(self.tries):
            if attempt:
                time.sleep(RESEND_PAUSE_S)
            try:
                return rpc(request, metadata=metadata, timeout=CALL_TIMEOUT_S)
            except grpc.RpcError as lost:
                reason = f"{lost.code().name}: {lost.details()}"
                if lost.code() not in SEND_AGAIN:
                    sys.exit(f"{procedure} failed ({reason})")
        gone = f"{self.target} has not answered in {self.tries} tries ({reason})"
        sys.exit(f"{gone}: start the server, or give its --target")

    def login(self, name: str) -> Any:
        """Registers and logs in a new player. Returns their User."""
        me = {"platform_type": v2.CUSTOM, "platform_token": str(uuid.uuid4())}
        registered = self.call("Register", v2.ReqRegister(name=name, **me))
        # one that was sent again finds itself done
        if registered.result.code not in (v2.Success, v2.ErrorUserAlreadyExists):
            sys.exit(f"the server refuses the name {name}: {registered.result.message}")
        answer = self.call("Login", v2.ReqLogin(**me))
        if answer.result.code != v2.Success:
            sys.exit(f"the server refuses the login: {answer.result.message}")
        self.token, self.seq_no = answer.token, 0
        return answer.user


def play_game(server: Othello, user: Any, options: argparse.Namespace) -> Any:
    """Plays one game to its end. Returns its RspGameOver."""
    answer = server.call("RandomJoin", v2.ReqRandomJoin(create_if_none=True))
    while True:
        room, over = room_and_end(answer)
        if over:
            return over
        if room is None:
            sys.exit(f"the server refuses to go on: {answer.result.message}")
        if user.id == {v2.GameRoom.TURN_USER1: room.user_1, v2.GameRoom.TURN_USER2: room.user_2}.get(room.status):
            row, column = divmod(choose(room.legal_moves, options.random), 8)
            put = v2.ReqGamePut(room_id=room.room_id, r=row, c=column, version=room.version)
            answer = server.call("GamePut", put)
        else:
            time.sleep(options.pause)
            answer = server.call("GameSync", v2.ReqGameSync(room_id=room.room_id))


def room_and_end(answer: Any) -> tuple[Any, Any]:
    """What an answer says of the room, in itself or in the Responses that follow it, and how the game ended if it did."""
    room = over = None
    for message in [answer, *(getattr(each, RESPONSE_FIELDS[each.protocolId].name) for each in answer.follow_ups)]:
        if isinstance(message, v2.RspGameOver):
            over = message
        elif "room" in message.DESCRIPTOR.fields_by_name and message.HasField("room"):
            room = message.room
    return room, over


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--target", default="127.0.0.1:14501", help="of the server (%(default)s)")
    parser.add_argument("--games", type=int, default=1, help="to play; 0 = for ever (%(default)s)")
    parser.add_argument("--name", default=f"grpc-{uuid.uuid4().hex[:8]}", help="of the player (made up)")
    parser.add_argument("--seed", type=int, help="of the choice of moves")
    parser.add_argument("--pause", type=float, default=0.5, help="seconds between two polls (%(default)s)")
    parser.add_argument("--tries", type=int, default=10, help="how often one call is sent (%(default)s)")
    options = parser.parse_args()
    options.random = Random(options.seed)
    server = Othello(options.target, options.tries)
    user = server.login(options.name)
    played = 0
    while played < options.games or options.games == 0:
        over = play_game(server, user, options)
        if not over.opponent.id:
            continue  # nobody came
        played += 1
        winner = {0: "nobody", over.user.id: over.user.name}.get(over.winner, over.opponent.name)
        players = f"{over.user.name} {over.my_score}-{over.opponent_score} {over.opponent.name}"
        print(f"game {played}: {winner} won, {players}", flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
