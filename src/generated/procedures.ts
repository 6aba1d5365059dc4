// Made from proto/othello.proto: npm run gen.
import type { othello } from './othello.js';

/** Of each procedure its request, the field of Response that answers it, and whether it streams. */
export interface Procedures {
  Login: { request: othello.ReqLogin; answer: 'loginRsp'; isStream: false };
  Register: { request: othello.ReqRegister; answer: 'registerRsp'; isStream: false };
  CreateGameRoom: { request: othello.ReqCreateGameRoom; answer: 'makeGameRoomRsp'; isStream: false };
  ExitGameRoom: { request: othello.ReqExitGameRoom; answer: 'exitGameRoomRsp'; isStream: false };
  GamePut: { request: othello.ReqGamePut; answer: 'gamePutRsp'; isStream: false };
  GameSync: { request: othello.ReqGameSync; answer: 'gameSyncRsp'; isStream: false };
  JoinGameRoom: { request: othello.ReqJoinGameRoom; answer: 'joinGameRoomRsp'; isStream: false };
  RandomJoin: { request: othello.ReqRandomJoin; answer: 'randomJoinRsp'; isStream: false };
  ListGameRooms: { request: othello.ReqListGameRooms; answer: 'listGameRoomsRsp'; isStream: false };
  GetGameRecord: { request: othello.ReqGetGameRecord; answer: 'getGameRecordRsp'; isStream: false };
  GetLeaderboard: { request: othello.ReqGetLeaderboard; answer: 'getLeaderboardRsp'; isStream: false };
  GetProfile: { request: othello.ReqGetProfile; answer: 'getProfileRsp'; isStream: false };
  Rematch: { request: othello.ReqRematch; answer: 'rematchRsp'; isStream: false };
  Logout: { request: othello.ReqLogout; answer: 'logoutRsp'; isStream: false };
  ListGames: { request: othello.ReqListGames; answer: 'listGamesRsp'; isStream: false };
  Subscribe: { request: othello.ReqSubscribe; answer: 'subscribeRsp'; isStream: true };
}
