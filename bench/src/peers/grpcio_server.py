"""
The talk's second server as grpcio's own examples write it: a thread pool, unary methods, psycopg2's connection pool.
A GamePut is one transaction of six round trips, a GameSync one SELECT. One process, as ours is.

    DATABASE_URL=postgres://… /usr/bin/python3 bench/src/peers/grpcio_server.py --port 14601
"""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import peer

grpc, psycopg2, pool_module, extras = peer.packages("grpc", "psycopg2", "psycopg2.pool", "psycopg2.extras")

import othello_calls as calls  # noqa: E402 - after the packages, whose absence is told first

IS_ORPHAN_S = 1
STATEMENTS = (calls.LOCK_SESSION, calls.LOCK_ROOM, calls.WRITE_ROOM, calls.WRITE_SESSION, calls.READ)
LOCK_SESSION, LOCK_ROOM, WRITE_ROOM, WRITE_SESSION, READ = (re.sub(r"\$\d+", "%s", each) for each in STATEMENTS)


class OthelloServicer:
    def __init__(self, pool, turn_timeout_s):
        self.pool = pool
        self.turn_timeout_s = turn_timeout_s

    def GamePut(self, request, context):
        token, seq_no, version = _metadata(context)
        with self._connection() as connection, connection, connection.cursor() as cursor:
            answer = self._put(cursor, request, (token, seq_no))
        return _unary(calls.addressed(answer, version, seq_no), calls.pb2.RspGamePut())

    def GameSync(self, request, context):
        token, seq_no, version = _metadata(context)
        with self._connection(autocommit=True) as connection, connection.cursor() as cursor:
            answer = self._sync(cursor, request, token)
        return _unary(calls.addressed(answer, version, seq_no), calls.pb2.RspGameSync())

    @contextmanager
    def _connection(self, autocommit=False):
        connection = self.pool.getconn()  # a thread holds one at most, so there is always one left
        try:
            connection.autocommit = autocommit
            yield connection
        finally:
            self.pool.putconn(connection)

    def _put(self, cursor, request, session_key):
        token, seq_no = session_key
        token_hash, request_hash = calls.hash_token(token), calls.hash_put(request)
        cursor.execute(LOCK_SESSION, (token_hash,))
        session = cursor.fetchone()
        try:
            calls.require_live(session)
            recalled = calls.recall(session, seq_no, request_hash)
        except calls.Refused as refused:
            return calls.refusal(refused, calls.GAME_PUT)
        if recalled is not None:
            return recalled
        user_id = session["user_id"]
        cursor.execute(LOCK_ROOM, (request.room_id, user_id))
        try:
            answer, moved = calls.put(calls.Room.read(cursor.fetchone()), user_id, request, self.turn_timeout_s)
        except calls.Refused as refused:
            answer, moved = calls.refusal(refused, calls.GAME_PUT, user_id), None
        if moved is not None:
            cursor.execute(WRITE_ROOM, moved.values())
        if seq_no:
            cursor.execute(WRITE_SESSION, (seq_no, request_hash, answer.SerializeToString(), token_hash))
        return answer

    def _sync(self, cursor, request, token):
        cursor.execute(READ, (request.room_id, calls.hash_token(token)))
        row = cursor.fetchone()
        try:
            calls.require_live(row)
            return calls.sync(calls.Room.read(row), row["user_id"], request.room_id)
        except calls.Refused as refused:
            return calls.refusal(refused, calls.GAME_SYNC)


def _metadata(context):
    metadata = dict(context.invocation_metadata())
    token = metadata.get("authorization", "").removeprefix("Bearer ")
    return token, int(metadata.get("x-seq-no", "0")), int(metadata.get("x-protocol-version", "2"))


def _unary(answer, message):
    """The first answer's fields with its result, the answers after it in follow_ups."""
    first, *rest = answer.responses
    message.CopyFrom(first.gamePutRsp if first.protocolId == calls.GAME_PUT else first.gameSyncRsp)
    message.result.CopyFrom(first.result)
    message.follow_ups.extend(rest)
    return message


def _handler(method, request, response):
    return grpc.unary_unary_rpc_method_handler(
        method, request_deserializer=request.FromString, response_serializer=response.SerializeToString
    )


def main():
    url, port, turn_timeout_s = peer.settings()
    size = peer.POOL_SIZE
    try:
        pool = pool_module.ThreadedConnectionPool(size, size, url, cursor_factory=extras.DictCursor)
    except psycopg2.Error as error:
        peer.fail(f"no database at DATABASE_URL ({str(error).splitlines()[0]}): start it, or correct the URL")
    servicer = OthelloServicer(pool, turn_timeout_s)
    pb2 = calls.pb2
    handlers = {
        "GamePut": _handler(servicer.GamePut, pb2.ReqGamePut, pb2.RspGamePut),
        "GameSync": _handler(servicer.GameSync, pb2.ReqGameSync, pb2.RspGameSync),
    }
    server = grpc.server(ThreadPoolExecutor(max_workers=size))
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("othello.Othello", handlers),))
    try:
        bound = server.add_insecure_port(f"127.0.0.1:{port}")
    except RuntimeError:
        bound = 0
    if bound == 0:
        peer.fail(f"cannot listen on port {port}: give another --port")
    server.start()
    peer.tell(bound)
    while not peer.is_orphan():
        server.wait_for_termination(timeout=IS_ORPHAN_S)
    server.stop(0)


try:
    main()
except KeyboardInterrupt:
    pass
