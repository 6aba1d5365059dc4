// Made from proto/othello.proto: npm run gen.
// Unsigned integers stand in signed ones bit for bit; a list of enum values is a binary, a byte each.
// Every method throws the same, for ever: codes of ErrorSystem are ResultCodes, new ones included.

namespace c_glib othello
namespace cpp othello
namespace d othello
namespace dart othello
namespace delphi othello
namespace erl othello
namespace go othello
namespace haxe othello
namespace java othello
namespace js othello
namespace lua othello
namespace netstd othello
namespace perl othello
namespace php othello
namespace py othello
namespace rb othello
namespace rs othello
namespace swift othello

enum ProtocolVersion {
  V_0 = 0
  /** the talk */
  V_1 = 1
  /** the latest */
  V_2 = 2
}

enum BoardItemType {
  Empty = 0
  Black = 1
  White = 2
}

enum PlatformType {
  UNKNOWN = 0
  CUSTOM = 1
  GAME_CENTER = 2
  GOOGLE_PLAY = 3
  FACEBOOK = 4
}

enum ResultCode {
  /** V_1 */
  Success = 0
  ErrorUserNotRegistered = 100
  ErrorUserNameAlreadyExists = 101
  ErrorUserAlreadyExists = 102
  ErrorUserInvalidName = 103
  ErrorUserDuplicatedLogin = 104
  ErrorUserInvalidToken = 105
  ErrorInvalidGameRoom = 106
  ErrorSystem = 200
  ErrorInvalidProtocolVersion = 201
  /** V_2: never sent to a V_1 caller, whose parser would read them as Success */
  ErrorNotYourTurn = 107
  ErrorIllegalMove = 108
  ErrorAlreadyInGameRoom = 109
  ErrorGameRoomFull = 110
  ErrorGameNotInPlay = 111
  ErrorInvalidProcedure = 202
  ErrorSeqNoConflict = 203
  ErrorSeqNoStale = 204
  ErrorRateLimited = 205
  ErrorPlatformNotSupported = 206
  ErrorInvalidArgument = 207
  ErrorUserSuspended = 208
}

enum GameRoomStatus {
  WAITING = 0
  TURN_USER1 = 1
  TURN_USER2 = 2
  GAME_OVER = 3
  TIMEOUT = 4
}

/** What its creator plays. */
enum Seat {
  /** White, as in V_1 */
  ANY = 0
  BLACK = 1
  WHITE = 2
  /** decided when somebody joins */
  RANDOM = 3
}

enum Ending {
  /** neither side had a move left: most discs won */
  SCORE = 0
  RESIGNATION = 1
  /** the side to move let its deadline pass */
  TIME_OUT = 2
}

enum Filter {
  ALL = 0
  WAITING = 1
  LIVE = 2
}

enum Kind {
  PEOPLE = 0
  /** the server's own */
  BOTS = 1
}

struct User {
  1: optional i64 id
  2: optional string name
  3: optional i32 level
  4: optional i32 exp
  5: optional i32 win
  6: optional i32 lose
  7: optional i32 gold
  /** V_2 */
  8: optional i32 draw
  /** Glicko-2, rounded */
  9: optional i32 rating
  /** of the rating, rounded; provisional while it is over 110 */
  10: optional i32 rating_deviation
}

struct GameRoom {
  1: optional i64 room_id
  /** plays White */
  2: optional i64 user_1
  /** plays Black and moves first */
  3: optional i64 user_2
  4: optional GameRoomStatus status
  /** always 64; index = row * 8 + column */
  5: optional binary board
  /** ms since 1970 */
  6: optional i64 updated
  /** ms since 1970 */
  7: optional i64 created
  /** V_2 */
  8: optional i32 version
  /** one byte a ply: 0-63 = square, 64 = pass */
  9: optional binary moves
  /** squares open to the side to move */
  10: optional binary legal_moves
  /** ms since 1970, while in play */
  11: optional i64 turn_deadline
  /** once ended; 0 = draw */
  12: optional i64 winner
  /** the most for a turn; absent: as the server has it, or no limit where there are clocks */
  13: optional i32 turn_seconds
  /** on each player's clock at the start; absent: no clocks */
  14: optional i32 game_seconds
  /** put on the mover's clock after each move */
  15: optional i32 increment_seconds
  /** ms on user_1's clock when the turn began, once in play */
  16: optional i32 remaining_1
  /** ms on user_2's */
  17: optional i32 remaining_2
  /** it changes nobody's figures */
  18: optional bool casual
  /** of a private room that waits; told to its creator only */
  19: optional string invite
  /** it changes nobody's rating: it is casual, or one of the server's own bots plays in it */
  22: optional bool unrated
  /** of a room that waits */
  23: optional Seat seat
}

