// Made from proto/othello.proto: npm run gen.

/** A message's field: number, name in proto3 JSON, type (a scalar's, an enum's or a message's name). */
export type Field = readonly [id: number, name: string, kind: string, repeated?: 'repeated'];

/** Fields of each message, in the order of the proto. */
export const messages: Readonly<Record<string, readonly Field[]>> = {
  User: [[1, 'id', 'uint64'], [2, 'name', 'string'], [3, 'level', 'uint32'], [4, 'exp', 'uint32'], [5, 'win', 'uint32'], [6, 'lose', 'uint32'], [7, 'gold', 'uint32'], [8, 'draw', 'uint32'], [9, 'rating', 'uint32'], [10, 'ratingDeviation', 'uint32']],
  GameRoom: [[1, 'roomId', 'uint64'], [2, 'user1', 'uint64'], [3, 'user2', 'uint64'], [4, 'status', 'GameRoomStatus'], [5, 'board', 'BoardItemType', 'repeated'], [6, 'updated', 'uint64'], [7, 'created', 'uint64'], [8, 'version', 'uint32'], [9, 'moves', 'bytes'], [10, 'legalMoves', 'bytes'], [11, 'turnDeadline', 'uint64'], [12, 'winner', 'uint64'], [13, 'turnSeconds', 'uint32'], [14, 'gameSeconds', 'uint32'], [15, 'incrementSeconds', 'uint32'], [16, 'remaining1', 'uint32'], [17, 'remaining2', 'uint32'], [18, 'casual', 'bool'], [19, 'invite', 'string'], [22, 'unrated', 'bool'], [23, 'seat', 'Seat']],
  Result: [[1, 'code', 'ResultCode'], [2, 'message', 'string'], [3, 'retryAfterMs', 'uint32']],
  GameRoomEntry: [[1, 'room', 'GameRoom'], [2, 'user1', 'User'], [3, 'user2', 'User']],
  GameRecord: [[1, 'room', 'GameRoom'], [2, 'user1', 'User'], [3, 'user2', 'User'], [4, 'notation', 'string'], [5, 'endedBy', 'Ending'], [6, 'started', 'uint64'], [7, 'ended', 'uint64'], [8, 'private', 'bool'], [9, 'rematchBy', 'uint64']],
  LeaderboardRow: [[1, 'rank', 'uint32'], [2, 'user', 'User']],
  ReqLogin: [[1, 'platformType', 'PlatformType'], [2, 'platformToken', 'string'], [3, 'attempt', 'bytes']],
  RspLogin: [[1, 'user', 'User'], [2, 'platformToken', 'string'], [3, 'token', 'string'], [15, 'result', 'Result'], [16, 'followUps', 'Response', 'repeated']],
  ReqRegister: [[1, 'platformType', 'PlatformType'], [2, 'platformToken', 'string'], [3, 'name', 'string']],
  RspRegister: [[1, 'user', 'User'], [2, 'platformToken', 'string'], [15, 'result', 'Result'], [16, 'followUps', 'Response', 'repeated']],
  ReqCreateGameRoom: [[1, 'private', 'bool'], [2, 'seat', 'Seat'], [3, 'turnSeconds', 'uint32'], [4, 'gameSeconds', 'uint32'], [5, 'incrementSeconds', 'uint32'], [6, 'casual', 'bool']],
  RspCreateGameRoom: [[1, 'room', 'GameRoom'], [15, 'result', 'Result'], [16, 'followUps', 'Response', 'repeated']],
  ReqExitGameRoom: [[1, 'roomId', 'uint64']],
  RspExitGameRoom: [[15, 'result', 'Result'], [16, 'followUps', 'Response', 'repeated']],
  ReqGamePut: [[1, 'roomId', 'uint64'], [2, 'r', 'uint32'], [3, 'c', 'uint32'], [4, 'version', 'uint32']],
  RspGamePut: [[15, 'result', 'Result'], [16, 'followUps', 'Response', 'repeated']],
  ReqGameSync: [[1, 'roomId', 'uint64']],
  RspGameSync: [[1, 'room', 'GameRoom'], [2, 'opponent', 'User'], [15, 'result', 'Result'], [16, 'followUps', 'Response', 'repeated']],
  ReqJoinGameRoom: [[1, 'roomId', 'uint64'], [2, 'invite', 'string']],
  RspJoinGameRoom: [[1, 'room', 'GameRoom'], [2, 'opponent', 'User'], [15, 'result', 'Result'], [16, 'followUps', 'Response', 'repeated']],
  ReqRandomJoin: [[1, 'createIfNone', 'bool'], [2, 'peopleOnly', 'bool']],
  RspRandomJoin: [[15, 'result', 'Result'], [16, 'followUps', 'Response', 'repeated']],
  ReqListGameRooms: [[1, 'filter', 'Filter'], [2, 'cursor', 'string'], [3, 'limit', 'uint32']],
  RspListGameRooms: [[1, 'rooms', 'GameRoomEntry', 'repeated'], [2, 'next', 'string'], [3, 'notice', 'string'], [15, 'result', 'Result'], [16, 'followUps', 'Response', 'repeated']],
  ReqGetGameRecord: [[1, 'roomId', 'uint64']],
  RspGetGameRecord: [[1, 'record', 'GameRecord'], [15, 'result', 'Result'], [16, 'followUps', 'Response', 'repeated']],
  ReqGetLeaderboard: [[1, 'cursor', 'string'], [2, 'limit', 'uint32'], [3, 'kind', 'Kind']],
  RspGetLeaderboard: [[1, 'rows', 'LeaderboardRow', 'repeated'], [2, 'me', 'LeaderboardRow'], [3, 'next', 'string'], [15, 'result', 'Result'], [16, 'followUps', 'Response', 'repeated']],
  ReqGetProfile: [[1, 'userId', 'uint64']],
  RspGetProfile: [[1, 'user', 'User'], [2, 'games', 'GameRecord', 'repeated'], [15, 'result', 'Result'], [16, 'followUps', 'Response', 'repeated']],
  ReqListGames: [[1, 'userId', 'uint64'], [2, 'cursor', 'string'], [3, 'limit', 'uint32']],
  RspListGames: [[1, 'games', 'GameRecord', 'repeated'], [2, 'next', 'string'], [15, 'result', 'Result'], [16, 'followUps', 'Response', 'repeated']],
  ReqRematch: [[1, 'roomId', 'uint64']],
  RspRematch: [[1, 'room', 'GameRoom'], [15, 'result', 'Result'], [16, 'followUps', 'Response', 'repeated']],
  ReqLogout: [],
  RspLogout: [[15, 'result', 'Result'], [16, 'followUps', 'Response', 'repeated']],
  ReqSubscribe: [[1, 'roomId', 'uint64'], [2, 'sinceVersion', 'uint32'], [3, 'heartbeatSeconds', 'uint32']],
  RspSubscribe: [[1, 'version', 'uint32'], [2, 'resume', 'bool'], [15, 'result', 'Result'], [16, 'followUps', 'Response', 'repeated']],
  RspGameOver: [[1, 'winner', 'uint64'], [2, 'myScore', 'uint32'], [3, 'opponentScore', 'uint32'], [4, 'user', 'User'], [5, 'opponent', 'User']],
  RspInternalServerError: [],
  Request: [[1, 'protocolVersion', 'uint32'], [2, 'protocolId', 'int32'], [3, 'seqNo', 'uint32'], [4, 'token', 'string'], [100, 'loginReq', 'ReqLogin'], [101, 'registerReq', 'ReqRegister'], [102, 'makeGameRoomReq', 'ReqCreateGameRoom'], [103, 'exitGameRoomReq', 'ReqExitGameRoom'], [104, 'gamePutReq', 'ReqGamePut'], [105, 'gameSyncReq', 'ReqGameSync'], [106, 'joinGameRoomReq', 'ReqJoinGameRoom'], [107, 'randomJoinReq', 'ReqRandomJoin'], [110, 'subscribeReq', 'ReqSubscribe'], [111, 'listGameRoomsReq', 'ReqListGameRooms'], [112, 'getGameRecordReq', 'ReqGetGameRecord'], [113, 'getLeaderboardReq', 'ReqGetLeaderboard'], [114, 'getProfileReq', 'ReqGetProfile'], [115, 'rematchReq', 'ReqRematch'], [116, 'logoutReq', 'ReqLogout'], [118, 'listGamesReq', 'ReqListGames']],
  Response: [[1, 'protocolVersion', 'uint32'], [2, 'protocolId', 'int32'], [3, 'result', 'Result'], [5, 'reqSeqNo', 'uint32'], [100, 'loginRsp', 'RspLogin'], [101, 'registerRsp', 'RspRegister'], [102, 'makeGameRoomRsp', 'RspCreateGameRoom'], [103, 'exitGameRoomRsp', 'RspExitGameRoom'], [104, 'gamePutRsp', 'RspGamePut'], [105, 'gameSyncRsp', 'RspGameSync'], [106, 'joinGameRoomRsp', 'RspJoinGameRoom'], [107, 'gameOverRsp', 'RspGameOver'], [108, 'randomJoinRsp', 'RspRandomJoin'], [110, 'subscribeRsp', 'RspSubscribe'], [111, 'listGameRoomsRsp', 'RspListGameRooms'], [112, 'getGameRecordRsp', 'RspGetGameRecord'], [113, 'getLeaderboardRsp', 'RspGetLeaderboard'], [114, 'getProfileRsp', 'RspGetProfile'], [115, 'rematchRsp', 'RspRematch'], [116, 'logoutRsp', 'RspLogout'], [118, 'listGamesRsp', 'RspListGames'], [200, 'internalServerErrorRsp', 'RspInternalServerError']],
  MultipleResponse: [[1, 'reqSeqNo', 'uint32'], [10, 'responses', 'Response', 'repeated']],
};

