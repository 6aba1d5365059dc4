"""
GamePut and GameSync as both Python peers answer them: rows in, a MultipleResponse and the row to write out. What is
asked of the database, and how often, is each server's own affair.
"""

import hashlib
import math
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import othello_rules as rules
from peer import messages

pb2 = messages()
Code = pb2.ResultCode.Value
TURN_USER1, TURN_USER2, GAME_OVER = 1, 2, 3
GAME_PUT, GAME_SYNC, GAME_OVER_ID = 104, 105, 107

FIGURES = ("id", "name", "exp", "gold", "win", "lose", "draw", "rating", "rating_deviation")
ROOM = (
    "r.id, r.user_1, r.user_2, r.status, r.black, r.white, r.moves, r.put_times, r.version, r.deadline, r.winner, "
    "r.created_at, r.updated_at, r.started_at, r.ended_at, now() AS now, "
    + ", ".join(f"u{n}.{column} AS u{n}_{column}" for n in (1, 2) for column in FIGURES)
)
SESSION = "s.user_id, s.seq_no, s.request_hash, s.answers, s.replaced_at IS NOT NULL AS is_replaced"
LOCK_SESSION = f"SELECT {SESSION} FROM sessions s WHERE s.token_hash = $1 FOR UPDATE"
LOCK_ROOM = f"""SELECT {ROOM} FROM rooms r JOIN users u1 ON u1.id = r.user_1 LEFT JOIN users u2 ON u2.id = r.user_2
    WHERE r.id = $1 AND $2 IN (r.user_1, r.user_2) FOR UPDATE OF r"""
WRITE_ROOM = """UPDATE rooms SET status = $1, black = $2, white = $3, moves = $4, put_times = $5, version = $6,
    updated_at = $7, deadline = $8, winner = $9, ended_at = $10 WHERE id = $11"""
WRITE_SESSION = "UPDATE sessions SET seq_no = $1, request_hash = $2, answers = $3 WHERE token_hash = $4"
READ = f"""SELECT {SESSION}, {ROOM} FROM sessions s
    LEFT JOIN rooms r ON r.id = $1 AND s.user_id IN (r.user_1, r.user_2)
    LEFT JOIN users u1 ON u1.id = r.user_1 LEFT JOIN users u2 ON u2.id = r.user_2 WHERE s.token_hash = $2"""


class Refused(Exception):
    """A rule said no. `room` is shown beside it where there is one."""

    def __init__(self, code, message, room=None):
        super().__init__(message)
        self.code = Code(code)
        self.room = room


@dataclass(slots=True)
class Room:
    id: int
    user_1: int
    user_2: int | None
    status: int
    black: int
    white: int
    moves: bytes
    put_times: bytes
    version: int
    deadline: datetime
    winner: int | None
    created_at: datetime
    updated_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    row: object  # as it was read: the clock's now, and the players' figures

    @classmethod
    def read(cls, row):
        """None where the join found no room of the caller's."""
        if row is None or row["id"] is None:
            return None
        return cls(
            *(row[name] for name in ("id", "user_1", "user_2", "status")),
            *(row[name] & rules.BOARD for name in ("black", "white")),
            *(bytes(row[name]) for name in ("moves", "put_times")),
            *(row[name] for name in ("version", "deadline", "winner")),
            *(row[name] for name in ("created_at", "updated_at", "started_at", "ended_at")),
            row,
        )

    def values(self):
        """For WRITE_ROOM."""
        return (
            *(self.status, _signed(self.black), _signed(self.white), self.moves, self.put_times, self.version),
            *(self.updated_at, self.deadline, self.winner, self.ended_at, self.id),
        )


def _signed(discs):
    return discs - (1 << 64) if discs >> 63 else discs


def hash_token(token):
    return hashlib.sha256(token.encode()).digest()


def hash_put(request):
    return hashlib.sha256(b"GamePut\0" + request.SerializeToString()).digest()


def require_live(session):
    if session is None:
        raise Refused("ErrorUserInvalidToken", "this token is not of a session: log in first")
    if session["is_replaced"]:
        raise Refused("ErrorUserDuplicatedLogin", "this user has logged in elsewhere: log in again to take over")


def recall(session, seq_no, request_hash):
    """The answer of the session's last call when this is that call, None when it is a new one."""
    last = session["seq_no"]
    if not seq_no or seq_no > last:
        return None
    if seq_no < last:
        raise Refused("ErrorSeqNoStale", f"seqNo {seq_no} is behind {last}: count on from {last + 1}")
    if session["answers"] is None or bytes(session["request_hash"]) != request_hash:
        raise Refused("ErrorSeqNoConflict", f"seqNo {last} was another call: count on from {last + 1}")
    return pb2.MultipleResponse.FromString(bytes(session["answers"]))