struct Result {
  1: optional ResultCode code
  2: optional string message
  /** V_2: of a call that was not done: it may be sent again after so many ms */
  3: optional i32 retry_after_ms
}

/** V_2: a room with who sits in it. */
struct GameRoomEntry {
  1: optional GameRoom room
  /** White */
  2: optional User user_1
  /** Black; absent while the room waits */
  3: optional User user_2
}

/** V_2: a game that ended. Its moves, final board and winner stand in `room`. */
struct GameRecord {
  1: optional GameRoom room
  /** White; figures of today */
  2: optional User user_1
  /** Black; figures of today */
  3: optional User user_2
  /** room.moves as text: d3c3, a pass is -- */
  4: optional string notation
  5: optional Ending ended_by
  /** ms since 1970: the second player sat down */
  6: optional i64 started
  /** ms since 1970 */
  7: optional i64 ended
  /** shown to its players only */
  8: optional bool private_
  /** the player who waits for a rematch; told to its players only */
  9: optional i64 rematch_by
}

/** V_2 */
struct LeaderboardRow {
  /** from 1; absent before the first rated game. In a page it counts on from the page before. The caller's own is exact, unless more than 1000 players of the same whole rating are ahead: then it is the middle of those of that rating */
  1: optional i32 rank
  2: optional User user
}

struct ReqLogin {
  1: optional PlatformType platform_type
  2: optional string platform_token
  /** V_2: 16 to 64 random bytes that the client makes for one login. The same attempt sent again answers the same token. */
  3: optional binary attempt
}

struct ReqRegister {
  1: optional PlatformType platform_type
  2: optional string platform_token
  3: optional string name
}

struct ReqCreateGameRoom {
  /** V_2: joined with its invite alone */
  1: optional bool private_
  /** V_2, all of them: RandomJoin finds no room that is made with one of these */
  2: optional Seat seat
  /** 10 to 604800; absent or 0: as the server has it, or no limit where there are clocks */
  3: optional i32 turn_seconds
  /** 10 to 10800: a clock for each player; absent or 0: none */
  4: optional i32 game_seconds
  /** 0 to 180, where there are clocks */
  5: optional i32 increment_seconds
  /** it changes nobody's figures */
  6: optional bool casual
}

struct ReqExitGameRoom {
  1: optional i64 room_id
}

struct ReqGamePut {
  1: optional i64 room_id
  /** row, 0-7 */
  2: optional i32 r
  /** column, 0-7 */
  3: optional i32 c
  /** V_2: the room's version that this move answers */
  4: optional i32 version
}

struct ReqGameSync {
  1: optional i64 room_id
}

struct ReqJoinGameRoom {
  1: optional i64 room_id
  /** V_2: of a private room; room_id may be absent then */
  2: optional string invite
}

struct ReqRandomJoin {
  /** V_2 */
  1: optional bool create_if_none
  /** V_2: never a bot's room */
  2: optional bool people_only
}

/** Public rooms, newest first. */
struct ReqListGameRooms {
  1: optional Filter filter
  /** `next` of the page before; absent = the first page */
  2: optional string cursor
  /** at most 50; 20 when absent or 0 */
  3: optional i32 limit
}

struct ReqGetGameRecord {
  1: optional i64 room_id
}

/** People: best rating first, of equal ones the older user. Bots: highest level first. */
struct ReqGetLeaderboard {
  /** `next` of the page before; absent = the first page */
  1: optional string cursor
  /** at most 50; 20 when absent or 0 */
  2: optional i32 limit
  3: optional Kind kind
}

struct ReqGetProfile {
  /** absent or 0 = me */
  1: optional i64 user_id
}

/** V_2: a user's ended games, newest first; private ones are shown to their players only. */
struct ReqListGames {
  /** absent or 0 = me */
  1: optional i64 user_id
  /** `next` of the page before; absent = the first page */
  2: optional string cursor
  /** at most 50; 20 when absent or 0 */
  3: optional i32 limit
}

struct ReqRematch {
  /** of the game that ended */
  1: optional i64 room_id
}

