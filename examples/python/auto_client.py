#!/usr/bin/python3
"""Plays Othello by itself, in the way of the clients of 2017: protocol version 1 over HTTP.

A call is not waited for: it goes into a queue, and the server's answer runs the handlers here that are named by the
procedures in it; they put the next calls into the queue. Needs Debian's python3-protobuf and nothing else.
"""

from __future__ import annotations

import argparse
import sys
import time
import uuid
import warnings
from collections import deque
from random import Random
from typing import Any

import othello_v1_pb2 as v1
from google.protobuf.message import DecodeError
from http_api import HttpApi
from rules import BLACK, WHITE, choose, legal_moves

REQUEST_FIELDS = {field.message_type.name: field for field in v1.Request.DESCRIPTOR.fields if field.message_type}
RESPONSE_FIELDS = v1.Response.DESCRIPTOR.fields_by_number


class AutoClient:
    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.random = Random(options.seed)
        self.api = HttpApi(options.url, options.tries)
        self.name: str = options.name or f"auto-{uuid.uuid4().hex[:8]}"
        self.platform_token = str(uuid.uuid4())
        self.token = ""
        self.user = v1.User()
        self.games = 0
        self.queue: deque[Any] = deque()

    def run(self) -> None:
        self.login()
        while not self.is_done():
            answers = self.read(self.api.post(self.envelope(self.queue.popleft())))
            for response in answers.responses:
                field = RESPONSE_FIELDS.get(response.protocolId)
                if not self.is_done() and field and response.HasField(field.name):
                    getattr(self, field.message_type.name)(response.result, getattr(response, field.name))
            if not self.queue:  # an answer that called for nothing: a login tells where we stand
                time.sleep(self.options.pause)
                self.login()

    def read(self, body: bytes) -> v1.MultipleResponse:
        answers = v1.MultipleResponse()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its words would stand beside ours
            try:
                answers.ParseFromString(body)
            except DecodeError:
                answers.Clear()
        if not answers.responses:
            sys.exit(f"{self.options.url} answers, but not as an Othello server: give the --url of one")
        return answers

    def is_done(self) -> bool:
        return 0 < self.options.games <= self.games

    def envelope(self, request: Any) -> bytes:
        field = REQUEST_FIELDS[request.DESCRIPTOR.name]
        envelope = v1.Request(protocolVersion=v1.V_1, protocolId=field.number, token=self.token or None)
        call = getattr(envelope, field.name)
        call.SetInParent()  # it must be there even when it is empty
        call.MergeFrom(request)
        return envelope.SerializeToString()

    # What the server may call.

    def RspLogin(self, result: Any, rsp: Any) -> None:
        if result.code == v1.ErrorUserNotRegistered:
            self.register()
        elif result.code == v1.Success:
            self.user, self.token = rsp.user, rsp.token
            self.rpc(v1.ReqRandomJoin())
        else:
            sys.exit(f"the server refuses the login: {result.message}")

    def RspRegister(self, result: Any, rsp: Any) -> None:
        if result.code == v1.ErrorUserNameAlreadyExists:
            self.name = f"{self.name[:12]}-{uuid.uuid4().hex[:3]}"
            self.register()
        elif result.code in (v1.Success, v1.ErrorUserAlreadyExists):  # the latter when this was sent twice
            self.login()
        else:
            sys.exit(f"the server refuses the name {self.name}: {result.message}")

    def RspRandomJoin(self, result: Any, rsp: Any) -> None:
        if result.code == v1.ErrorInvalidGameRoom:
            self.rpc(v1.ReqCreateGameRoom())

    def RspCreateGameRoom(self, result: Any, rsp: Any) -> None:
        if result.code == v1.Success:
            self.look(rsp.room)

    def RspJoinGameRoom(self, result: Any, rsp: Any) -> None:
        if result.code == v1.Success:
            self.queue.clear()  # a login that brought us back into a game: no need to join another
            self.look(rsp.room)

    def RspGamePut(self, result: Any, rsp: Any) -> None:
        """RspGameSync comes with it, whatever the result."""

    def RspGameSync(self, result: Any, rsp: Any) -> None:
        if result.code == v1.Success:
            self.look(rsp.room)

    def RspGameOver(self, result: Any, rsp: Any) -> None:
        self.user = rsp.user
        if rsp.opponent.id:  # else nobody came
            self.games += 1
            winner = {0: "nobody", rsp.user.id: rsp.user.name}.get(rsp.winner, rsp.opponent.name)
            players = f"{rsp.user.name} {rsp.my_score}-{rsp.opponent_score} {rsp.opponent.name}"
            print(f"game {self.games}: {winner} won, {players}", flush=True)
        self.rpc(v1.ReqRandomJoin())

    def RspExitGameRoom(self, result: Any, rsp: Any) -> None:
        """We never leave."""

    def RspInternalServerError(self, result: Any, rsp: Any) -> None:
        """Comes with a status other than 200: the call has been sent again."""

    # What we answer.

    def rpc(self, request: Any) -> None:
        self.queue.append(request)

    def login(self) -> None:
        self.rpc(v1.ReqLogin(platform_type=v1.CUSTOM, platform_token=self.platform_token))

    def register(self) -> None:
        self.rpc(v1.ReqRegister(platform_type=v1.CUSTOM, platform_token=self.platform_token, name=self.name))

    def look(self, room: Any) -> None:
        turns = {v1.GameRoom.TURN_USER1: room.user_1, v1.GameRoom.TURN_USER2: room.user_2}
        if turns.get(room.status) == self.user.id:
            side = WHITE if room.user_1 == self.user.id else BLACK
            row, column = divmod(choose(legal_moves(room.board, side), self.random), 8)
            self.rpc(v1.ReqGamePut(room_id=room.room_id, r=row, c=column))
        elif room.status not in (v1.GameRoom.GAME_OVER, v1.GameRoom.TIMEOUT):  # those bring RspGameOver along
            time.sleep(self.options.pause)
            self.rpc(v1.ReqGameSync(room_id=room.room_id))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", default="http://127.0.0.1:14500", help="of the server (%(default)s)")
    parser.add_argument("--games", type=int, default=1, help="to play; 0 = for ever (%(default)s)")
    parser.add_argument("--name", help="of the player, 2 to 16 characters (made up)")
    parser.add_argument("--seed", type=int, help="of the choice of moves")
    parser.add_argument("--pause", type=float, default=0.5, help="seconds between two polls (%(default)s)")
    parser.add_argument("--tries", type=int, default=10, help="how often one call is sent (%(default)s)")
    try:
        AutoClient(parser.parse_args()).run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