/** Values of each enum by name. */
export const enums: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  ProtocolVersion: { V_0: 0, V_1: 1, V_2: 2 },
  BoardItemType: { Empty: 0, Black: 1, White: 2 },
  PlatformType: { UNKNOWN: 0, CUSTOM: 1, GAME_CENTER: 2, GOOGLE_PLAY: 3, FACEBOOK: 4 },
  ResultCode: { Success: 0, ErrorUserNotRegistered: 100, ErrorUserNameAlreadyExists: 101, ErrorUserAlreadyExists: 102, ErrorUserInvalidName: 103, ErrorUserDuplicatedLogin: 104, ErrorUserInvalidToken: 105, ErrorInvalidGameRoom: 106, ErrorSystem: 200, ErrorInvalidProtocolVersion: 201, ErrorNotYourTurn: 107, ErrorIllegalMove: 108, ErrorAlreadyInGameRoom: 109, ErrorGameRoomFull: 110, ErrorGameNotInPlay: 111, ErrorInvalidProcedure: 202, ErrorSeqNoConflict: 203, ErrorSeqNoStale: 204, ErrorRateLimited: 205, ErrorPlatformNotSupported: 206, ErrorInvalidArgument: 207, ErrorUserSuspended: 208 },
  GameRoomStatus: { WAITING: 0, TURN_USER1: 1, TURN_USER2: 2, GAME_OVER: 3, TIMEOUT: 4 },
  Seat: { ANY: 0, BLACK: 1, WHITE: 2, RANDOM: 3 },
  Ending: { SCORE: 0, RESIGNATION: 1, TIME_OUT: 2 },
  Filter: { ALL: 0, WAITING: 1, LIVE: 2 },
  Kind: { PEOPLE: 0, BOTS: 1 },
};

