// Made from proto/othello.proto: npm run gen.

export function thriftCodec(classOf) {
  const User = classOf('User');
  const GameRoom = classOf('GameRoom');
  const Result = classOf('Result');
  const GameRoomEntry = classOf('GameRoomEntry');
  const GameRecord = classOf('GameRecord');
  const LeaderboardRow = classOf('LeaderboardRow');
  const ReqLogin = classOf('ReqLogin');
  const ReqRegister = classOf('ReqRegister');
  const ReqCreateGameRoom = classOf('ReqCreateGameRoom');
  const ReqExitGameRoom = classOf('ReqExitGameRoom');
  const ReqGamePut = classOf('ReqGamePut');
  const ReqGameSync = classOf('ReqGameSync');
  const ReqJoinGameRoom = classOf('ReqJoinGameRoom');
  const ReqRandomJoin = classOf('ReqRandomJoin');
  const ReqListGameRooms = classOf('ReqListGameRooms');
  const ReqGetGameRecord = classOf('ReqGetGameRecord');
  const ReqGetLeaderboard = classOf('ReqGetLeaderboard');
  const ReqGetProfile = classOf('ReqGetProfile');
  const ReqListGames = classOf('ReqListGames');
  const ReqRematch = classOf('ReqRematch');
  const ReqLogout = classOf('ReqLogout');
  const ReqSubscribe = classOf('ReqSubscribe');
  function write_binary_User(out, m) {
    let v;
    if ((v = m.id), v != null) { out.field(10, 1); out.i64(v); }
    if ((v = m.name), v != null) { out.field(11, 2); out.string(v); }
    if ((v = m.level), v != null) { out.field(8, 3); out.i32(v); }
    if ((v = m.exp), v != null) { out.field(8, 4); out.i32(v); }
    if ((v = m.win), v != null) { out.field(8, 5); out.i32(v); }
    if ((v = m.lose), v != null) { out.field(8, 6); out.i32(v); }
    if ((v = m.gold), v != null) { out.field(8, 7); out.i32(v); }
    if ((v = m.draw), v != null) { out.field(8, 8); out.i32(v); }
    if ((v = m.rating), v != null) { out.field(8, 9); out.i32(v); }
    if ((v = m.ratingDeviation), v != null) { out.field(8, 10); out.i32(v); }
    out.stop();
  }
  function read_binary_User(input, depth) {
    input.enter(depth);
    const m = new User();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 10) { m.id = input.u64(); continue; } break;
        case 2: if (type === 11) { m.name = input.string(); continue; } break;
        case 3: if (type === 8) { m.level = input.u32(); continue; } break;
        case 4: if (type === 8) { m.exp = input.u32(); continue; } break;
        case 5: if (type === 8) { m.win = input.u32(); continue; } break;
        case 6: if (type === 8) { m.lose = input.u32(); continue; } break;
        case 7: if (type === 8) { m.gold = input.u32(); continue; } break;
        case 8: if (type === 8) { m.draw = input.u32(); continue; } break;
        case 9: if (type === 8) { m.rating = input.u32(); continue; } break;
        case 10: if (type === 8) { m.ratingDeviation = input.u32(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_GameRoom(out, m) {
    let v;
    if ((v = m.roomId), v != null) { out.field(10, 1); out.i64(v); }
    if ((v = m.user_1), v != null) { out.field(10, 2); out.i64(v); }
    if ((v = m.user_2), v != null) { out.field(10, 3); out.i64(v); }
    if ((v = m.status), v != null) { out.field(8, 4); out.i32(v); }
    if ((v = m.board), v != null && v.length > 0) { out.field(11, 5); out.binary(v); }
    if ((v = m.updated), v != null) { out.field(10, 6); out.i64(v); }
    if ((v = m.created), v != null) { out.field(10, 7); out.i64(v); }
    if ((v = m.version), v != null) { out.field(8, 8); out.i32(v); }
    if ((v = m.moves), v != null) { out.field(11, 9); out.binary(v); }
    if ((v = m.legalMoves), v != null) { out.field(11, 10); out.binary(v); }
    if ((v = m.turnDeadline), v != null) { out.field(10, 11); out.i64(v); }
    if ((v = m.winner), v != null) { out.field(10, 12); out.i64(v); }
    if ((v = m.turnSeconds), v != null) { out.field(8, 13); out.i32(v); }
    if ((v = m.gameSeconds), v != null) { out.field(8, 14); out.i32(v); }
    if ((v = m.incrementSeconds), v != null) { out.field(8, 15); out.i32(v); }
    if ((v = m.remaining_1), v != null) { out.field(8, 16); out.i32(v); }
    if ((v = m.remaining_2), v != null) { out.field(8, 17); out.i32(v); }
    if ((v = m.casual), v != null) { out.field(2, 18); out.bool(v); }
    if ((v = m.invite), v != null) { out.field(11, 19); out.string(v); }
    if ((v = m.unrated), v != null) { out.field(2, 22); out.bool(v); }
    if ((v = m.seat), v != null) { out.field(8, 23); out.i32(v); }
    out.stop();
  }
  function read_binary_GameRoom(input, depth) {
    input.enter(depth);
    const m = new GameRoom();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 10) { m.roomId = input.u64(); continue; } break;
        case 2: if (type === 10) { m.user_1 = input.u64(); continue; } break;
        case 3: if (type === 10) { m.user_2 = input.u64(); continue; } break;
        case 4: if (type === 8) { m.status = input.i32(); continue; } break;
        case 5: if (type === 11) { m.board = Array.from(input.binary()); continue; } break;
        case 6: if (type === 10) { m.updated = input.u64(); continue; } break;
        case 7: if (type === 10) { m.created = input.u64(); continue; } break;
        case 8: if (type === 8) { m.version = input.u32(); continue; } break;
        case 9: if (type === 11) { m.moves = input.binary(); continue; } break;
        case 10: if (type === 11) { m.legalMoves = input.binary(); continue; } break;
        case 11: if (type === 10) { m.turnDeadline = input.u64(); continue; } break;
        case 12: if (type === 10) { m.winner = input.u64(); continue; } break;
        case 13: if (type === 8) { m.turnSeconds = input.u32(); continue; } break;
        case 14: if (type === 8) { m.gameSeconds = input.u32(); continue; } break;
        case 15: if (type === 8) { m.incrementSeconds = input.u32(); continue; } break;
        case 16: if (type === 8) { m.remaining_1 = input.u32(); continue; } break;
        case 17: if (type === 8) { m.remaining_2 = input.u32(); continue; } break;
        case 18: if (type === 2) { m.casual = input.bool(); continue; } break;
        case 19: if (type === 11) { m.invite = input.string(); continue; } break;
        case 22: if (type === 2) { m.unrated = input.bool(); continue; } break;
        case 23: if (type === 8) { m.seat = input.i32(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_Result(out, m) {
    let v;
    if ((v = m.code), v != null) { out.field(8, 1); out.i32(v); }
    if ((v = m.message), v != null) { out.field(11, 2); out.string(v); }
    if ((v = m.retryAfterMs), v != null) { out.field(8, 3); out.i32(v); }
    out.stop();
  }
  function read_binary_Result(input, depth) {
    input.enter(depth);
    const m = new Result();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 8) { m.code = input.i32(); continue; } break;
        case 2: if (type === 11) { m.message = input.string(); continue; } break;
        case 3: if (type === 8) { m.retryAfterMs = input.u32(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_GameRoomEntry(out, m) {
    let v;
    if ((v = m.room), v != null) { out.field(12, 1); write_binary_GameRoom(out, v); }
    if ((v = m.user_1), v != null) { out.field(12, 2); write_binary_User(out, v); }
    if ((v = m.user_2), v != null) { out.field(12, 3); write_binary_User(out, v); }
    out.stop();
  }
  function read_binary_GameRoomEntry(input, depth) {
    input.enter(depth);
    const m = new GameRoomEntry();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_binary_GameRoom(input, depth + 1); continue; } break;
        case 2: if (type === 12) { m.user_1 = read_binary_User(input, depth + 1); continue; } break;
        case 3: if (type === 12) { m.user_2 = read_binary_User(input, depth + 1); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_GameRecord(out, m) {
    let v;
    if ((v = m.room), v != null) { out.field(12, 1); write_binary_GameRoom(out, v); }
    if ((v = m.user_1), v != null) { out.field(12, 2); write_binary_User(out, v); }
    if ((v = m.user_2), v != null) { out.field(12, 3); write_binary_User(out, v); }
    if ((v = m.notation), v != null) { out.field(11, 4); out.string(v); }
    if ((v = m.endedBy), v != null) { out.field(8, 5); out.i32(v); }
    if ((v = m.started), v != null) { out.field(10, 6); out.i64(v); }
    if ((v = m.ended), v != null) { out.field(10, 7); out.i64(v); }
    if ((v = m.private), v != null) { out.field(2, 8); out.bool(v); }
    if ((v = m.rematchBy), v != null) { out.field(10, 9); out.i64(v); }
    out.stop();
  }
  function read_binary_GameRecord(input, depth) {
    input.enter(depth);
    const m = new GameRecord();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_binary_GameRoom(input, depth + 1); continue; } break;
        case 2: if (type === 12) { m.user_1 = read_binary_User(input, depth + 1); continue; } break;
        case 3: if (type === 12) { m.user_2 = read_binary_User(input, depth + 1); continue; } break;
        case 4: if (type === 11) { m.notation = input.string(); continue; } break;
        case 5: if (type === 8) { m.endedBy = input.i32(); continue; } break;
        case 6: if (type === 10) { m.started = input.u64(); continue; } break;
        case 7: if (type === 10) { m.ended = input.u64(); continue; } break;
        case 8: if (type === 2) { m.private = input.bool(); continue; } break;
        case 9: if (type === 10) { m.rematchBy = input.u64(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_LeaderboardRow(out, m) {
    let v;
    if ((v = m.rank), v != null) { out.field(8, 1); out.i32(v); }
    if ((v = m.user), v != null) { out.field(12, 2); write_binary_User(out, v); }
    out.stop();
  }
  function read_binary_LeaderboardRow(input, depth) {
    input.enter(depth);
    const m = new LeaderboardRow();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 8) { m.rank = input.u32(); continue; } break;
        case 2: if (type === 12) { m.user = read_binary_User(input, depth + 1); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ReqLogin(out, m) {
    let v;
    if ((v = m.platformType), v != null) { out.field(8, 1); out.i32(v); }
    if ((v = m.platformToken), v != null) { out.field(11, 2); out.string(v); }
    if ((v = m.attempt), v != null) { out.field(11, 3); out.binary(v); }
    out.stop();
  }
  function read_binary_ReqLogin(input, depth) {
    input.enter(depth);
    const m = new ReqLogin();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 8) { m.platformType = input.i32(); continue; } break;
        case 2: if (type === 11) { m.platformToken = input.string(); continue; } break;
        case 3: if (type === 11) { m.attempt = input.binary(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ReqRegister(out, m) {
    let v;
    if ((v = m.platformType), v != null) { out.field(8, 1); out.i32(v); }
    if ((v = m.platformToken), v != null) { out.field(11, 2); out.string(v); }
    if ((v = m.name), v != null) { out.field(11, 3); out.string(v); }
    out.stop();
  }
  function read_binary_ReqRegister(input, depth) {
    input.enter(depth);
    const m = new ReqRegister();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 8) { m.platformType = input.i32(); continue; } break;
        case 2: if (type === 11) { m.platformToken = input.string(); continue; } break;
        case 3: if (type === 11) { m.name = input.string(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ReqCreateGameRoom(out, m) {
    let v;
    if ((v = m.private), v != null) { out.field(2, 1); out.bool(v); }
    if ((v = m.seat), v != null) { out.field(8, 2); out.i32(v); }
    if ((v = m.turnSeconds), v != null) { out.field(8, 3); out.i32(v); }
    if ((v = m.gameSeconds), v != null) { out.field(8, 4); out.i32(v); }
    if ((v = m.incrementSeconds), v != null) { out.field(8, 5); out.i32(v); }
    if ((v = m.casual), v != null) { out.field(2, 6); out.bool(v); }
    out.stop();
  }
  function read_binary_ReqCreateGameRoom(input, depth) {
    input.enter(depth);
    const m = new ReqCreateGameRoom();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 2) { m.private = input.bool(); continue; } break;
        case 2: if (type === 8) { m.seat = input.i32(); continue; } break;
        case 3: if (type === 8) { m.turnSeconds = input.u32(); continue; } break;
        case 4: if (type === 8) { m.gameSeconds = input.u32(); continue; } break;
        case 5: if (type === 8) { m.incrementSeconds = input.u32(); continue; } break;
        case 6: if (type === 2) { m.casual = input.bool(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ReqExitGameRoom(out, m) {
    let v;
    if ((v = m.roomId), v != null) { out.field(10, 1); out.i64(v); }
    out.stop();
  }
  function read_binary_ReqExitGameRoom(input, depth) {
    input.enter(depth);
    const m = new ReqExitGameRoom();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 10) { m.roomId = input.u64(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ReqGamePut(out, m) {
    let v;
    if ((v = m.roomId), v != null) { out.field(10, 1); out.i64(v); }
    if ((v = m.r), v != null) { out.field(8, 2); out.i32(v); }
    if ((v = m.c), v != null) { out.field(8, 3); out.i32(v); }
    if ((v = m.version), v != null) { out.field(8, 4); out.i32(v); }
    out.stop();
  }
  function read_binary_ReqGamePut(input, depth) {
    input.enter(depth);
    const m = new ReqGamePut();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 10) { m.roomId = input.u64(); continue; } break;
        case 2: if (type === 8) { m.r = input.u32(); continue; } break;
        case 3: if (type === 8) { m.c = input.u32(); continue; } break;
        case 4: if (type === 8) { m.version = input.u32(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ReqGameSync(out, m) {
    let v;
    if ((v = m.roomId), v != null) { out.field(10, 1); out.i64(v); }
    out.stop();
  }
  function read_binary_ReqGameSync(input, depth) {
    input.enter(depth);
    const m = new ReqGameSync();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 10) { m.roomId = input.u64(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ReqJoinGameRoom(out, m) {
    let v;
    if ((v = m.roomId), v != null) { out.field(10, 1); out.i64(v); }
    if ((v = m.invite), v != null) { out.field(11, 2); out.string(v); }
    out.stop();
  }
  function read_binary_ReqJoinGameRoom(input, depth) {
    input.enter(depth);
    const m = new ReqJoinGameRoom();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 10) { m.roomId = input.u64(); continue; } break;
        case 2: if (type === 11) { m.invite = input.string(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ReqRandomJoin(out, m) {
    let v;
    if ((v = m.createIfNone), v != null) { out.field(2, 1); out.bool(v); }
    if ((v = m.peopleOnly), v != null) { out.field(2, 2); out.bool(v); }
    out.stop();
  }
  function read_binary_ReqRandomJoin(input, depth) {
    input.enter(depth);
    const m = new ReqRandomJoin();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 2) { m.createIfNone = input.bool(); continue; } break;
        case 2: if (type === 2) { m.peopleOnly = input.bool(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ReqListGameRooms(out, m) {
    let v;
    if ((v = m.filter), v != null) { out.field(8, 1); out.i32(v); }
    if ((v = m.cursor), v != null) { out.field(11, 2); out.string(v); }
    if ((v = m.limit), v != null) { out.field(8, 3); out.i32(v); }
    out.stop();
  }
  function read_binary_ReqListGameRooms(input, depth) {
    input.enter(depth);
    const m = new ReqListGameRooms();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 8) { m.filter = input.i32(); continue; } break;
        case 2: if (type === 11) { m.cursor = input.string(); continue; } break;
        case 3: if (type === 8) { m.limit = input.u32(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ReqGetGameRecord(out, m) {
    let v;
    if ((v = m.roomId), v != null) { out.field(10, 1); out.i64(v); }
    out.stop();
  }
  function read_binary_ReqGetGameRecord(input, depth) {
    input.enter(depth);
    const m = new ReqGetGameRecord();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 10) { m.roomId = input.u64(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ReqGetLeaderboard(out, m) {
    let v;
    if ((v = m.cursor), v != null) { out.field(11, 1); out.string(v); }
    if ((v = m.limit), v != null) { out.field(8, 2); out.i32(v); }
    if ((v = m.kind), v != null) { out.field(8, 3); out.i32(v); }
    out.stop();
  }
  function read_binary_ReqGetLeaderboard(input, depth) {
    input.enter(depth);
    const m = new ReqGetLeaderboard();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 11) { m.cursor = input.string(); continue; } break;
        case 2: if (type === 8) { m.limit = input.u32(); continue; } break;
        case 3: if (type === 8) { m.kind = input.i32(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ReqGetProfile(out, m) {
    let v;
    if ((v = m.userId), v != null) { out.field(10, 1); out.i64(v); }
    out.stop();
  }
  function read_binary_ReqGetProfile(input, depth) {
    input.enter(depth);
    const m = new ReqGetProfile();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 10) { m.userId = input.u64(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ReqListGames(out, m) {
    let v;
    if ((v = m.userId), v != null) { out.field(10, 1); out.i64(v); }
    if ((v = m.cursor), v != null) { out.field(11, 2); out.string(v); }
    if ((v = m.limit), v != null) { out.field(8, 3); out.i32(v); }
    out.stop();
  }
  function read_binary_ReqListGames(input, depth) {
    input.enter(depth);
    const m = new ReqListGames();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 10) { m.userId = input.u64(); continue; } break;
        case 2: if (type === 11) { m.cursor = input.string(); continue; } break;
        case 3: if (type === 8) { m.limit = input.u32(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ReqRematch(out, m) {
    let v;
    if ((v = m.roomId), v != null) { out.field(10, 1); out.i64(v); }
    out.stop();
  }
  function read_binary_ReqRematch(input, depth) {
    input.enter(depth);
    const m = new ReqRematch();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 10) { m.roomId = input.u64(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ReqLogout(out, m) {
    let v;
    out.stop();
  }
  function read_binary_ReqLogout(input, depth) {
    input.enter(depth);
    const m = new ReqLogout();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      input.skipField(type, depth);
    }
  }
  function write_binary_ReqSubscribe(out, m) {
    let v;
    if ((v = m.roomId), v != null) { out.field(10, 1); out.i64(v); }
    if ((v = m.sinceVersion), v != null) { out.field(8, 2); out.i32(v); }
    if ((v = m.heartbeatSeconds), v != null) { out.field(8, 3); out.i32(v); }
    out.stop();
  }
  function read_binary_ReqSubscribe(input, depth) {
    input.enter(depth);
    const m = new ReqSubscribe();
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 10) { m.roomId = input.u64(); continue; } break;
        case 2: if (type === 8) { m.sinceVersion = input.u32(); continue; } break;
        case 3: if (type === 8) { m.heartbeatSeconds = input.u32(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowLogin(out, m) {
    let v;
    if ((v = m.user), v != null) { out.field(12, 1); write_binary_User(out, v); }
    if ((v = m.platformToken), v != null) { out.field(11, 2); out.string(v); }
    if ((v = m.token), v != null) { out.field(11, 3); out.string(v); }
    out.stop();
  }
  function read_binary_FollowLogin(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 12) { m.user = read_binary_User(input, depth + 1); continue; } break;
        case 2: if (type === 11) { m.platformToken = input.string(); continue; } break;
        case 3: if (type === 11) { m.token = input.string(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowRegister(out, m) {
    let v;
    if ((v = m.user), v != null) { out.field(12, 1); write_binary_User(out, v); }
    if ((v = m.platformToken), v != null) { out.field(11, 2); out.string(v); }
    out.stop();
  }
  function read_binary_FollowRegister(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 12) { m.user = read_binary_User(input, depth + 1); continue; } break;
        case 2: if (type === 11) { m.platformToken = input.string(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowCreateGameRoom(out, m) {
    let v;
    if ((v = m.room), v != null) { out.field(12, 1); write_binary_GameRoom(out, v); }
    out.stop();
  }
  function read_binary_FollowCreateGameRoom(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_binary_GameRoom(input, depth + 1); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowExitGameRoom(out, m) {
    let v;
    out.stop();
  }
  function read_binary_FollowExitGameRoom(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowGamePut(out, m) {
    let v;
    out.stop();
  }
  function read_binary_FollowGamePut(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowGameSync(out, m) {
    let v;
    if ((v = m.room), v != null) { out.field(12, 1); write_binary_GameRoom(out, v); }
    if ((v = m.opponent), v != null) { out.field(12, 2); write_binary_User(out, v); }
    out.stop();
  }
  function read_binary_FollowGameSync(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_binary_GameRoom(input, depth + 1); continue; } break;
        case 2: if (type === 12) { m.opponent = read_binary_User(input, depth + 1); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowJoinGameRoom(out, m) {
    let v;
    if ((v = m.room), v != null) { out.field(12, 1); write_binary_GameRoom(out, v); }
    if ((v = m.opponent), v != null) { out.field(12, 2); write_binary_User(out, v); }
    out.stop();
  }
  function read_binary_FollowJoinGameRoom(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_binary_GameRoom(input, depth + 1); continue; } break;
        case 2: if (type === 12) { m.opponent = read_binary_User(input, depth + 1); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowGameOver(out, m) {
    let v;
    if ((v = m.winner), v != null) { out.field(10, 1); out.i64(v); }
    if ((v = m.myScore), v != null) { out.field(8, 2); out.i32(v); }
    if ((v = m.opponentScore), v != null) { out.field(8, 3); out.i32(v); }
    if ((v = m.user), v != null) { out.field(12, 4); write_binary_User(out, v); }
    if ((v = m.opponent), v != null) { out.field(12, 5); write_binary_User(out, v); }
    out.stop();
  }
  function read_binary_FollowGameOver(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 10) { m.winner = input.u64(); continue; } break;
        case 2: if (type === 8) { m.myScore = input.u32(); continue; } break;
        case 3: if (type === 8) { m.opponentScore = input.u32(); continue; } break;
        case 4: if (type === 12) { m.user = read_binary_User(input, depth + 1); continue; } break;
        case 5: if (type === 12) { m.opponent = read_binary_User(input, depth + 1); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowRandomJoin(out, m) {
    let v;
    out.stop();
  }
  function read_binary_FollowRandomJoin(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowSubscribe(out, m) {
    let v;
    if ((v = m.version), v != null) { out.field(8, 1); out.i32(v); }
    if ((v = m.resume), v != null) { out.field(2, 2); out.bool(v); }
    out.stop();
  }
  function read_binary_FollowSubscribe(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 8) { m.version = input.u32(); continue; } break;
        case 2: if (type === 2) { m.resume = input.bool(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowListGameRooms(out, m) {
    let v;
    if ((v = m.rooms), v != null && v.length > 0) { out.field(15, 1); out.list(12, v.length); for (const e of v) { write_binary_GameRoomEntry(out, e); } }
    if ((v = m.next), v != null) { out.field(11, 2); out.string(v); }
    if ((v = m.notice), v != null) { out.field(11, 3); out.string(v); }
    out.stop();
  }
  function read_binary_FollowListGameRooms(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 15) { m.rooms = input.list(12, () => read_binary_GameRoomEntry(input, depth + 1), depth); continue; } break;
        case 2: if (type === 11) { m.next = input.string(); continue; } break;
        case 3: if (type === 11) { m.notice = input.string(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowGetGameRecord(out, m) {
    let v;
    if ((v = m.record), v != null) { out.field(12, 1); write_binary_GameRecord(out, v); }
    out.stop();
  }
  function read_binary_FollowGetGameRecord(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 12) { m.record = read_binary_GameRecord(input, depth + 1); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowGetLeaderboard(out, m) {
    let v;
    if ((v = m.rows), v != null && v.length > 0) { out.field(15, 1); out.list(12, v.length); for (const e of v) { write_binary_LeaderboardRow(out, e); } }
    if ((v = m.me), v != null) { out.field(12, 2); write_binary_LeaderboardRow(out, v); }
    if ((v = m.next), v != null) { out.field(11, 3); out.string(v); }
    out.stop();
  }
  function read_binary_FollowGetLeaderboard(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 15) { m.rows = input.list(12, () => read_binary_LeaderboardRow(input, depth + 1), depth); continue; } break;
        case 2: if (type === 12) { m.me = read_binary_LeaderboardRow(input, depth + 1); continue; } break;
        case 3: if (type === 11) { m.next = input.string(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowGetProfile(out, m) {
    let v;
    if ((v = m.user), v != null) { out.field(12, 1); write_binary_User(out, v); }
    if ((v = m.games), v != null && v.length > 0) { out.field(15, 2); out.list(12, v.length); for (const e of v) { write_binary_GameRecord(out, e); } }
    out.stop();
  }
  function read_binary_FollowGetProfile(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 12) { m.user = read_binary_User(input, depth + 1); continue; } break;
        case 2: if (type === 15) { m.games = input.list(12, () => read_binary_GameRecord(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowRematch(out, m) {
    let v;
    if ((v = m.room), v != null) { out.field(12, 1); write_binary_GameRoom(out, v); }
    out.stop();
  }
  function read_binary_FollowRematch(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_binary_GameRoom(input, depth + 1); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowLogout(out, m) {
    let v;
    out.stop();
  }
  function read_binary_FollowLogout(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowListGames(out, m) {
    let v;
    if ((v = m.games), v != null && v.length > 0) { out.field(15, 1); out.list(12, v.length); for (const e of v) { write_binary_GameRecord(out, e); } }
    if ((v = m.next), v != null) { out.field(11, 2); out.string(v); }
    out.stop();
  }
  function read_binary_FollowListGames(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 15) { m.games = input.list(12, () => read_binary_GameRecord(input, depth + 1), depth); continue; } break;
        case 2: if (type === 11) { m.next = input.string(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowInternalServerError(out, m) {
    let v;
    out.stop();
  }
  function read_binary_FollowInternalServerError(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      input.skipField(type, depth);
    }
  }
  function write_binary_FollowUp(out, m) {
    let v;
    if ((v = m.protocolId), v != null) { out.field(8, 2); out.i32(v); }
    if ((v = m.result), v != null) { out.field(12, 3); write_binary_Result(out, v); }
    if ((v = m.loginRsp), v != null) { out.field(12, 100); write_binary_FollowLogin(out, v); }
    if ((v = m.registerRsp), v != null) { out.field(12, 101); write_binary_FollowRegister(out, v); }
    if ((v = m.makeGameRoomRsp), v != null) { out.field(12, 102); write_binary_FollowCreateGameRoom(out, v); }
    if ((v = m.exitGameRoomRsp), v != null) { out.field(12, 103); write_binary_FollowExitGameRoom(out, v); }
    if ((v = m.gamePutRsp), v != null) { out.field(12, 104); write_binary_FollowGamePut(out, v); }
    if ((v = m.gameSyncRsp), v != null) { out.field(12, 105); write_binary_FollowGameSync(out, v); }
    if ((v = m.joinGameRoomRsp), v != null) { out.field(12, 106); write_binary_FollowJoinGameRoom(out, v); }
    if ((v = m.gameOverRsp), v != null) { out.field(12, 107); write_binary_FollowGameOver(out, v); }
    if ((v = m.randomJoinRsp), v != null) { out.field(12, 108); write_binary_FollowRandomJoin(out, v); }
    if ((v = m.subscribeRsp), v != null) { out.field(12, 110); write_binary_FollowSubscribe(out, v); }
    if ((v = m.listGameRoomsRsp), v != null) { out.field(12, 111); write_binary_FollowListGameRooms(out, v); }
    if ((v = m.getGameRecordRsp), v != null) { out.field(12, 112); write_binary_FollowGetGameRecord(out, v); }
    if ((v = m.getLeaderboardRsp), v != null) { out.field(12, 113); write_binary_FollowGetLeaderboard(out, v); }
    if ((v = m.getProfileRsp), v != null) { out.field(12, 114); write_binary_FollowGetProfile(out, v); }
    if ((v = m.rematchRsp), v != null) { out.field(12, 115); write_binary_FollowRematch(out, v); }
    if ((v = m.logoutRsp), v != null) { out.field(12, 116); write_binary_FollowLogout(out, v); }
    if ((v = m.listGamesRsp), v != null) { out.field(12, 118); write_binary_FollowListGames(out, v); }
    if ((v = m.internalServerErrorRsp), v != null) { out.field(12, 200); write_binary_FollowInternalServerError(out, v); }
    out.stop();
  }
  function read_binary_FollowUp(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 2: if (type === 8) { m.protocolId = input.i32(); continue; } break;
        case 3: if (type === 12) { m.result = read_binary_Result(input, depth + 1); continue; } break;
        case 100: if (type === 12) { m.loginRsp = read_binary_FollowLogin(input, depth + 1); continue; } break;
        case 101: if (type === 12) { m.registerRsp = read_binary_FollowRegister(input, depth + 1); continue; } break;
        case 102: if (type === 12) { m.makeGameRoomRsp = read_binary_FollowCreateGameRoom(input, depth + 1); continue; } break;
        case 103: if (type === 12) { m.exitGameRoomRsp = read_binary_FollowExitGameRoom(input, depth + 1); continue; } break;
        case 104: if (type === 12) { m.gamePutRsp = read_binary_FollowGamePut(input, depth + 1); continue; } break;
        case 105: if (type === 12) { m.gameSyncRsp = read_binary_FollowGameSync(input, depth + 1); continue; } break;
        case 106: if (type === 12) { m.joinGameRoomRsp = read_binary_FollowJoinGameRoom(input, depth + 1); continue; } break;
        case 107: if (type === 12) { m.gameOverRsp = read_binary_FollowGameOver(input, depth + 1); continue; } break;
        case 108: if (type === 12) { m.randomJoinRsp = read_binary_FollowRandomJoin(input, depth + 1); continue; } break;
        case 110: if (type === 12) { m.subscribeRsp = read_binary_FollowSubscribe(input, depth + 1); continue; } break;
        case 111: if (type === 12) { m.listGameRoomsRsp = read_binary_FollowListGameRooms(input, depth + 1); continue; } break;
        case 112: if (type === 12) { m.getGameRecordRsp = read_binary_FollowGetGameRecord(input, depth + 1); continue; } break;
        case 113: if (type === 12) { m.getLeaderboardRsp = read_binary_FollowGetLeaderboard(input, depth + 1); continue; } break;
        case 114: if (type === 12) { m.getProfileRsp = read_binary_FollowGetProfile(input, depth + 1); continue; } break;
        case 115: if (type === 12) { m.rematchRsp = read_binary_FollowRematch(input, depth + 1); continue; } break;
        case 116: if (type === 12) { m.logoutRsp = read_binary_FollowLogout(input, depth + 1); continue; } break;
        case 118: if (type === 12) { m.listGamesRsp = read_binary_FollowListGames(input, depth + 1); continue; } break;
        case 200: if (type === 12) { m.internalServerErrorRsp = read_binary_FollowInternalServerError(input, depth + 1); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_RspLogin(out, m) {
    let v;
    if ((v = m.user), v != null) { out.field(12, 1); write_binary_User(out, v); }
    if ((v = m.platformToken), v != null) { out.field(11, 2); out.string(v); }
    if ((v = m.token), v != null) { out.field(11, 3); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_RspLogin(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 12) { m.user = read_binary_User(input, depth + 1); continue; } break;
        case 2: if (type === 11) { m.platformToken = input.string(); continue; } break;
        case 3: if (type === 11) { m.token = input.string(); continue; } break;
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_RspRegister(out, m) {
    let v;
    if ((v = m.user), v != null) { out.field(12, 1); write_binary_User(out, v); }
    if ((v = m.platformToken), v != null) { out.field(11, 2); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_RspRegister(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 12) { m.user = read_binary_User(input, depth + 1); continue; } break;
        case 2: if (type === 11) { m.platformToken = input.string(); continue; } break;
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_RspCreateGameRoom(out, m) {
    let v;
    if ((v = m.room), v != null) { out.field(12, 1); write_binary_GameRoom(out, v); }
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_RspCreateGameRoom(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_binary_GameRoom(input, depth + 1); continue; } break;
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_RspExitGameRoom(out, m) {
    let v;
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_RspExitGameRoom(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_RspGamePut(out, m) {
    let v;
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_RspGamePut(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_RspGameSync(out, m) {
    let v;
    if ((v = m.room), v != null) { out.field(12, 1); write_binary_GameRoom(out, v); }
    if ((v = m.opponent), v != null) { out.field(12, 2); write_binary_User(out, v); }
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_RspGameSync(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_binary_GameRoom(input, depth + 1); continue; } break;
        case 2: if (type === 12) { m.opponent = read_binary_User(input, depth + 1); continue; } break;
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_RspJoinGameRoom(out, m) {
    let v;
    if ((v = m.room), v != null) { out.field(12, 1); write_binary_GameRoom(out, v); }
    if ((v = m.opponent), v != null) { out.field(12, 2); write_binary_User(out, v); }
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_RspJoinGameRoom(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_binary_GameRoom(input, depth + 1); continue; } break;
        case 2: if (type === 12) { m.opponent = read_binary_User(input, depth + 1); continue; } break;
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_RspRandomJoin(out, m) {
    let v;
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_RspRandomJoin(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_RspSubscribe(out, m) {
    let v;
    if ((v = m.version), v != null) { out.field(8, 1); out.i32(v); }
    if ((v = m.resume), v != null) { out.field(2, 2); out.bool(v); }
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_RspSubscribe(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 8) { m.version = input.u32(); continue; } break;
        case 2: if (type === 2) { m.resume = input.bool(); continue; } break;
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_RspListGameRooms(out, m) {
    let v;
    if ((v = m.rooms), v != null && v.length > 0) { out.field(15, 1); out.list(12, v.length); for (const e of v) { write_binary_GameRoomEntry(out, e); } }
    if ((v = m.next), v != null) { out.field(11, 2); out.string(v); }
    if ((v = m.notice), v != null) { out.field(11, 3); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_RspListGameRooms(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 15) { m.rooms = input.list(12, () => read_binary_GameRoomEntry(input, depth + 1), depth); continue; } break;
        case 2: if (type === 11) { m.next = input.string(); continue; } break;
        case 3: if (type === 11) { m.notice = input.string(); continue; } break;
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_RspGetGameRecord(out, m) {
    let v;
    if ((v = m.record), v != null) { out.field(12, 1); write_binary_GameRecord(out, v); }
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_RspGetGameRecord(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 12) { m.record = read_binary_GameRecord(input, depth + 1); continue; } break;
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_RspGetLeaderboard(out, m) {
    let v;
    if ((v = m.rows), v != null && v.length > 0) { out.field(15, 1); out.list(12, v.length); for (const e of v) { write_binary_LeaderboardRow(out, e); } }
    if ((v = m.me), v != null) { out.field(12, 2); write_binary_LeaderboardRow(out, v); }
    if ((v = m.next), v != null) { out.field(11, 3); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_RspGetLeaderboard(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 15) { m.rows = input.list(12, () => read_binary_LeaderboardRow(input, depth + 1), depth); continue; } break;
        case 2: if (type === 12) { m.me = read_binary_LeaderboardRow(input, depth + 1); continue; } break;
        case 3: if (type === 11) { m.next = input.string(); continue; } break;
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_RspGetProfile(out, m) {
    let v;
    if ((v = m.user), v != null) { out.field(12, 1); write_binary_User(out, v); }
    if ((v = m.games), v != null && v.length > 0) { out.field(15, 2); out.list(12, v.length); for (const e of v) { write_binary_GameRecord(out, e); } }
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_RspGetProfile(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 12) { m.user = read_binary_User(input, depth + 1); continue; } break;
        case 2: if (type === 15) { m.games = input.list(12, () => read_binary_GameRecord(input, depth + 1), depth); continue; } break;
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_RspRematch(out, m) {
    let v;
    if ((v = m.room), v != null) { out.field(12, 1); write_binary_GameRoom(out, v); }
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_RspRematch(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_binary_GameRoom(input, depth + 1); continue; } break;
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_RspLogout(out, m) {
    let v;
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_RspLogout(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_RspListGames(out, m) {
    let v;
    if ((v = m.games), v != null && v.length > 0) { out.field(15, 1); out.list(12, v.length); for (const e of v) { write_binary_GameRecord(out, e); } }
    if ((v = m.next), v != null) { out.field(11, 2); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_RspListGames(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 15) { m.games = input.list(12, () => read_binary_GameRecord(input, depth + 1), depth); continue; } break;
        case 2: if (type === 11) { m.next = input.string(); continue; } break;
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ErrorUserNotRegistered(out, m) {
    let v;
    if ((v = m.code), v != null) { out.field(8, 1); out.i32(v); }
    if ((v = m.message), v != null) { out.field(11, 2); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_ErrorUserNotRegistered(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 8) { m.code = input.i32(); continue; } break;
        case 2: if (type === 11) { m.message = input.string(); continue; } break;
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ErrorUserNameAlreadyExists(out, m) {
    let v;
    if ((v = m.code), v != null) { out.field(8, 1); out.i32(v); }
    if ((v = m.message), v != null) { out.field(11, 2); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_ErrorUserNameAlreadyExists(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 8) { m.code = input.i32(); continue; } break;
        case 2: if (type === 11) { m.message = input.string(); continue; } break;
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ErrorUserAlreadyExists(out, m) {
    let v;
    if ((v = m.code), v != null) { out.field(8, 1); out.i32(v); }
    if ((v = m.message), v != null) { out.field(11, 2); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_ErrorUserAlreadyExists(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 8) { m.code = input.i32(); continue; } break;
        case 2: if (type === 11) { m.message = input.string(); continue; } break;
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ErrorUserInvalidName(out, m) {
    let v;
    if ((v = m.code), v != null) { out.field(8, 1); out.i32(v); }
    if ((v = m.message), v != null) { out.field(11, 2); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_ErrorUserInvalidName(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 8) { m.code = input.i32(); continue; } break;
        case 2: if (type === 11) { m.message = input.string(); continue; } break;
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_binary_ErrorSystem(out, m) {
    let v;
    if ((v = m.code), v != null) { out.field(8, 1); out.i32(v); }
    if ((v = m.message), v != null) { out.field(11, 2); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { out.field(15, 16); out.list(12, v.length); for (const e of v) { write_binary_FollowUp(out, e); } }
    out.stop();
  }
  function read_binary_ErrorSystem(input, depth) {
    input.enter(depth);
    const m = {};
    for (;;) {
      const type = input.byte();
      if (type === 0) return m;
      const id = input.i16();
      switch (id) {
        case 1: if (type === 8) { m.code = input.i32(); continue; } break;
        case 2: if (type === 11) { m.message = input.string(); continue; } break;
        case 16: if (type === 15) { m.followUps = input.list(12, () => read_binary_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_User(out, m) {
    let v;
    let last = 0;
    if ((v = m.id), v != null) { last = out.field(6, 1, last); out.i64(v); }
    if ((v = m.name), v != null) { last = out.field(8, 2, last); out.string(v); }
    if ((v = m.level), v != null) { last = out.field(5, 3, last); out.i32(v); }
    if ((v = m.exp), v != null) { last = out.field(5, 4, last); out.i32(v); }
    if ((v = m.win), v != null) { last = out.field(5, 5, last); out.i32(v); }
    if ((v = m.lose), v != null) { last = out.field(5, 6, last); out.i32(v); }
    if ((v = m.gold), v != null) { last = out.field(5, 7, last); out.i32(v); }
    if ((v = m.draw), v != null) { last = out.field(5, 8, last); out.i32(v); }
    if ((v = m.rating), v != null) { last = out.field(5, 9, last); out.i32(v); }
    if ((v = m.ratingDeviation), v != null) { last = out.field(5, 10, last); out.i32(v); }
    out.stop();
  }
  function read_compact_User(input, depth) {
    input.enter(depth);
    const m = new User();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 6) { m.id = input.u64(); continue; } break;
        case 2: if (type === 8) { m.name = input.string(); continue; } break;
        case 3: if (type === 5) { m.level = input.u32(); continue; } break;
        case 4: if (type === 5) { m.exp = input.u32(); continue; } break;
        case 5: if (type === 5) { m.win = input.u32(); continue; } break;
        case 6: if (type === 5) { m.lose = input.u32(); continue; } break;
        case 7: if (type === 5) { m.gold = input.u32(); continue; } break;
        case 8: if (type === 5) { m.draw = input.u32(); continue; } break;
        case 9: if (type === 5) { m.rating = input.u32(); continue; } break;
        case 10: if (type === 5) { m.ratingDeviation = input.u32(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_GameRoom(out, m) {
    let v;
    let last = 0;
    if ((v = m.roomId), v != null) { last = out.field(6, 1, last); out.i64(v); }
    if ((v = m.user_1), v != null) { last = out.field(6, 2, last); out.i64(v); }
    if ((v = m.user_2), v != null) { last = out.field(6, 3, last); out.i64(v); }
    if ((v = m.status), v != null) { last = out.field(5, 4, last); out.i32(v); }
    if ((v = m.board), v != null && v.length > 0) { last = out.field(8, 5, last); out.binary(v); }
    if ((v = m.updated), v != null) { last = out.field(6, 6, last); out.i64(v); }
    if ((v = m.created), v != null) { last = out.field(6, 7, last); out.i64(v); }
    if ((v = m.version), v != null) { last = out.field(5, 8, last); out.i32(v); }
    if ((v = m.moves), v != null) { last = out.field(8, 9, last); out.binary(v); }
    if ((v = m.legalMoves), v != null) { last = out.field(8, 10, last); out.binary(v); }
    if ((v = m.turnDeadline), v != null) { last = out.field(6, 11, last); out.i64(v); }
    if ((v = m.winner), v != null) { last = out.field(6, 12, last); out.i64(v); }
    if ((v = m.turnSeconds), v != null) { last = out.field(5, 13, last); out.i32(v); }
    if ((v = m.gameSeconds), v != null) { last = out.field(5, 14, last); out.i32(v); }
    if ((v = m.incrementSeconds), v != null) { last = out.field(5, 15, last); out.i32(v); }
    if ((v = m.remaining_1), v != null) { last = out.field(5, 16, last); out.i32(v); }
    if ((v = m.remaining_2), v != null) { last = out.field(5, 17, last); out.i32(v); }
    if ((v = m.casual), v != null) { last = out.field((v ? 1 : 2), 18, last); }
    if ((v = m.invite), v != null) { last = out.field(8, 19, last); out.string(v); }
    if ((v = m.unrated), v != null) { last = out.field((v ? 1 : 2), 22, last); }
    if ((v = m.seat), v != null) { last = out.field(5, 23, last); out.i32(v); }
    out.stop();
  }
  function read_compact_GameRoom(input, depth) {
    input.enter(depth);
    const m = new GameRoom();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 6) { m.roomId = input.u64(); continue; } break;
        case 2: if (type === 6) { m.user_1 = input.u64(); continue; } break;
        case 3: if (type === 6) { m.user_2 = input.u64(); continue; } break;
        case 4: if (type === 5) { m.status = input.i32(); continue; } break;
        case 5: if (type === 8) { m.board = Array.from(input.binary()); continue; } break;
        case 6: if (type === 6) { m.updated = input.u64(); continue; } break;
        case 7: if (type === 6) { m.created = input.u64(); continue; } break;
        case 8: if (type === 5) { m.version = input.u32(); continue; } break;
        case 9: if (type === 8) { m.moves = input.binary(); continue; } break;
        case 10: if (type === 8) { m.legalMoves = input.binary(); continue; } break;
        case 11: if (type === 6) { m.turnDeadline = input.u64(); continue; } break;
        case 12: if (type === 6) { m.winner = input.u64(); continue; } break;
        case 13: if (type === 5) { m.turnSeconds = input.u32(); continue; } break;
        case 14: if (type === 5) { m.gameSeconds = input.u32(); continue; } break;
        case 15: if (type === 5) { m.incrementSeconds = input.u32(); continue; } break;
        case 16: if (type === 5) { m.remaining_1 = input.u32(); continue; } break;
        case 17: if (type === 5) { m.remaining_2 = input.u32(); continue; } break;
        case 18: if (type === 1 || type === 2) { m.casual = type === 1; continue; } break;
        case 19: if (type === 8) { m.invite = input.string(); continue; } break;
        case 22: if (type === 1 || type === 2) { m.unrated = type === 1; continue; } break;
        case 23: if (type === 5) { m.seat = input.i32(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_Result(out, m) {
    let v;
    let last = 0;
    if ((v = m.code), v != null) { last = out.field(5, 1, last); out.i32(v); }
    if ((v = m.message), v != null) { last = out.field(8, 2, last); out.string(v); }
    if ((v = m.retryAfterMs), v != null) { last = out.field(5, 3, last); out.i32(v); }
    out.stop();
  }
  function read_compact_Result(input, depth) {
    input.enter(depth);
    const m = new Result();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 5) { m.code = input.i32(); continue; } break;
        case 2: if (type === 8) { m.message = input.string(); continue; } break;
        case 3: if (type === 5) { m.retryAfterMs = input.u32(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_GameRoomEntry(out, m) {
    let v;
    let last = 0;
    if ((v = m.room), v != null) { last = out.field(12, 1, last); write_compact_GameRoom(out, v); }
    if ((v = m.user_1), v != null) { last = out.field(12, 2, last); write_compact_User(out, v); }
    if ((v = m.user_2), v != null) { last = out.field(12, 3, last); write_compact_User(out, v); }
    out.stop();
  }
  function read_compact_GameRoomEntry(input, depth) {
    input.enter(depth);
    const m = new GameRoomEntry();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_compact_GameRoom(input, depth + 1); continue; } break;
        case 2: if (type === 12) { m.user_1 = read_compact_User(input, depth + 1); continue; } break;
        case 3: if (type === 12) { m.user_2 = read_compact_User(input, depth + 1); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_GameRecord(out, m) {
    let v;
    let last = 0;
    if ((v = m.room), v != null) { last = out.field(12, 1, last); write_compact_GameRoom(out, v); }
    if ((v = m.user_1), v != null) { last = out.field(12, 2, last); write_compact_User(out, v); }
    if ((v = m.user_2), v != null) { last = out.field(12, 3, last); write_compact_User(out, v); }
    if ((v = m.notation), v != null) { last = out.field(8, 4, last); out.string(v); }
    if ((v = m.endedBy), v != null) { last = out.field(5, 5, last); out.i32(v); }
    if ((v = m.started), v != null) { last = out.field(6, 6, last); out.i64(v); }
    if ((v = m.ended), v != null) { last = out.field(6, 7, last); out.i64(v); }
    if ((v = m.private), v != null) { last = out.field((v ? 1 : 2), 8, last); }
    if ((v = m.rematchBy), v != null) { last = out.field(6, 9, last); out.i64(v); }
    out.stop();
  }
  function read_compact_GameRecord(input, depth) {
    input.enter(depth);
    const m = new GameRecord();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_compact_GameRoom(input, depth + 1); continue; } break;
        case 2: if (type === 12) { m.user_1 = read_compact_User(input, depth + 1); continue; } break;
        case 3: if (type === 12) { m.user_2 = read_compact_User(input, depth + 1); continue; } break;
        case 4: if (type === 8) { m.notation = input.string(); continue; } break;
        case 5: if (type === 5) { m.endedBy = input.i32(); continue; } break;
        case 6: if (type === 6) { m.started = input.u64(); continue; } break;
        case 7: if (type === 6) { m.ended = input.u64(); continue; } break;
        case 8: if (type === 1 || type === 2) { m.private = type === 1; continue; } break;
        case 9: if (type === 6) { m.rematchBy = input.u64(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_LeaderboardRow(out, m) {
    let v;
    let last = 0;
    if ((v = m.rank), v != null) { last = out.field(5, 1, last); out.i32(v); }
    if ((v = m.user), v != null) { last = out.field(12, 2, last); write_compact_User(out, v); }
    out.stop();
  }
  function read_compact_LeaderboardRow(input, depth) {
    input.enter(depth);
    const m = new LeaderboardRow();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 5) { m.rank = input.u32(); continue; } break;
        case 2: if (type === 12) { m.user = read_compact_User(input, depth + 1); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ReqLogin(out, m) {
    let v;
    let last = 0;
    if ((v = m.platformType), v != null) { last = out.field(5, 1, last); out.i32(v); }
    if ((v = m.platformToken), v != null) { last = out.field(8, 2, last); out.string(v); }
    if ((v = m.attempt), v != null) { last = out.field(8, 3, last); out.binary(v); }
    out.stop();
  }
  function read_compact_ReqLogin(input, depth) {
    input.enter(depth);
    const m = new ReqLogin();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 5) { m.platformType = input.i32(); continue; } break;
        case 2: if (type === 8) { m.platformToken = input.string(); continue; } break;
        case 3: if (type === 8) { m.attempt = input.binary(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ReqRegister(out, m) {
    let v;
    let last = 0;
    if ((v = m.platformType), v != null) { last = out.field(5, 1, last); out.i32(v); }
    if ((v = m.platformToken), v != null) { last = out.field(8, 2, last); out.string(v); }
    if ((v = m.name), v != null) { last = out.field(8, 3, last); out.string(v); }
    out.stop();
  }
  function read_compact_ReqRegister(input, depth) {
    input.enter(depth);
    const m = new ReqRegister();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 5) { m.platformType = input.i32(); continue; } break;
        case 2: if (type === 8) { m.platformToken = input.string(); continue; } break;
        case 3: if (type === 8) { m.name = input.string(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ReqCreateGameRoom(out, m) {
    let v;
    let last = 0;
    if ((v = m.private), v != null) { last = out.field((v ? 1 : 2), 1, last); }
    if ((v = m.seat), v != null) { last = out.field(5, 2, last); out.i32(v); }
    if ((v = m.turnSeconds), v != null) { last = out.field(5, 3, last); out.i32(v); }
    if ((v = m.gameSeconds), v != null) { last = out.field(5, 4, last); out.i32(v); }
    if ((v = m.incrementSeconds), v != null) { last = out.field(5, 5, last); out.i32(v); }
    if ((v = m.casual), v != null) { last = out.field((v ? 1 : 2), 6, last); }
    out.stop();
  }
  function read_compact_ReqCreateGameRoom(input, depth) {
    input.enter(depth);
    const m = new ReqCreateGameRoom();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 1 || type === 2) { m.private = type === 1; continue; } break;
        case 2: if (type === 5) { m.seat = input.i32(); continue; } break;
        case 3: if (type === 5) { m.turnSeconds = input.u32(); continue; } break;
        case 4: if (type === 5) { m.gameSeconds = input.u32(); continue; } break;
        case 5: if (type === 5) { m.incrementSeconds = input.u32(); continue; } break;
        case 6: if (type === 1 || type === 2) { m.casual = type === 1; continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ReqExitGameRoom(out, m) {
    let v;
    let last = 0;
    if ((v = m.roomId), v != null) { last = out.field(6, 1, last); out.i64(v); }
    out.stop();
  }
  function read_compact_ReqExitGameRoom(input, depth) {
    input.enter(depth);
    const m = new ReqExitGameRoom();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 6) { m.roomId = input.u64(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ReqGamePut(out, m) {
    let v;
    let last = 0;
    if ((v = m.roomId), v != null) { last = out.field(6, 1, last); out.i64(v); }
    if ((v = m.r), v != null) { last = out.field(5, 2, last); out.i32(v); }
    if ((v = m.c), v != null) { last = out.field(5, 3, last); out.i32(v); }
    if ((v = m.version), v != null) { last = out.field(5, 4, last); out.i32(v); }
    out.stop();
  }
  function read_compact_ReqGamePut(input, depth) {
    input.enter(depth);
    const m = new ReqGamePut();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 6) { m.roomId = input.u64(); continue; } break;
        case 2: if (type === 5) { m.r = input.u32(); continue; } break;
        case 3: if (type === 5) { m.c = input.u32(); continue; } break;
        case 4: if (type === 5) { m.version = input.u32(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ReqGameSync(out, m) {
    let v;
    let last = 0;
    if ((v = m.roomId), v != null) { last = out.field(6, 1, last); out.i64(v); }
    out.stop();
  }
  function read_compact_ReqGameSync(input, depth) {
    input.enter(depth);
    const m = new ReqGameSync();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 6) { m.roomId = input.u64(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ReqJoinGameRoom(out, m) {
    let v;
    let last = 0;
    if ((v = m.roomId), v != null) { last = out.field(6, 1, last); out.i64(v); }
    if ((v = m.invite), v != null) { last = out.field(8, 2, last); out.string(v); }
    out.stop();
  }
  function read_compact_ReqJoinGameRoom(input, depth) {
    input.enter(depth);
    const m = new ReqJoinGameRoom();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 6) { m.roomId = input.u64(); continue; } break;
        case 2: if (type === 8) { m.invite = input.string(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ReqRandomJoin(out, m) {
    let v;
    let last = 0;
    if ((v = m.createIfNone), v != null) { last = out.field((v ? 1 : 2), 1, last); }
    if ((v = m.peopleOnly), v != null) { last = out.field((v ? 1 : 2), 2, last); }
    out.stop();
  }
  function read_compact_ReqRandomJoin(input, depth) {
    input.enter(depth);
    const m = new ReqRandomJoin();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 1 || type === 2) { m.createIfNone = type === 1; continue; } break;
        case 2: if (type === 1 || type === 2) { m.peopleOnly = type === 1; continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ReqListGameRooms(out, m) {
    let v;
    let last = 0;
    if ((v = m.filter), v != null) { last = out.field(5, 1, last); out.i32(v); }
    if ((v = m.cursor), v != null) { last = out.field(8, 2, last); out.string(v); }
    if ((v = m.limit), v != null) { last = out.field(5, 3, last); out.i32(v); }
    out.stop();
  }
  function read_compact_ReqListGameRooms(input, depth) {
    input.enter(depth);
    const m = new ReqListGameRooms();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 5) { m.filter = input.i32(); continue; } break;
        case 2: if (type === 8) { m.cursor = input.string(); continue; } break;
        case 3: if (type === 5) { m.limit = input.u32(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ReqGetGameRecord(out, m) {
    let v;
    let last = 0;
    if ((v = m.roomId), v != null) { last = out.field(6, 1, last); out.i64(v); }
    out.stop();
  }
  function read_compact_ReqGetGameRecord(input, depth) {
    input.enter(depth);
    const m = new ReqGetGameRecord();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 6) { m.roomId = input.u64(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ReqGetLeaderboard(out, m) {
    let v;
    let last = 0;
    if ((v = m.cursor), v != null) { last = out.field(8, 1, last); out.string(v); }
    if ((v = m.limit), v != null) { last = out.field(5, 2, last); out.i32(v); }
    if ((v = m.kind), v != null) { last = out.field(5, 3, last); out.i32(v); }
    out.stop();
  }
  function read_compact_ReqGetLeaderboard(input, depth) {
    input.enter(depth);
    const m = new ReqGetLeaderboard();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 8) { m.cursor = input.string(); continue; } break;
        case 2: if (type === 5) { m.limit = input.u32(); continue; } break;
        case 3: if (type === 5) { m.kind = input.i32(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ReqGetProfile(out, m) {
    let v;
    let last = 0;
    if ((v = m.userId), v != null) { last = out.field(6, 1, last); out.i64(v); }
    out.stop();
  }
  function read_compact_ReqGetProfile(input, depth) {
    input.enter(depth);
    const m = new ReqGetProfile();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 6) { m.userId = input.u64(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ReqListGames(out, m) {
    let v;
    let last = 0;
    if ((v = m.userId), v != null) { last = out.field(6, 1, last); out.i64(v); }
    if ((v = m.cursor), v != null) { last = out.field(8, 2, last); out.string(v); }
    if ((v = m.limit), v != null) { last = out.field(5, 3, last); out.i32(v); }
    out.stop();
  }
  function read_compact_ReqListGames(input, depth) {
    input.enter(depth);
    const m = new ReqListGames();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 6) { m.userId = input.u64(); continue; } break;
        case 2: if (type === 8) { m.cursor = input.string(); continue; } break;
        case 3: if (type === 5) { m.limit = input.u32(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ReqRematch(out, m) {
    let v;
    let last = 0;
    if ((v = m.roomId), v != null) { last = out.field(6, 1, last); out.i64(v); }
    out.stop();
  }
  function read_compact_ReqRematch(input, depth) {
    input.enter(depth);
    const m = new ReqRematch();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 6) { m.roomId = input.u64(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ReqLogout(out, m) {
    let v;
    let last = 0;
    out.stop();
  }
  function read_compact_ReqLogout(input, depth) {
    input.enter(depth);
    const m = new ReqLogout();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      input.skipField(type, depth);
    }
  }
  function write_compact_ReqSubscribe(out, m) {
    let v;
    let last = 0;
    if ((v = m.roomId), v != null) { last = out.field(6, 1, last); out.i64(v); }
    if ((v = m.sinceVersion), v != null) { last = out.field(5, 2, last); out.i32(v); }
    if ((v = m.heartbeatSeconds), v != null) { last = out.field(5, 3, last); out.i32(v); }
    out.stop();
  }
  function read_compact_ReqSubscribe(input, depth) {
    input.enter(depth);
    const m = new ReqSubscribe();
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 6) { m.roomId = input.u64(); continue; } break;
        case 2: if (type === 5) { m.sinceVersion = input.u32(); continue; } break;
        case 3: if (type === 5) { m.heartbeatSeconds = input.u32(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowLogin(out, m) {
    let v;
    let last = 0;
    if ((v = m.user), v != null) { last = out.field(12, 1, last); write_compact_User(out, v); }
    if ((v = m.platformToken), v != null) { last = out.field(8, 2, last); out.string(v); }
    if ((v = m.token), v != null) { last = out.field(8, 3, last); out.string(v); }
    out.stop();
  }
  function read_compact_FollowLogin(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 12) { m.user = read_compact_User(input, depth + 1); continue; } break;
        case 2: if (type === 8) { m.platformToken = input.string(); continue; } break;
        case 3: if (type === 8) { m.token = input.string(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowRegister(out, m) {
    let v;
    let last = 0;
    if ((v = m.user), v != null) { last = out.field(12, 1, last); write_compact_User(out, v); }
    if ((v = m.platformToken), v != null) { last = out.field(8, 2, last); out.string(v); }
    out.stop();
  }
  function read_compact_FollowRegister(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 12) { m.user = read_compact_User(input, depth + 1); continue; } break;
        case 2: if (type === 8) { m.platformToken = input.string(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowCreateGameRoom(out, m) {
    let v;
    let last = 0;
    if ((v = m.room), v != null) { last = out.field(12, 1, last); write_compact_GameRoom(out, v); }
    out.stop();
  }
  function read_compact_FollowCreateGameRoom(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_compact_GameRoom(input, depth + 1); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowExitGameRoom(out, m) {
    let v;
    let last = 0;
    out.stop();
  }
  function read_compact_FollowExitGameRoom(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowGamePut(out, m) {
    let v;
    let last = 0;
    out.stop();
  }
  function read_compact_FollowGamePut(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowGameSync(out, m) {
    let v;
    let last = 0;
    if ((v = m.room), v != null) { last = out.field(12, 1, last); write_compact_GameRoom(out, v); }
    if ((v = m.opponent), v != null) { last = out.field(12, 2, last); write_compact_User(out, v); }
    out.stop();
  }
  function read_compact_FollowGameSync(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_compact_GameRoom(input, depth + 1); continue; } break;
        case 2: if (type === 12) { m.opponent = read_compact_User(input, depth + 1); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowJoinGameRoom(out, m) {
    let v;
    let last = 0;
    if ((v = m.room), v != null) { last = out.field(12, 1, last); write_compact_GameRoom(out, v); }
    if ((v = m.opponent), v != null) { last = out.field(12, 2, last); write_compact_User(out, v); }
    out.stop();
  }
  function read_compact_FollowJoinGameRoom(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_compact_GameRoom(input, depth + 1); continue; } break;
        case 2: if (type === 12) { m.opponent = read_compact_User(input, depth + 1); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowGameOver(out, m) {
    let v;
    let last = 0;
    if ((v = m.winner), v != null) { last = out.field(6, 1, last); out.i64(v); }
    if ((v = m.myScore), v != null) { last = out.field(5, 2, last); out.i32(v); }
    if ((v = m.opponentScore), v != null) { last = out.field(5, 3, last); out.i32(v); }
    if ((v = m.user), v != null) { last = out.field(12, 4, last); write_compact_User(out, v); }
    if ((v = m.opponent), v != null) { last = out.field(12, 5, last); write_compact_User(out, v); }
    out.stop();
  }
  function read_compact_FollowGameOver(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 6) { m.winner = input.u64(); continue; } break;
        case 2: if (type === 5) { m.myScore = input.u32(); continue; } break;
        case 3: if (type === 5) { m.opponentScore = input.u32(); continue; } break;
        case 4: if (type === 12) { m.user = read_compact_User(input, depth + 1); continue; } break;
        case 5: if (type === 12) { m.opponent = read_compact_User(input, depth + 1); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowRandomJoin(out, m) {
    let v;
    let last = 0;
    out.stop();
  }
  function read_compact_FollowRandomJoin(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowSubscribe(out, m) {
    let v;
    let last = 0;
    if ((v = m.version), v != null) { last = out.field(5, 1, last); out.i32(v); }
    if ((v = m.resume), v != null) { last = out.field((v ? 1 : 2), 2, last); }
    out.stop();
  }
  function read_compact_FollowSubscribe(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 5) { m.version = input.u32(); continue; } break;
        case 2: if (type === 1 || type === 2) { m.resume = type === 1; continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowListGameRooms(out, m) {
    let v;
    let last = 0;
    if ((v = m.rooms), v != null && v.length > 0) { last = out.field(9, 1, last); out.list(12, v.length); for (const e of v) { write_compact_GameRoomEntry(out, e); } }
    if ((v = m.next), v != null) { last = out.field(8, 2, last); out.string(v); }
    if ((v = m.notice), v != null) { last = out.field(8, 3, last); out.string(v); }
    out.stop();
  }
  function read_compact_FollowListGameRooms(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 9) { m.rooms = input.list(12, () => read_compact_GameRoomEntry(input, depth + 1), depth); continue; } break;
        case 2: if (type === 8) { m.next = input.string(); continue; } break;
        case 3: if (type === 8) { m.notice = input.string(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowGetGameRecord(out, m) {
    let v;
    let last = 0;
    if ((v = m.record), v != null) { last = out.field(12, 1, last); write_compact_GameRecord(out, v); }
    out.stop();
  }
  function read_compact_FollowGetGameRecord(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 12) { m.record = read_compact_GameRecord(input, depth + 1); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowGetLeaderboard(out, m) {
    let v;
    let last = 0;
    if ((v = m.rows), v != null && v.length > 0) { last = out.field(9, 1, last); out.list(12, v.length); for (const e of v) { write_compact_LeaderboardRow(out, e); } }
    if ((v = m.me), v != null) { last = out.field(12, 2, last); write_compact_LeaderboardRow(out, v); }
    if ((v = m.next), v != null) { last = out.field(8, 3, last); out.string(v); }
    out.stop();
  }
  function read_compact_FollowGetLeaderboard(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 9) { m.rows = input.list(12, () => read_compact_LeaderboardRow(input, depth + 1), depth); continue; } break;
        case 2: if (type === 12) { m.me = read_compact_LeaderboardRow(input, depth + 1); continue; } break;
        case 3: if (type === 8) { m.next = input.string(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowGetProfile(out, m) {
    let v;
    let last = 0;
    if ((v = m.user), v != null) { last = out.field(12, 1, last); write_compact_User(out, v); }
    if ((v = m.games), v != null && v.length > 0) { last = out.field(9, 2, last); out.list(12, v.length); for (const e of v) { write_compact_GameRecord(out, e); } }
    out.stop();
  }
  function read_compact_FollowGetProfile(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 12) { m.user = read_compact_User(input, depth + 1); continue; } break;
        case 2: if (type === 9) { m.games = input.list(12, () => read_compact_GameRecord(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowRematch(out, m) {
    let v;
    let last = 0;
    if ((v = m.room), v != null) { last = out.field(12, 1, last); write_compact_GameRoom(out, v); }
    out.stop();
  }
  function read_compact_FollowRematch(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_compact_GameRoom(input, depth + 1); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowLogout(out, m) {
    let v;
    let last = 0;
    out.stop();
  }
  function read_compact_FollowLogout(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowListGames(out, m) {
    let v;
    let last = 0;
    if ((v = m.games), v != null && v.length > 0) { last = out.field(9, 1, last); out.list(12, v.length); for (const e of v) { write_compact_GameRecord(out, e); } }
    if ((v = m.next), v != null) { last = out.field(8, 2, last); out.string(v); }
    out.stop();
  }
  function read_compact_FollowListGames(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 9) { m.games = input.list(12, () => read_compact_GameRecord(input, depth + 1), depth); continue; } break;
        case 2: if (type === 8) { m.next = input.string(); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowInternalServerError(out, m) {
    let v;
    let last = 0;
    out.stop();
  }
  function read_compact_FollowInternalServerError(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      input.skipField(type, depth);
    }
  }
  function write_compact_FollowUp(out, m) {
    let v;
    let last = 0;
    if ((v = m.protocolId), v != null) { last = out.field(5, 2, last); out.i32(v); }
    if ((v = m.result), v != null) { last = out.field(12, 3, last); write_compact_Result(out, v); }
    if ((v = m.loginRsp), v != null) { last = out.field(12, 100, last); write_compact_FollowLogin(out, v); }
    if ((v = m.registerRsp), v != null) { last = out.field(12, 101, last); write_compact_FollowRegister(out, v); }
    if ((v = m.makeGameRoomRsp), v != null) { last = out.field(12, 102, last); write_compact_FollowCreateGameRoom(out, v); }
    if ((v = m.exitGameRoomRsp), v != null) { last = out.field(12, 103, last); write_compact_FollowExitGameRoom(out, v); }
    if ((v = m.gamePutRsp), v != null) { last = out.field(12, 104, last); write_compact_FollowGamePut(out, v); }
    if ((v = m.gameSyncRsp), v != null) { last = out.field(12, 105, last); write_compact_FollowGameSync(out, v); }
    if ((v = m.joinGameRoomRsp), v != null) { last = out.field(12, 106, last); write_compact_FollowJoinGameRoom(out, v); }
    if ((v = m.gameOverRsp), v != null) { last = out.field(12, 107, last); write_compact_FollowGameOver(out, v); }
    if ((v = m.randomJoinRsp), v != null) { last = out.field(12, 108, last); write_compact_FollowRandomJoin(out, v); }
    if ((v = m.subscribeRsp), v != null) { last = out.field(12, 110, last); write_compact_FollowSubscribe(out, v); }
    if ((v = m.listGameRoomsRsp), v != null) { last = out.field(12, 111, last); write_compact_FollowListGameRooms(out, v); }
    if ((v = m.getGameRecordRsp), v != null) { last = out.field(12, 112, last); write_compact_FollowGetGameRecord(out, v); }
    if ((v = m.getLeaderboardRsp), v != null) { last = out.field(12, 113, last); write_compact_FollowGetLeaderboard(out, v); }
    if ((v = m.getProfileRsp), v != null) { last = out.field(12, 114, last); write_compact_FollowGetProfile(out, v); }
    if ((v = m.rematchRsp), v != null) { last = out.field(12, 115, last); write_compact_FollowRematch(out, v); }
    if ((v = m.logoutRsp), v != null) { last = out.field(12, 116, last); write_compact_FollowLogout(out, v); }
    if ((v = m.listGamesRsp), v != null) { last = out.field(12, 118, last); write_compact_FollowListGames(out, v); }
    if ((v = m.internalServerErrorRsp), v != null) { last = out.field(12, 200, last); write_compact_FollowInternalServerError(out, v); }
    out.stop();
  }
  function read_compact_FollowUp(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 2: if (type === 5) { m.protocolId = input.i32(); continue; } break;
        case 3: if (type === 12) { m.result = read_compact_Result(input, depth + 1); continue; } break;
        case 100: if (type === 12) { m.loginRsp = read_compact_FollowLogin(input, depth + 1); continue; } break;
        case 101: if (type === 12) { m.registerRsp = read_compact_FollowRegister(input, depth + 1); continue; } break;
        case 102: if (type === 12) { m.makeGameRoomRsp = read_compact_FollowCreateGameRoom(input, depth + 1); continue; } break;
        case 103: if (type === 12) { m.exitGameRoomRsp = read_compact_FollowExitGameRoom(input, depth + 1); continue; } break;
        case 104: if (type === 12) { m.gamePutRsp = read_compact_FollowGamePut(input, depth + 1); continue; } break;
        case 105: if (type === 12) { m.gameSyncRsp = read_compact_FollowGameSync(input, depth + 1); continue; } break;
        case 106: if (type === 12) { m.joinGameRoomRsp = read_compact_FollowJoinGameRoom(input, depth + 1); continue; } break;
        case 107: if (type === 12) { m.gameOverRsp = read_compact_FollowGameOver(input, depth + 1); continue; } break;
        case 108: if (type === 12) { m.randomJoinRsp = read_compact_FollowRandomJoin(input, depth + 1); continue; } break;
        case 110: if (type === 12) { m.subscribeRsp = read_compact_FollowSubscribe(input, depth + 1); continue; } break;
        case 111: if (type === 12) { m.listGameRoomsRsp = read_compact_FollowListGameRooms(input, depth + 1); continue; } break;
        case 112: if (type === 12) { m.getGameRecordRsp = read_compact_FollowGetGameRecord(input, depth + 1); continue; } break;
        case 113: if (type === 12) { m.getLeaderboardRsp = read_compact_FollowGetLeaderboard(input, depth + 1); continue; } break;
        case 114: if (type === 12) { m.getProfileRsp = read_compact_FollowGetProfile(input, depth + 1); continue; } break;
        case 115: if (type === 12) { m.rematchRsp = read_compact_FollowRematch(input, depth + 1); continue; } break;
        case 116: if (type === 12) { m.logoutRsp = read_compact_FollowLogout(input, depth + 1); continue; } break;
        case 118: if (type === 12) { m.listGamesRsp = read_compact_FollowListGames(input, depth + 1); continue; } break;
        case 200: if (type === 12) { m.internalServerErrorRsp = read_compact_FollowInternalServerError(input, depth + 1); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_RspLogin(out, m) {
    let v;
    let last = 0;
    if ((v = m.user), v != null) { last = out.field(12, 1, last); write_compact_User(out, v); }
    if ((v = m.platformToken), v != null) { last = out.field(8, 2, last); out.string(v); }
    if ((v = m.token), v != null) { last = out.field(8, 3, last); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_RspLogin(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 12) { m.user = read_compact_User(input, depth + 1); continue; } break;
        case 2: if (type === 8) { m.platformToken = input.string(); continue; } break;
        case 3: if (type === 8) { m.token = input.string(); continue; } break;
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_RspRegister(out, m) {
    let v;
    let last = 0;
    if ((v = m.user), v != null) { last = out.field(12, 1, last); write_compact_User(out, v); }
    if ((v = m.platformToken), v != null) { last = out.field(8, 2, last); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_RspRegister(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 12) { m.user = read_compact_User(input, depth + 1); continue; } break;
        case 2: if (type === 8) { m.platformToken = input.string(); continue; } break;
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_RspCreateGameRoom(out, m) {
    let v;
    let last = 0;
    if ((v = m.room), v != null) { last = out.field(12, 1, last); write_compact_GameRoom(out, v); }
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_RspCreateGameRoom(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_compact_GameRoom(input, depth + 1); continue; } break;
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_RspExitGameRoom(out, m) {
    let v;
    let last = 0;
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_RspExitGameRoom(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_RspGamePut(out, m) {
    let v;
    let last = 0;
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_RspGamePut(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_RspGameSync(out, m) {
    let v;
    let last = 0;
    if ((v = m.room), v != null) { last = out.field(12, 1, last); write_compact_GameRoom(out, v); }
    if ((v = m.opponent), v != null) { last = out.field(12, 2, last); write_compact_User(out, v); }
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_RspGameSync(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_compact_GameRoom(input, depth + 1); continue; } break;
        case 2: if (type === 12) { m.opponent = read_compact_User(input, depth + 1); continue; } break;
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_RspJoinGameRoom(out, m) {
    let v;
    let last = 0;
    if ((v = m.room), v != null) { last = out.field(12, 1, last); write_compact_GameRoom(out, v); }
    if ((v = m.opponent), v != null) { last = out.field(12, 2, last); write_compact_User(out, v); }
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_RspJoinGameRoom(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_compact_GameRoom(input, depth + 1); continue; } break;
        case 2: if (type === 12) { m.opponent = read_compact_User(input, depth + 1); continue; } break;
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_RspRandomJoin(out, m) {
    let v;
    let last = 0;
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_RspRandomJoin(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_RspSubscribe(out, m) {
    let v;
    let last = 0;
    if ((v = m.version), v != null) { last = out.field(5, 1, last); out.i32(v); }
    if ((v = m.resume), v != null) { last = out.field((v ? 1 : 2), 2, last); }
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_RspSubscribe(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 5) { m.version = input.u32(); continue; } break;
        case 2: if (type === 1 || type === 2) { m.resume = type === 1; continue; } break;
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_RspListGameRooms(out, m) {
    let v;
    let last = 0;
    if ((v = m.rooms), v != null && v.length > 0) { last = out.field(9, 1, last); out.list(12, v.length); for (const e of v) { write_compact_GameRoomEntry(out, e); } }
    if ((v = m.next), v != null) { last = out.field(8, 2, last); out.string(v); }
    if ((v = m.notice), v != null) { last = out.field(8, 3, last); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_RspListGameRooms(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 9) { m.rooms = input.list(12, () => read_compact_GameRoomEntry(input, depth + 1), depth); continue; } break;
        case 2: if (type === 8) { m.next = input.string(); continue; } break;
        case 3: if (type === 8) { m.notice = input.string(); continue; } break;
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_RspGetGameRecord(out, m) {
    let v;
    let last = 0;
    if ((v = m.record), v != null) { last = out.field(12, 1, last); write_compact_GameRecord(out, v); }
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_RspGetGameRecord(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 12) { m.record = read_compact_GameRecord(input, depth + 1); continue; } break;
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_RspGetLeaderboard(out, m) {
    let v;
    let last = 0;
    if ((v = m.rows), v != null && v.length > 0) { last = out.field(9, 1, last); out.list(12, v.length); for (const e of v) { write_compact_LeaderboardRow(out, e); } }
    if ((v = m.me), v != null) { last = out.field(12, 2, last); write_compact_LeaderboardRow(out, v); }
    if ((v = m.next), v != null) { last = out.field(8, 3, last); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_RspGetLeaderboard(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 9) { m.rows = input.list(12, () => read_compact_LeaderboardRow(input, depth + 1), depth); continue; } break;
        case 2: if (type === 12) { m.me = read_compact_LeaderboardRow(input, depth + 1); continue; } break;
        case 3: if (type === 8) { m.next = input.string(); continue; } break;
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_RspGetProfile(out, m) {
    let v;
    let last = 0;
    if ((v = m.user), v != null) { last = out.field(12, 1, last); write_compact_User(out, v); }
    if ((v = m.games), v != null && v.length > 0) { last = out.field(9, 2, last); out.list(12, v.length); for (const e of v) { write_compact_GameRecord(out, e); } }
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_RspGetProfile(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 12) { m.user = read_compact_User(input, depth + 1); continue; } break;
        case 2: if (type === 9) { m.games = input.list(12, () => read_compact_GameRecord(input, depth + 1), depth); continue; } break;
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_RspRematch(out, m) {
    let v;
    let last = 0;
    if ((v = m.room), v != null) { last = out.field(12, 1, last); write_compact_GameRoom(out, v); }
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_RspRematch(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 12) { m.room = read_compact_GameRoom(input, depth + 1); continue; } break;
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_RspLogout(out, m) {
    let v;
    let last = 0;
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_RspLogout(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_RspListGames(out, m) {
    let v;
    let last = 0;
    if ((v = m.games), v != null && v.length > 0) { last = out.field(9, 1, last); out.list(12, v.length); for (const e of v) { write_compact_GameRecord(out, e); } }
    if ((v = m.next), v != null) { last = out.field(8, 2, last); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_RspListGames(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 9) { m.games = input.list(12, () => read_compact_GameRecord(input, depth + 1), depth); continue; } break;
        case 2: if (type === 8) { m.next = input.string(); continue; } break;
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ErrorUserNotRegistered(out, m) {
    let v;
    let last = 0;
    if ((v = m.code), v != null) { last = out.field(5, 1, last); out.i32(v); }
    if ((v = m.message), v != null) { last = out.field(8, 2, last); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_ErrorUserNotRegistered(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 5) { m.code = input.i32(); continue; } break;
        case 2: if (type === 8) { m.message = input.string(); continue; } break;
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ErrorUserNameAlreadyExists(out, m) {
    let v;
    let last = 0;
    if ((v = m.code), v != null) { last = out.field(5, 1, last); out.i32(v); }
    if ((v = m.message), v != null) { last = out.field(8, 2, last); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_ErrorUserNameAlreadyExists(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 5) { m.code = input.i32(); continue; } break;
        case 2: if (type === 8) { m.message = input.string(); continue; } break;
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ErrorUserAlreadyExists(out, m) {
    let v;
    let last = 0;
    if ((v = m.code), v != null) { last = out.field(5, 1, last); out.i32(v); }
    if ((v = m.message), v != null) { last = out.field(8, 2, last); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_ErrorUserAlreadyExists(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 5) { m.code = input.i32(); continue; } break;
        case 2: if (type === 8) { m.message = input.string(); continue; } break;
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ErrorUserInvalidName(out, m) {
    let v;
    let last = 0;
    if ((v = m.code), v != null) { last = out.field(5, 1, last); out.i32(v); }
    if ((v = m.message), v != null) { last = out.field(8, 2, last); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_ErrorUserInvalidName(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 5) { m.code = input.i32(); continue; } break;
        case 2: if (type === 8) { m.message = input.string(); continue; } break;
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  function write_compact_ErrorSystem(out, m) {
    let v;
    let last = 0;
    if ((v = m.code), v != null) { last = out.field(5, 1, last); out.i32(v); }
    if ((v = m.message), v != null) { last = out.field(8, 2, last); out.string(v); }
    if ((v = m.followUps), v != null && v.length > 0) { last = out.field(9, 16, last); out.list(12, v.length); for (const e of v) { write_compact_FollowUp(out, e); } }
    out.stop();
  }
  function read_compact_ErrorSystem(input, depth) {
    input.enter(depth);
    const m = {};
    let last = 0;
    for (;;) {
      const head = input.byte(), type = head & 15;
      if (type === 0) return m;
      const id = last = head > 15 ? last + (head >> 4) : input.i16();
      switch (id) {
        case 1: if (type === 5) { m.code = input.i32(); continue; } break;
        case 2: if (type === 8) { m.message = input.string(); continue; } break;
        case 16: if (type === 9) { m.followUps = input.list(12, () => read_compact_FollowUp(input, depth + 1), depth); continue; } break;
      }
      input.skipField(type, depth);
    }
  }
  return {
    binary: {
      write: {
        User: write_binary_User,
        GameRoom: write_binary_GameRoom,
        Result: write_binary_Result,
        GameRoomEntry: write_binary_GameRoomEntry,
        GameRecord: write_binary_GameRecord,
        LeaderboardRow: write_binary_LeaderboardRow,
        ReqLogin: write_binary_ReqLogin,
        ReqRegister: write_binary_ReqRegister,
        ReqCreateGameRoom: write_binary_ReqCreateGameRoom,
        ReqExitGameRoom: write_binary_ReqExitGameRoom,
        ReqGamePut: write_binary_ReqGamePut,
        ReqGameSync: write_binary_ReqGameSync,
        ReqJoinGameRoom: write_binary_ReqJoinGameRoom,
        ReqRandomJoin: write_binary_ReqRandomJoin,
        ReqListGameRooms: write_binary_ReqListGameRooms,
        ReqGetGameRecord: write_binary_ReqGetGameRecord,
        ReqGetLeaderboard: write_binary_ReqGetLeaderboard,
        ReqGetProfile: write_binary_ReqGetProfile,
        ReqListGames: write_binary_ReqListGames,
        ReqRematch: write_binary_ReqRematch,
        ReqLogout: write_binary_ReqLogout,
        ReqSubscribe: write_binary_ReqSubscribe,
        FollowLogin: write_binary_FollowLogin,
        FollowRegister: write_binary_FollowRegister,
        FollowCreateGameRoom: write_binary_FollowCreateGameRoom,
        FollowExitGameRoom: write_binary_FollowExitGameRoom,
        FollowGamePut: write_binary_FollowGamePut,
        FollowGameSync: write_binary_FollowGameSync,
        FollowJoinGameRoom: write_binary_FollowJoinGameRoom,
        FollowGameOver: write_binary_FollowGameOver,
        FollowRandomJoin: write_binary_FollowRandomJoin,
        FollowSubscribe: write_binary_FollowSubscribe,
        FollowListGameRooms: write_binary_FollowListGameRooms,
        FollowGetGameRecord: write_binary_FollowGetGameRecord,
        FollowGetLeaderboard: write_binary_FollowGetLeaderboard,
        FollowGetProfile: write_binary_FollowGetProfile,
        FollowRematch: write_binary_FollowRematch,
        FollowLogout: write_binary_FollowLogout,
        FollowListGames: write_binary_FollowListGames,
        FollowInternalServerError: write_binary_FollowInternalServerError,
        FollowUp: write_binary_FollowUp,
        RspLogin: write_binary_RspLogin,
        RspRegister: write_binary_RspRegister,
        RspCreateGameRoom: write_binary_RspCreateGameRoom,
        RspExitGameRoom: write_binary_RspExitGameRoom,
        RspGamePut: write_binary_RspGamePut,
        RspGameSync: write_binary_RspGameSync,
        RspJoinGameRoom: write_binary_RspJoinGameRoom,
        RspRandomJoin: write_binary_RspRandomJoin,
        RspSubscribe: write_binary_RspSubscribe,
        RspListGameRooms: write_binary_RspListGameRooms,
        RspGetGameRecord: write_binary_RspGetGameRecord,
        RspGetLeaderboard: write_binary_RspGetLeaderboard,
        RspGetProfile: write_binary_RspGetProfile,
        RspRematch: write_binary_RspRematch,
        RspLogout: write_binary_RspLogout,
        RspListGames: write_binary_RspListGames,
        ErrorUserNotRegistered: write_binary_ErrorUserNotRegistered,
        ErrorUserNameAlreadyExists: write_binary_ErrorUserNameAlreadyExists,
        ErrorUserAlreadyExists: write_binary_ErrorUserAlreadyExists,
        ErrorUserInvalidName: write_binary_ErrorUserInvalidName,
        ErrorSystem: write_binary_ErrorSystem,
      },
      read: {
        User: read_binary_User,
        GameRoom: read_binary_GameRoom,
        Result: read_binary_Result,
        GameRoomEntry: read_binary_GameRoomEntry,
        GameRecord: read_binary_GameRecord,
        LeaderboardRow: read_binary_LeaderboardRow,
        ReqLogin: read_binary_ReqLogin,
        ReqRegister: read_binary_ReqRegister,
        ReqCreateGameRoom: read_binary_ReqCreateGameRoom,
        ReqExitGameRoom: read_binary_ReqExitGameRoom,
        ReqGamePut: read_binary_ReqGamePut,
        ReqGameSync: read_binary_ReqGameSync,
        ReqJoinGameRoom: read_binary_ReqJoinGameRoom,
        ReqRandomJoin: read_binary_ReqRandomJoin,
        ReqListGameRooms: read_binary_ReqListGameRooms,
        ReqGetGameRecord: read_binary_ReqGetGameRecord,
        ReqGetLeaderboard: read_binary_ReqGetLeaderboard,
        ReqGetProfile: read_binary_ReqGetProfile,
        ReqListGames: read_binary_ReqListGames,
        ReqRematch: read_binary_ReqRematch,
        ReqLogout: read_binary_ReqLogout,
        ReqSubscribe: read_binary_ReqSubscribe,
        FollowLogin: read_binary_FollowLogin,
        FollowRegister: read_binary_FollowRegister,
        FollowCreateGameRoom: read_binary_FollowCreateGameRoom,
        FollowExitGameRoom: read_binary_FollowExitGameRoom,
        FollowGamePut: read_binary_FollowGamePut,
        FollowGameSync: read_binary_FollowGameSync,
        FollowJoinGameRoom: read_binary_FollowJoinGameRoom,
        FollowGameOver: read_binary_FollowGameOver,
        FollowRandomJoin: read_binary_FollowRandomJoin,
        FollowSubscribe: read_binary_FollowSubscribe,
        FollowListGameRooms: read_binary_FollowListGameRooms,
        FollowGetGameRecord: read_binary_FollowGetGameRecord,
        FollowGetLeaderboard: read_binary_FollowGetLeaderboard,
        FollowGetProfile: read_binary_FollowGetProfile,
        FollowRematch: read_binary_FollowRematch,
        FollowLogout: read_binary_FollowLogout,
        FollowListGames: read_binary_FollowListGames,
        FollowInternalServerError: read_binary_FollowInternalServerError,
        FollowUp: read_binary_FollowUp,
        RspLogin: read_binary_RspLogin,
        RspRegister: read_binary_RspRegister,
        RspCreateGameRoom: read_binary_RspCreateGameRoom,
        RspExitGameRoom: read_binary_RspExitGameRoom,
        RspGamePut: read_binary_RspGamePut,
        RspGameSync: read_binary_RspGameSync,
        RspJoinGameRoom: read_binary_RspJoinGameRoom,
        RspRandomJoin: read_binary_RspRandomJoin,
        RspSubscribe: read_binary_RspSubscribe,
        RspListGameRooms: read_binary_RspListGameRooms,
        RspGetGameRecord: read_binary_RspGetGameRecord,
        RspGetLeaderboard: read_binary_RspGetLeaderboard,
        RspGetProfile: read_binary_RspGetProfile,
        RspRematch: read_binary_RspRematch,
        RspLogout: read_binary_RspLogout,
        RspListGames: read_binary_RspListGames,
        ErrorUserNotRegistered: read_binary_ErrorUserNotRegistered,
        ErrorUserNameAlreadyExists: read_binary_ErrorUserNameAlreadyExists,
        ErrorUserAlreadyExists: read_binary_ErrorUserAlreadyExists,
        ErrorUserInvalidName: read_binary_ErrorUserInvalidName,
        ErrorSystem: read_binary_ErrorSystem,
      },
    },
    compact: {
      write: {
        User: write_compact_User,
        GameRoom: write_compact_GameRoom,
        Result: write_compact_Result,
        GameRoomEntry: write_compact_GameRoomEntry,
        GameRecord: write_compact_GameRecord,
        LeaderboardRow: write_compact_LeaderboardRow,
        ReqLogin: write_compact_ReqLogin,
        ReqRegister: write_compact_ReqRegister,
        ReqCreateGameRoom: write_compact_ReqCreateGameRoom,
        ReqExitGameRoom: write_compact_ReqExitGameRoom,
        ReqGamePut: write_compact_ReqGamePut,
        ReqGameSync: write_compact_ReqGameSync,
        ReqJoinGameRoom: write_compact_ReqJoinGameRoom,
        ReqRandomJoin: write_compact_ReqRandomJoin,
        ReqListGameRooms: write_compact_ReqListGameRooms,
        ReqGetGameRecord: write_compact_ReqGetGameRecord,
        ReqGetLeaderboard: write_compact_ReqGetLeaderboard,
        ReqGetProfile: write_compact_ReqGetProfile,
        ReqListGames: write_compact_ReqListGames,
        ReqRematch: write_compact_ReqRematch,
        ReqLogout: write_compact_ReqLogout,
        ReqSubscribe: write_compact_ReqSubscribe,
        FollowLogin: write_compact_FollowLogin,
        FollowRegister: write_compact_FollowRegister,
        FollowCreateGameRoom: write_compact_FollowCreateGameRoom,
        FollowExitGameRoom: write_compact_FollowExitGameRoom,
        FollowGamePut: write_compact_FollowGamePut,
        FollowGameSync: write_compact_FollowGameSync,
        FollowJoinGameRoom: write_compact_FollowJoinGameRoom,
        FollowGameOver: write_compact_FollowGameOver,
        FollowRandomJoin: write_compact_FollowRandomJoin,
        FollowSubscribe: write_compact_FollowSubscribe,
        FollowListGameRooms: write_compact_FollowListGameRooms,
        FollowGetGameRecord: write_compact_FollowGetGameRecord,
        FollowGetLeaderboard: write_compact_FollowGetLeaderboard,
        FollowGetProfile: write_compact_FollowGetProfile,
        FollowRematch: write_compact_FollowRematch,
        FollowLogout: write_compact_FollowLogout,
        FollowListGames: write_compact_FollowListGames,
        FollowInternalServerError: write_compact_FollowInternalServerError,
        FollowUp: write_compact_FollowUp,
        RspLogin: write_compact_RspLogin,
        RspRegister: write_compact_RspRegister,
        RspCreateGameRoom: write_compact_RspCreateGameRoom,
        RspExitGameRoom: write_compact_RspExitGameRoom,
        RspGamePut: write_compact_RspGamePut,
        RspGameSync: write_compact_RspGameSync,
        RspJoinGameRoom: write_compact_RspJoinGameRoom,
        RspRandomJoin: write_compact_RspRandomJoin,
        RspSubscribe: write_compact_RspSubscribe,
        RspListGameRooms: write_compact_RspListGameRooms,
        RspGetGameRecord: write_compact_RspGetGameRecord,
        RspGetLeaderboard: write_compact_RspGetLeaderboard,
        RspGetProfile: write_compact_RspGetProfile,
        RspRematch: write_compact_RspRematch,
        RspLogout: write_compact_RspLogout,
        RspListGames: write_compact_RspListGames,
        ErrorUserNotRegistered: write_compact_ErrorUserNotRegistered,
        ErrorUserNameAlreadyExists: write_compact_ErrorUserNameAlreadyExists,
        ErrorUserAlreadyExists: write_compact_ErrorUserAlreadyExists,
        ErrorUserInvalidName: write_compact_ErrorUserInvalidName,
        ErrorSystem: write_compact_ErrorSystem,
      },
      read: {
        User: read_compact_User,
        GameRoom: read_compact_GameRoom,
        Result: read_compact_Result,
        GameRoomEntry: read_compact_GameRoomEntry,
        GameRecord: read_compact_GameRecord,
        LeaderboardRow: read_compact_LeaderboardRow,
        ReqLogin: read_compact_ReqLogin,
        ReqRegister: read_compact_ReqRegister,
        ReqCreateGameRoom: read_compact_ReqCreateGameRoom,
        ReqExitGameRoom: read_compact_ReqExitGameRoom,
        ReqGamePut: read_compact_ReqGamePut,
        ReqGameSync: read_compact_ReqGameSync,
        ReqJoinGameRoom: read_compact_ReqJoinGameRoom,
        ReqRandomJoin: read_compact_ReqRandomJoin,
        ReqListGameRooms: read_compact_ReqListGameRooms,
        ReqGetGameRecord: read_compact_ReqGetGameRecord,
        ReqGetLeaderboard: read_compact_ReqGetLeaderboard,
        ReqGetProfile: read_compact_ReqGetProfile,
        ReqListGames: read_compact_ReqListGames,
        ReqRematch: read_compact_ReqRematch,
        ReqLogout: read_compact_ReqLogout,
        ReqSubscribe: read_compact_ReqSubscribe,
        FollowLogin: read_compact_FollowLogin,
        FollowRegister: read_compact_FollowRegister,
        FollowCreateGameRoom: read_compact_FollowCreateGameRoom,
        FollowExitGameRoom: read_compact_FollowExitGameRoom,
        FollowGamePut: read_compact_FollowGamePut,
        FollowGameSync: read_compact_FollowGameSync,
        FollowJoinGameRoom: read_compact_FollowJoinGameRoom,
        FollowGameOver: read_compact_FollowGameOver,
        FollowRandomJoin: read_compact_FollowRandomJoin,
        FollowSubscribe: read_compact_FollowSubscribe,
        FollowListGameRooms: read_compact_FollowListGameRooms,
        FollowGetGameRecord: read_compact_FollowGetGameRecord,
        FollowGetLeaderboard: read_compact_FollowGetLeaderboard,
        FollowGetProfile: read_compact_FollowGetProfile,
        FollowRematch: read_compact_FollowRematch,
        FollowLogout: read_compact_FollowLogout,
        FollowListGames: read_compact_FollowListGames,
        FollowInternalServerError: read_compact_FollowInternalServerError,
        FollowUp: read_compact_FollowUp,
        RspLogin: read_compact_RspLogin,
        RspRegister: read_compact_RspRegister,
        RspCreateGameRoom: read_compact_RspCreateGameRoom,
        RspExitGameRoom: read_compact_RspExitGameRoom,
        RspGamePut: read_compact_RspGamePut,
        RspGameSync: read_compact_RspGameSync,
        RspJoinGameRoom: read_compact_RspJoinGameRoom,
        RspRandomJoin: read_compact_RspRandomJoin,
        RspSubscribe: read_compact_RspSubscribe,
        RspListGameRooms: read_compact_RspListGameRooms,
        RspGetGameRecord: read_compact_RspGetGameRecord,
        RspGetLeaderboard: read_compact_RspGetLeaderboard,
        RspGetProfile: read_compact_RspGetProfile,
        RspRematch: read_compact_RspRematch,
        RspLogout: read_compact_RspLogout,
        RspListGames: read_compact_RspListGames,
        ErrorUserNotRegistered: read_compact_ErrorUserNotRegistered,
        ErrorUserNameAlreadyExists: read_compact_ErrorUserNameAlreadyExists,
        ErrorUserAlreadyExists: read_compact_ErrorUserAlreadyExists,
        ErrorUserInvalidName: read_compact_ErrorUserInvalidName,
        ErrorSystem: read_compact_ErrorSystem,
      },
    },
  };
}