/** Ends the caller's session: its token is then as one that nobody has. A new Login opens another. */
struct ReqLogout {
}

/** V_2: what becomes of a room, told without being asked for again. Its states come as RspGameSync, a game that begins as RspJoinGameRoom, its end as RspGameOver, after which the stream ends. */
struct ReqSubscribe {
  1: optional i64 room_id
  /** of the last state seen: what was missed follows; absent or 0 = none */
  2: optional i32 since_version
  /** between two heartbeats, 5 to 60; absent or 0 = 15 */
  3: optional i32 heartbeat_seconds
}

struct FollowLogin {
  1: optional User user
  2: optional string platform_token
  3: optional string token
}

struct FollowRegister {
  1: optional User user
  2: optional string platform_token
}

struct FollowCreateGameRoom {
  1: optional GameRoom room
}

struct FollowExitGameRoom {
}

struct FollowGamePut {
}

struct FollowGameSync {
  1: optional GameRoom room
  2: optional User opponent
}

struct FollowJoinGameRoom {
  1: optional GameRoom room
  2: optional User opponent
}

struct FollowGameOver {
  /** 0 = draw */
  1: optional i64 winner
  2: optional i32 my_score
  3: optional i32 opponent_score
  4: optional User user
  5: optional User opponent
}

struct FollowRandomJoin {
}

struct FollowSubscribe {
  /** of the last state told */
  1: optional i32 version
  /** this server stops: subscribe again, at another one, with since_version = version */
  2: optional bool resume
}

struct FollowListGameRooms {
  1: optional list<GameRoomEntry> rooms
  /** absent on the last page */
  2: optional string next_
  /** what the operator tells all players; absent when there is nothing */
  3: optional string notice
}

struct FollowGetGameRecord {
  1: optional GameRecord record
}

struct FollowGetLeaderboard {
  1: optional list<LeaderboardRow> rows
  /** without a rank for a bot */
  2: optional LeaderboardRow me
  /** absent on the last page */
  3: optional string next_
}

struct FollowGetProfile {
  1: optional User user
  /** the last 20 that ended, newest first */
  2: optional list<GameRecord> games
}

struct FollowRematch {
  /** WAITING, user_1 = who asked, until the other player asks too; in play who was Black is user_1, whoever asked first */
  1: optional GameRoom room
}

struct FollowLogout {
}

struct FollowListGames {
  1: optional list<GameRecord> games
  /** absent on the last page */
  2: optional string next_
}

struct FollowInternalServerError {
}

/** An answer after the first: what else the server tells. protocol_id is the number of the body it has. */
struct FollowUp {
  2: optional i32 protocol_id
  3: optional Result result
  100: optional FollowLogin loginRsp
  101: optional FollowRegister registerRsp
  102: optional FollowCreateGameRoom makeGameRoomRsp
  103: optional FollowExitGameRoom exitGameRoomRsp
  104: optional FollowGamePut gamePutRsp
  105: optional FollowGameSync gameSyncRsp
  106: optional FollowJoinGameRoom joinGameRoomRsp
  107: optional FollowGameOver gameOverRsp
  108: optional FollowRandomJoin randomJoinRsp
  110: optional FollowSubscribe subscribeRsp
  111: optional FollowListGameRooms listGameRoomsRsp
  112: optional FollowGetGameRecord getGameRecordRsp
  113: optional FollowGetLeaderboard getLeaderboardRsp
  114: optional FollowGetProfile getProfileRsp
  115: optional FollowRematch rematchRsp
  116: optional FollowLogout logoutRsp
  118: optional FollowListGames listGamesRsp
  200: optional FollowInternalServerError internalServerErrorRsp
}

struct RspLogin {
  1: optional User user
  2: optional string platform_token
  3: optional string token
  16: optional list<FollowUp> follow_ups
}

struct RspRegister {
  1: optional User user
  2: optional string platform_token
  16: optional list<FollowUp> follow_ups
}

struct RspCreateGameRoom {
  1: optional GameRoom room
  16: optional list<FollowUp> follow_ups
}

struct RspExitGameRoom {
  16: optional list<FollowUp> follow_ups
}

struct RspGamePut {
  16: optional list<FollowUp> follow_ups
}

struct RspGameSync {
  1: optional GameRoom room
  2: optional User opponent
  16: optional list<FollowUp> follow_ups
}

