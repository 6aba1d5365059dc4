"""
The talk's server as a good Python engineer writes it today: aiohttp on uvloop, asyncpg's pool and prepared statements.
A GamePut is one transaction of six round trips, a GameSync one SELECT. One process, as ours is.

    DATABASE_URL=postgres://… /usr/bin/python3 bench/src/peers/aiohttp_server.py --port 14600
"""

import asyncio

import peer

asyncpg, uvloop, web = peer.packages("asyncpg", "uvloop", "aiohttp.web")

import othello_calls as calls  # noqa: E402 - after the packages, whose absence is told first

IS_ORPHAN_S = 1


class Connection(asyncpg.Connection):
    def _get_reset_query(self):
        return ""  # nothing here changes a connection's state, and setting it back would be a seventh round trip

    get_reset_query = _get_reset_query  # as asyncpg of after 0.27 calls it


class OthelloServer:
    def __init__(self, pool, turn_timeout_s):
        self.pool = pool
        self.turn_timeout_s = turn_timeout_s

    async def api(self, http_request):
        request = calls.pb2.Request.FromString(await http_request.read())
        if request.HasField("gamePutReq"):
            answer = await self.game_put(request)
        elif request.HasField("gameSyncReq"):
            answer = await self.game_sync(request)
        else:
            raise web.HTTPBadRequest(text="this server knows GamePut and GameSync\n")
        body = calls.addressed(answer, request.protocolVersion, request.seqNo).SerializeToString()
        return web.Response(body=body, content_type="application/x-protobuf")

    async def game_put(self, request):
        token_hash = calls.hash_token(request.token)
        request_hash = calls.hash_put(request.gamePutReq)
        async with self.pool.acquire() as connection, connection.transaction():
            session = await connection.fetchrow(calls.LOCK_SESSION, token_hash)
            try:
                calls.require_live(session)
                recalled = calls.recall(session, request.seqNo, request_hash)
            except calls.Refused as refused:
                return calls.refusal(refused, calls.GAME_PUT)
            if recalled is not None:
                return recalled
            user_id = session["user_id"]
            row = await connection.fetchrow(calls.LOCK_ROOM, request.gamePutReq.room_id, user_id)
            try:
                answer, moved = calls.put(calls.Room.read(row), user_id, request.gamePutReq, self.turn_timeout_s)
            except calls.Refused as refused:
                answer, moved = calls.refusal(refused, calls.GAME_PUT, user_id), None
            if moved is not None:
                await connection.execute(calls.WRITE_ROOM, *moved.values())
            if request.seqNo:
                stored = answer.SerializeToString()
                await connection.execute(calls.WRITE_SESSION, request.seqNo, request_hash, stored, token_hash)
        return answer

    async def game_sync(self, request):
        room_id = request.gameSyncReq.room_id
        row = await self.pool.fetchrow(calls.READ, room_id, calls.hash_token(request.token))
        try:
            calls.require_live(row)
            return calls.sync(calls.Room.read(row), row["user_id"], room_id)
        except calls.Refused as refused:
            return calls.refusal(refused, calls.GAME_SYNC)


async def main():
    url, port, turn_timeout_s = peer.settings()
    size = peer.POOL_SIZE
    try:
        pool = await asyncpg.create_pool(url, min_size=size, max_size=size, connection_class=Connection)
    except (OSError, ValueError, asyncpg.PostgresError) as error:
        peer.fail(f"no database at DATABASE_URL ({error}): start it, or correct the URL")
    app = web.Application()
    app.router.add_post("/api", OthelloServer(pool, turn_timeout_s).api)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
    except OSError as error:
        peer.fail(f"cannot listen on port {port} ({error.strerror}): give another --port")
    peer.tell(runner.addresses[0][1])
    while not peer.is_orphan():
        await asyncio.sleep(IS_ORPHAN_S)


uvloop.install()
try:
    asyncio.run(main())
except KeyboardInterrupt:
    pass