/** Each procedure: its number and field in Request; its answer's name is `Rsp` and its own. */
export const procedures = {
  Login: { id: 100, requestField: 'loginReq' },
  Register: { id: 101, requestField: 'registerReq' },
  CreateGameRoom: { id: 102, requestField: 'makeGameRoomReq' },
  ExitGameRoom: { id: 103, requestField: 'exitGameRoomReq' },
  GamePut: { id: 104, requestField: 'gamePutReq' },
  GameSync: { id: 105, requestField: 'gameSyncReq' },
  JoinGameRoom: { id: 106, requestField: 'joinGameRoomReq' },
  RandomJoin: { id: 107, requestField: 'randomJoinReq' },
  ListGameRooms: { id: 111, requestField: 'listGameRoomsReq' },
  GetGameRecord: { id: 112, requestField: 'getGameRecordReq' },
  GetLeaderboard: { id: 113, requestField: 'getLeaderboardReq' },
  GetProfile: { id: 114, requestField: 'getProfileReq' },
  Rematch: { id: 115, requestField: 'rematchReq' },
  Logout: { id: 116, requestField: 'logoutReq' },
  ListGames: { id: 118, requestField: 'listGamesReq' },
} as const;

/** Each procedure that is answered with a stream of Responses: its number and field in Request. */
export const streams = {
  Subscribe: { id: 110, requestField: 'subscribeReq' },
} as const;