struct RspJoinGameRoom {
  1: optional GameRoom room
  2: optional User opponent
  16: optional list<FollowUp> follow_ups
}

struct RspRandomJoin {
  16: optional list<FollowUp> follow_ups
}

/** Heartbeat, every 15 s unless asked otherwise; also the one answer of a subscribe that failed. */
struct RspSubscribe {
  /** of the last state told */
  1: optional i32 version
  /** this server stops: subscribe again, at another one, with since_version = version */
  2: optional bool resume
  16: optional list<FollowUp> follow_ups
}

struct RspListGameRooms {
  1: optional list<GameRoomEntry> rooms
  /** absent on the last page */
  2: optional string next_
  /** what the operator tells all players; absent when there is nothing */
  3: optional string notice
  16: optional list<FollowUp> follow_ups
}

struct RspGetGameRecord {
  1: optional GameRecord record
  16: optional list<FollowUp> follow_ups
}

struct RspGetLeaderboard {
  1: optional list<LeaderboardRow> rows
  /** without a rank for a bot */
  2: optional LeaderboardRow me
  /** absent on the last page */
  3: optional string next_
  16: optional list<FollowUp> follow_ups
}

struct RspGetProfile {
  1: optional User user
  /** the last 20 that ended, newest first */
  2: optional list<GameRecord> games
  16: optional list<FollowUp> follow_ups
}

struct RspRematch {
  /** WAITING, user_1 = who asked, until the other player asks too; in play who was Black is user_1, whoever asked first */
  1: optional GameRoom room
  16: optional list<FollowUp> follow_ups
}

struct RspLogout {
  16: optional list<FollowUp> follow_ups
}

struct RspListGames {
  1: optional list<GameRecord> games
  /** absent on the last page */
  2: optional string next_
  16: optional list<FollowUp> follow_ups
}

exception ErrorUserNotRegistered {
  1: optional i32 code
  2: optional string message
  16: optional list<FollowUp> follow_ups
}

exception ErrorUserNameAlreadyExists {
  1: optional i32 code
  2: optional string message
  16: optional list<FollowUp> follow_ups
}

exception ErrorUserAlreadyExists {
  1: optional i32 code
  2: optional string message
  16: optional list<FollowUp> follow_ups
}

exception ErrorUserInvalidName {
  1: optional i32 code
  2: optional string message
  16: optional list<FollowUp> follow_ups
}

exception ErrorSystem {
  1: optional i32 code
  2: optional string message
  16: optional list<FollowUp> follow_ups
}