def put(room, user_id, request, turn_timeout_s):
    """The answer, and the room to write unless this very put is its last move already."""
    if room is None:
        raise Refused("ErrorInvalidGameRoom", f"you have no game room {request.room_id}: create or join one")
    answer = pb2.MultipleResponse()
    _add(answer, GAME_PUT).gamePutRsp.SetInParent()
    if _is_repeated(room, user_id, request):
        _add_sync(answer, room, user_id)
        return answer, None
    own, theirs, opponent_next, plies = _require_playable(room, user_id, request)
    is_black = user_id == room.user_2
    now = room.row["now"]
    since_start_ms = int((now - room.started_at).total_seconds() * 1000)
    moved = replace(
        room,
        black=own if is_black else theirs,
        white=theirs if is_black else own,
        moves=room.moves + plies,
        put_times=room.put_times + since_start_ms.to_bytes(4, "big"),
        version=room.version + 1,
        updated_at=now,
    )
    if opponent_next is None:
        black, white = moved.black.bit_count(), moved.white.bit_count()
        moved.status, moved.ended_at = GAME_OVER, now
        moved.winner = room.user_2 if black > white else room.user_1 if white > black else 0
    else:
        moved.status = TURN_USER2 if is_black != opponent_next else TURN_USER1
        moved.deadline = now + timedelta(seconds=turn_timeout_s)
    _add_sync(answer, moved, user_id)
    return answer, moved


def sync(room, user_id, room_id):
    if room is None:
        raise Refused("ErrorInvalidGameRoom", f"you have no game room {room_id}: create or join one")
    answer = pb2.MultipleResponse()
    _add_sync(answer, room, user_id)
    return answer


def refusal(refused, procedure, user_id=None):
    answer = pb2.MultipleResponse()
    response = _add(answer, procedure)
    response.result.code, response.result.message = refused.code, str(refused)
    (response.gamePutRsp if procedure == GAME_PUT else response.gameSyncRsp).SetInParent()
    if refused.room is not None:
        _add_sync(answer, refused.room, user_id)
    return answer


def addressed(answer, version, seq_no):
    """A stored answer as it is sent: with the caller's version and seqNo."""
    for response in answer.responses:
        response.protocolVersion = version
        if seq_no:
            response.reqSeqNo = seq_no
    if seq_no:
        answer.reqSeqNo = seq_no
    return answer


def _is_repeated(room, user_id, request):
    plies = room.moves.rstrip(bytes((rules.PASS,)))
    if not plies or max(request.r, request.c) > 7 or plies[-1] != request.r * 8 + request.c:
        return False
    was_black = len(plies) % 2 == 1
    is_older = not request.HasField("version") or request.version < room.version
    return was_black == (user_id == room.user_2) and is_older


def _require_playable(room, user_id, request):
    if room.status not in (TURN_USER1, TURN_USER2):
        raise Refused("ErrorGameNotInPlay", f"game room {room.id} is not in play: sync it", room)
    if request.HasField("version") and request.version != room.version:
        message = f"the room is at version {room.version}, not {request.version}: look again"
        raise Refused("ErrorNotYourTurn", message, room)
    is_black = user_id == room.user_2
    if is_black != (room.status == TURN_USER2):
        raise Refused("ErrorNotYourTurn", "it is the turn of your opponent: wait for theirs", room)
    r, c = request.r, request.c
    if r > 7 or c > 7:
        raise Refused("ErrorInvalidArgument", f"r {r}, c {c} is off the board: both go from 0 to 7", room)
    own, theirs = (room.black, room.white) if is_black else (room.white, room.black)
    played = rules.play(own, theirs, r * 8 + c)
    if played is None:
        raise Refused("ErrorIllegalMove", f"r {r}, c {c} flips no disc: choose one of legal_moves", room)
    return played


def _add(answer, procedure):
    response = answer.responses.add(protocolId=procedure)
    response.result.code = 0
    return response


def _add_sync(answer, room, viewer):
    message = _add(answer, GAME_SYNC).gameSyncRsp
    _write_room(message.room, room)
    mine, theirs = (1, 2) if viewer == room.user_1 else (2, 1)
    if room.row[f"u{theirs}_id"] is not None:
        _write_user(message.opponent, room.row, theirs)
    if room.ended_at is None:
        return
    over = _add(answer, GAME_OVER_ID).gameOverRsp
    discs = {1: room.white.bit_count(), 2: room.black.bit_count()}
    over.winner, over.my_score, over.opponent_score = room.winner or 0, discs[mine], discs[theirs]
    _write_user(over.user, room.row, mine)
    _write_user(over.opponent, room.row, theirs)


def _write_room(message, room):
    board = [0] * 64
    for square in rules.squares(room.black):
        board[square] = pb2.Black
    for square in rules.squares(room.white):
        board[square] = pb2.White
    message.room_id, message.user_1, message.status = room.id, room.user_1, room.status
    if room.user_2 is not None:
        message.user_2 = room.user_2
    message.board.extend(board)
    message.updated, message.created = _ms(room.updated_at), _ms(room.created_at)
    message.version, message.moves, message.legal_moves = room.version, room.moves, b""
    if room.status in (TURN_USER1, TURN_USER2):
        is_black = room.status == TURN_USER2
        own, theirs = (room.black, room.white) if is_black else (room.white, room.black)
        message.legal_moves = bytes(rules.squares(rules.legal_moves(own, theirs)))
        message.turn_deadline = _ms(room.deadline)
    if room.winner is not None:
        message.winner = room.winner


def _write_user(message, row, seat):
    user = {column: row[f"u{seat}_{column}"] for column in FIGURES}
    message.id, message.name, message.exp, message.gold = (user[key] for key in ("id", "name", "exp", "gold"))
    message.win, message.lose, message.draw = user["win"], user["lose"], user["draw"]
    message.level = 1 + user["exp"] // 100
    message.rating = max(0, math.floor(user["rating"] + 0.5))
    message.rating_deviation = max(0, math.floor(user["rating_deviation"] + 0.5))


def _ms(moment):
    return int(moment.timestamp() * 1000)