/** Each sub-message of Response: its number and field. */
export const responses = {
  RspLogin: { id: 100, field: 'loginRsp' },
  RspRegister: { id: 101, field: 'registerRsp' },
  RspCreateGameRoom: { id: 102, field: 'makeGameRoomRsp' },
  RspExitGameRoom: { id: 103, field: 'exitGameRoomRsp' },
  RspGamePut: { id: 104, field: 'gamePutRsp' },
  RspGameSync: { id: 105, field: 'gameSyncRsp' },
  RspJoinGameRoom: { id: 106, field: 'joinGameRoomRsp' },
  RspGameOver: { id: 107, field: 'gameOverRsp' },
  RspRandomJoin: { id: 108, field: 'randomJoinRsp' },
  RspSubscribe: { id: 110, field: 'subscribeRsp' },
  RspListGameRooms: { id: 111, field: 'listGameRoomsRsp' },
  RspGetGameRecord: { id: 112, field: 'getGameRecordRsp' },
  RspGetLeaderboard: { id: 113, field: 'getLeaderboardRsp' },
  RspGetProfile: { id: 114, field: 'getProfileRsp' },
  RspRematch: { id: 115, field: 'rematchRsp' },
  RspLogout: { id: 116, field: 'logoutRsp' },
  RspListGames: { id: 118, field: 'listGamesRsp' },
  RspInternalServerError: { id: 200, field: 'internalServerErrorRsp' },
} as const;

export type ProtocolVersion =
  | 'V_0'
  | 'V_1'
  | 'V_2';

export type BoardItemType =
  | 'Empty'
  | 'Black'
  | 'White';

export type PlatformType =
  | 'UNKNOWN'
  | 'CUSTOM'
  | 'GAME_CENTER'
  | 'GOOGLE_PLAY'
  | 'FACEBOOK';

export type ResultCode =
  | 'Success'
  | 'ErrorUserNotRegistered'
  | 'ErrorUserNameAlreadyExists'
  | 'ErrorUserAlreadyExists'
  | 'ErrorUserInvalidName'
  | 'ErrorUserDuplicatedLogin'
  | 'ErrorUserInvalidToken'
  | 'ErrorInvalidGameRoom'
  | 'ErrorSystem'
  | 'ErrorInvalidProtocolVersion'
  | 'ErrorNotYourTurn'
  | 'ErrorIllegalMove'
  | 'ErrorAlreadyInGameRoom'
  | 'ErrorGameRoomFull'
  | 'ErrorGameNotInPlay'
  | 'ErrorInvalidProcedure'
  | 'ErrorSeqNoConflict'
  | 'ErrorSeqNoStale'
  | 'ErrorRateLimited'
  | 'ErrorPlatformNotSupported'
  | 'ErrorInvalidArgument'
  | 'ErrorUserSuspended';

export type GameRoomStatus =
  | 'WAITING'
  | 'TURN_USER1'
  | 'TURN_USER2'
  | 'GAME_OVER'
  | 'TIMEOUT';

/** What its creator plays. */
export type Seat =
  | 'ANY'
  | 'BLACK'
  | 'WHITE'
  | 'RANDOM';

export type Ending =
  | 'SCORE'
  | 'RESIGNATION'
  | 'TIME_OUT';

export type Filter =
  | 'ALL'
  | 'WAITING'
  | 'LIVE';

export type Kind =
  | 'PEOPLE'
  | 'BOTS';

export interface User {
  /** 64-bit as decimal text */
  id?: string;
  name?: string;
  level?: number;
  exp?: number;
  win?: number;
  lose?: number;
  gold?: number;
  /** V_2 */
  draw?: number;
  /** Glicko-2, rounded */
  rating?: number;
  /** of the rating, rounded; provisional while it is over 110 */
  ratingDeviation?: number;
}