service OthelloService {
  RspLogin Login(1: ReqLogin request) throws (
    1: ErrorUserNotRegistered user_not_registered,
    2: ErrorUserNameAlreadyExists user_name_already_exists,
    3: ErrorUserAlreadyExists user_already_exists,
    4: ErrorUserInvalidName user_invalid_name,
    5: ErrorSystem system,
  )

  RspRegister Register(1: ReqRegister request) throws (
    1: ErrorUserNotRegistered user_not_registered,
    2: ErrorUserNameAlreadyExists user_name_already_exists,
    3: ErrorUserAlreadyExists user_already_exists,
    4: ErrorUserInvalidName user_invalid_name,
    5: ErrorSystem system,
  )

  RspCreateGameRoom CreateGameRoom(1: ReqCreateGameRoom request) throws (
    1: ErrorUserNotRegistered user_not_registered,
    2: ErrorUserNameAlreadyExists user_name_already_exists,
    3: ErrorUserAlreadyExists user_already_exists,
    4: ErrorUserInvalidName user_invalid_name,
    5: ErrorSystem system,
  )

  RspExitGameRoom ExitGameRoom(1: ReqExitGameRoom request) throws (
    1: ErrorUserNotRegistered user_not_registered,
    2: ErrorUserNameAlreadyExists user_name_already_exists,
    3: ErrorUserAlreadyExists user_already_exists,
    4: ErrorUserInvalidName user_invalid_name,
    5: ErrorSystem system,
  )

  RspGamePut GamePut(1: ReqGamePut request) throws (
    1: ErrorUserNotRegistered user_not_registered,
    2: ErrorUserNameAlreadyExists user_name_already_exists,
    3: ErrorUserAlreadyExists user_already_exists,
    4: ErrorUserInvalidName user_invalid_name,
    5: ErrorSystem system,
  )

  RspGameSync GameSync(1: ReqGameSync request) throws (
    1: ErrorUserNotRegistered user_not_registered,
    2: ErrorUserNameAlreadyExists user_name_already_exists,
    3: ErrorUserAlreadyExists user_already_exists,
    4: ErrorUserInvalidName user_invalid_name,
    5: ErrorSystem system,
  )

  RspJoinGameRoom JoinGameRoom(1: ReqJoinGameRoom request) throws (
    1: ErrorUserNotRegistered user_not_registered,
    2: ErrorUserNameAlreadyExists user_name_already_exists,
    3: ErrorUserAlreadyExists user_already_exists,
    4: ErrorUserInvalidName user_invalid_name,
    5: ErrorSystem system,
  )

  RspRandomJoin RandomJoin(1: ReqRandomJoin request) throws (
    1: ErrorUserNotRegistered user_not_registered,
    2: ErrorUserNameAlreadyExists user_name_already_exists,
    3: ErrorUserAlreadyExists user_already_exists,
    4: ErrorUserInvalidName user_invalid_name,
    5: ErrorSystem system,
  )

  /** V_2: what becomes of a room, told without being asked for again. Its states come as RspGameSync, a game that begins as RspJoinGameRoom, its end as RspGameOver, after which the stream ends. */
  RspSubscribe Subscribe(1: ReqSubscribe request) throws (
    1: ErrorUserNotRegistered user_not_registered,
    2: ErrorUserNameAlreadyExists user_name_already_exists,
    3: ErrorUserAlreadyExists user_already_exists,
    4: ErrorUserInvalidName user_invalid_name,
    5: ErrorSystem system,
  )

  /** Public rooms, newest first. */
  RspListGameRooms ListGameRooms(1: ReqListGameRooms request) throws (
    1: ErrorUserNotRegistered user_not_registered,
    2: ErrorUserNameAlreadyExists user_name_already_exists,
    3: ErrorUserAlreadyExists user_already_exists,
    4: ErrorUserInvalidName user_invalid_name,
    5: ErrorSystem system,
  )

  RspGetGameRecord GetGameRecord(1: ReqGetGameRecord request) throws (
    1: ErrorUserNotRegistered user_not_registered,
    2: ErrorUserNameAlreadyExists user_name_already_exists,
    3: ErrorUserAlreadyExists user_already_exists,
    4: ErrorUserInvalidName user_invalid_name,
    5: ErrorSystem system,
  )

  /** People: best rating first, of equal ones the older user. Bots: highest level first. */
  RspGetLeaderboard GetLeaderboard(1: ReqGetLeaderboard request) throws (
    1: ErrorUserNotRegistered user_not_registered,
    2: ErrorUserNameAlreadyExists user_name_already_exists,
    3: ErrorUserAlreadyExists user_already_exists,
    4: ErrorUserInvalidName user_invalid_name,
    5: ErrorSystem system,
  )

  RspGetProfile GetProfile(1: ReqGetProfile request) throws (
    1: ErrorUserNotRegistered user_not_registered,
    2: ErrorUserNameAlreadyExists user_name_already_exists,
    3: ErrorUserAlreadyExists user_already_exists,
    4: ErrorUserInvalidName user_invalid_name,
    5: ErrorSystem system,
  )

  RspRematch Rematch(1: ReqRematch request) throws (
    1: ErrorUserNotRegistered user_not_registered,
    2: ErrorUserNameAlreadyExists user_name_already_exists,
    3: ErrorUserAlreadyExists user_already_exists,
    4: ErrorUserInvalidName user_invalid_name,
    5: ErrorSystem system,
  )

  /** Ends the caller's session: its token is then as one that nobody has. A new Login opens another. */
  RspLogout Logout(1: ReqLogout request) throws (
    1: ErrorUserNotRegistered user_not_registered,
    2: ErrorUserNameAlreadyExists user_name_already_exists,
    3: ErrorUserAlreadyExists user_already_exists,
    4: ErrorUserInvalidName user_invalid_name,
    5: ErrorSystem system,
  )

  /** V_2: a user's ended games, newest first; private ones are shown to their players only. */
  RspListGames ListGames(1: ReqListGames request) throws (
    1: ErrorUserNotRegistered user_not_registered,
    2: ErrorUserNameAlreadyExists user_name_already_exists,
    3: ErrorUserAlreadyExists user_already_exists,
    4: ErrorUserInvalidName user_invalid_name,
    5: ErrorSystem system,
  )
}