export interface GameRoom {
  /** 64-bit as decimal text */
  roomId?: string;
  /** plays White; 64-bit as decimal text */
  user1?: string;
  /** plays Black and moves first; 64-bit as decimal text */
  user2?: string;
  status?: GameRoomStatus;
  /** always 64; index = row * 8 + column */
  board: BoardItemType[];
  /** ms since 1970; 64-bit as decimal text */
  updated?: string;
  /** ms since 1970; 64-bit as decimal text */
  created?: string;
  /** V_2 */
  version?: number;
  /** one byte a ply: 0-63 = square, 64 = pass */
  moves?: Uint8Array;
  /** squares open to the side to move */
  legalMoves?: Uint8Array;
  /** ms since 1970, while in play; 64-bit as decimal text */
  turnDeadline?: string;
  /** once ended; 0 = draw; 64-bit as decimal text */
  winner?: string;
  /** the most for a turn; absent: as the server has it, or no limit where there are clocks */
  turnSeconds?: number;
  /** on each player's clock at the start; absent: no clocks */
  gameSeconds?: number;
  /** put on the mover's clock after each move */
  incrementSeconds?: number;
  /** ms on user_1's clock when the turn began, once in play */
  remaining1?: number;
  /** ms on user_2's */
  remaining2?: number;
  /** it changes nobody's figures */
  casual?: boolean;
  /** of a private room that waits; told to its creator only */
  invite?: string;
  /** it changes nobody's rating: it is casual, or one of the server's own bots plays in it */
  unrated?: boolean;
  /** of a room that waits */
  seat?: Seat;
}

/** V_2: a room with who sits in it. */
export interface GameRoomEntry {
  room?: GameRoom;
  /** White */
  user1?: User;
  /** Black; absent while the room waits */
  user2?: User;
}

/** V_2: a game that ended. Its moves, final board and winner stand in `room`. */
export interface GameRecord {
  room?: GameRoom;
  /** White; figures of today */
  user1?: User;
  /** Black; figures of today */
  user2?: User;
  /** room.moves as text: d3c3, a pass is -- */
  notation?: string;
  endedBy?: Ending;
  /** ms since 1970: the second player sat down; 64-bit as decimal text */
  started?: string;
  /** ms since 1970; 64-bit as decimal text */
  ended?: string;
  /** shown to its players only */
  private?: boolean;
  /** the player who waits for a rematch; told to its players only; 64-bit as decimal text */
  rematchBy?: string;
}

/** V_2 */
export interface LeaderboardRow {
  /** from 1; absent before the first rated game. In a page it counts on from the page before. The caller's own is exact, unless more than 1000 players of the same whole rating are ahead: then it is the middle of those of that rating */
  rank?: number;
  user?: User;
}

export interface ReqLogin {
  platformType?: PlatformType;
  platformToken?: string;
  /** V_2: 16 to 64 random bytes that the client makes for one login. The same attempt sent again answers the same token. */
  attempt?: Uint8Array;
}

export interface RspLogin {
  user?: User;
  platformToken?: string;
  token?: string;
}

export interface ReqRegister {
  platformType?: PlatformType;
  platformToken?: string;
  name?: string;
}

export interface RspRegister {
  user?: User;
  platformToken?: string;
}

export interface ReqCreateGameRoom {
  /** V_2: joined with its invite alone */
  private?: boolean;
  /** V_2, all of them: RandomJoin finds no room that is made with one of these */
  seat?: Seat;
  /** 10 to 604800; absent or 0: as the server has it, or no limit where there are clocks */
  turnSeconds?: number;
  /** 10 to 10800: a clock for each player; absent or 0: none */
  gameSeconds?: number;
  /** 0 to 180, where there are clocks */
  incrementSeconds?: number;
  /** it changes nobody's figures */
  casual?: boolean;
}

export interface RspCreateGameRoom {
  room?: GameRoom;
}

export interface ReqExitGameRoom {
  /** 64-bit as decimal text */
  roomId?: string;
}

export interface RspExitGameRoom {
}

export interface ReqGamePut {
  /** 64-bit as decimal text */
  roomId?: string;
  /** row, 0-7 */
  r?: number;
  /** column, 0-7 */
  c?: number;
  /** V_2: the room's version that this move answers */
  version?: number;
}

export interface RspGamePut {
}

export interface ReqGameSync {
  /** 64-bit as decimal text */
  roomId?: string;
}

export interface RspGameSync {
  room?: GameRoom;
  opponent?: User;
}

export interface ReqJoinGameRoom {
  /** 64-bit as decimal text */
  roomId?: string;
  /** V_2: of a private room; room_id may be absent then */
  invite?: string;
}

export interface RspJoinGameRoom {
  room?: GameRoom;
  opponent?: User;
}

export interface ReqRandomJoin {
  /** V_2 */
  createIfNone?: boolean;
  /** V_2: never a bot's room */
  peopleOnly?: boolean;
}

export interface RspRandomJoin {
}

/** Public rooms, newest first. */
export interface ReqListGameRooms {
  filter?: Filter;
  /** `next` of the page before; absent = the first page */
  cursor?: string;
  /** at most 50; 20 when absent or 0 */
  limit?: number;
}

export interface RspListGameRooms {
  rooms: GameRoomEntry[];
  /** absent on the last page */
  next?: string;
  /** what the operator tells all players; absent when there is nothing */
  notice?: string;
}

export interface ReqGetGameRecord {
  /** 64-bit as decimal text */
  roomId?: string;
}

export interface RspGetGameRecord {
  record?: GameRecord;
}

/** People: best rating first, of equal ones the older user. Bots: highest level first. */
export interface ReqGetLeaderboard {
  /** `next` of the page before; absent = the first page */
  cursor?: string;
  /** at most 50; 20 when absent or 0 */
  limit?: number;
  kind?: Kind;
}

export interface RspGetLeaderboard {
  rows: LeaderboardRow[];
  /** without a rank for a bot */
  me?: LeaderboardRow;
  /** absent on the last page */
  next?: string;
}

export interface ReqGetProfile {
  /** absent or 0 = me; 64-bit as decimal text */
  userId?: string;
}

export interface RspGetProfile {
  user?: User;
  /** the last 20 that ended, newest first */
  games: GameRecord[];
}

/** V_2: a user's ended games, newest first; private ones are shown to their players only. */
export interface ReqListGames {
  /** absent or 0 = me; 64-bit as decimal text */
  userId?: string;
  /** `next` of the page before; absent = the first page */
  cursor?: string;
  /** at most 50; 20 when absent or 0 */
  limit?: number;
}

export interface RspListGames {
  games: GameRecord[];
  /** absent on the last page */
  next?: string;
}

export interface ReqRematch {
  /** of the game that ended; 64-bit as decimal text */
  roomId?: string;
}

export interface RspRematch {
  /** WAITING, user_1 = who asked, until the other player asks too; in play who was Black is user_1, whoever asked first */
  room?: GameRoom;
}

/** Ends the caller's session: its token is then as one that nobody has. A new Login opens another. */
export interface ReqLogout {
}

export interface RspLogout {
}

/** V_2: what becomes of a room, told without being asked for again. Its states come as RspGameSync, a game that begins as RspJoinGameRoom, its end as RspGameOver, after which the stream ends. */
export interface ReqSubscribe {
  /** 64-bit as decimal text */
  roomId?: string;
  /** of the last state seen: what was missed follows; absent or 0 = none */
  sinceVersion?: number;
  /** between two heartbeats, 5 to 60; absent or 0 = 15 */
  heartbeatSeconds?: number;
}

/** Heartbeat, every 15 s unless asked otherwise; also the one answer of a subscribe that failed. */
export interface RspSubscribe {
  /** of the last state told */
  version?: number;
  /** this server stops: subscribe again, at another one, with since_version = version */
  resume?: boolean;
}

/** Server to client only. */
export interface RspGameOver {
  /** 0 = draw; 64-bit as decimal text */
  winner?: string;
  myScore?: number;
  opponentScore?: number;
  user?: User;
  opponent?: User;
}

/** Server to client only. */
export interface RspInternalServerError {
}

/** Bodies of a Response by name. */
export interface Responses {
  RspLogin: RspLogin;
  RspRegister: RspRegister;
  RspCreateGameRoom: RspCreateGameRoom;
  RspExitGameRoom: RspExitGameRoom;
  RspGamePut: RspGamePut;
  RspGameSync: RspGameSync;
  RspJoinGameRoom: RspJoinGameRoom;
  RspGameOver: RspGameOver;
  RspRandomJoin: RspRandomJoin;
  RspSubscribe: RspSubscribe;
  RspListGameRooms: RspListGameRooms;
  RspGetGameRecord: RspGetGameRecord;
  RspGetLeaderboard: RspGetLeaderboard;
  RspGetProfile: RspGetProfile;
  RspRematch: RspRematch;
  RspLogout: RspLogout;
  RspListGames: RspListGames;
  RspInternalServerError: RspInternalServerError;
}

/** What each procedure takes and answers with. */
export interface Procedures {
  Login: { request: ReqLogin; answer: RspLogin };
  Register: { request: ReqRegister; answer: RspRegister };
  CreateGameRoom: { request: ReqCreateGameRoom; answer: RspCreateGameRoom };
  ExitGameRoom: { request: ReqExitGameRoom; answer: RspExitGameRoom };
  GamePut: { request: ReqGamePut; answer: RspGamePut };
  GameSync: { request: ReqGameSync; answer: RspGameSync };
  JoinGameRoom: { request: ReqJoinGameRoom; answer: RspJoinGameRoom };
  RandomJoin: { request: ReqRandomJoin; answer: RspRandomJoin };
  ListGameRooms: { request: ReqListGameRooms; answer: RspListGameRooms };
  GetGameRecord: { request: ReqGetGameRecord; answer: RspGetGameRecord };
  GetLeaderboard: { request: ReqGetLeaderboard; answer: RspGetLeaderboard };
  GetProfile: { request: ReqGetProfile; answer: RspGetProfile };
  Rematch: { request: ReqRematch; answer: RspRematch };
  Logout: { request: ReqLogout; answer: RspLogout };
  ListGames: { request: ReqListGames; answer: RspListGames };
}

/** What each procedure that is answered with a stream takes. */
export interface Streams {
  Subscribe: { request: ReqSubscribe };
}

/** One method a procedure. */
export interface ProcedureMethods<Options, Reply extends Record<keyof Procedures, unknown>> {
  /** Answered with {@link RspLogin}. */
  login(request?: ReqLogin, options?: Options): Promise<Reply['Login']>;
  /** Answered with {@link RspRegister}. */
  register(request?: ReqRegister, options?: Options): Promise<Reply['Register']>;
  /** Answered with {@link RspCreateGameRoom}. */
  createGameRoom(request?: ReqCreateGameRoom, options?: Options): Promise<Reply['CreateGameRoom']>;
  /** Answered with {@link RspExitGameRoom}. */
  exitGameRoom(request?: ReqExitGameRoom, options?: Options): Promise<Reply['ExitGameRoom']>;
  /** Answered with {@link RspGamePut}. */
  gamePut(request?: ReqGamePut, options?: Options): Promise<Reply['GamePut']>;
  /** Answered with {@link RspGameSync}. */
  gameSync(request?: ReqGameSync, options?: Options): Promise<Reply['GameSync']>;
  /** Answered with {@link RspJoinGameRoom}. */
  joinGameRoom(request?: ReqJoinGameRoom, options?: Options): Promise<Reply['JoinGameRoom']>;
  /** Answered with {@link RspRandomJoin}. */
  randomJoin(request?: ReqRandomJoin, options?: Options): Promise<Reply['RandomJoin']>;
  /** Public rooms, newest first. Answered with {@link RspListGameRooms}. */
  listGameRooms(request?: ReqListGameRooms, options?: Options): Promise<Reply['ListGameRooms']>;
  /** Answered with {@link RspGetGameRecord}. */
  getGameRecord(request?: ReqGetGameRecord, options?: Options): Promise<Reply['GetGameRecord']>;
  /** People: best rating first, of equal ones the older user. Bots: highest level first. Answered with {@link RspGetLeaderboard}. */
  getLeaderboard(request?: ReqGetLeaderboard, options?: Options): Promise<Reply['GetLeaderboard']>;
  /** Answered with {@link RspGetProfile}. */
  getProfile(request?: ReqGetProfile, options?: Options): Promise<Reply['GetProfile']>;
  /** Answered with {@link RspRematch}. */
  rematch(request?: ReqRematch, options?: Options): Promise<Reply['Rematch']>;
  /** Ends the caller's session: its token is then as one that nobody has. A new Login opens another. Answered with {@link RspLogout}. */
  logout(request?: ReqLogout, options?: Options): Promise<Reply['Logout']>;
  /** V_2: a user's ended games, newest first; private ones are shown to their players only. Answered with {@link RspListGames}. */
  listGames(request?: ReqListGames, options?: Options): Promise<Reply['ListGames']>;
}
