#include "game.h"

#include <iostream>
#include <random>

using namespace othello;

namespace {

/** A corner if there is one, else any: change this and you have a bot of your own. */
int choose(const std::string& legal_moves, std::mt19937& random) {
  std::string among;
  for (const char square : legal_moves)
    if (square == 0 || square == 7 || square == 56 || square == 63) among += square;
  if (among.empty()) among = legal_moves;
  return among[random() % among.size()];
}

/** Plays one game to its end. */
RspGameOver play_game(Server& server, const User& user, const Options& options, std::mt19937& random) {
  ReqRandomJoin join;
  join.set_create_if_none(true);
  Answer answer = server.random_join(join);
  for (;;) {
    for (const Response& said : answer)
      if (said.has_gameoverrsp()) return said.gameoverrsp();
    const GameRoom room = room_of(answer);
    const bool is_my_turn = (room.status() == GameRoom::TURN_USER1 && room.user_1() == user.id()) ||
                            (room.status() == GameRoom::TURN_USER2 && room.user_2() == user.id());
    if (is_my_turn) {
      const int square = choose(room.legal_moves(), random);
      ReqGamePut put;
      put.set_room_id(room.room_id());
      put.set_r(square / 8);
      put.set_c(square % 8);
      put.set_version(room.version());
      answer = server.game_put(put);
    } else {
      sleep_s(options.pause_s);
      ReqGameSync sync;
      sync.set_room_id(room.room_id());
      answer = server.game_sync(sync);
    }
  }
}

}  // namespace

void play(Server& server, const Options& options) {
  std::mt19937 random(options.seed);
  const User user = enter(server, options);
  for (int played = 0; played < options.games || options.games == 0;) {
    const RspGameOver over = play_game(server, user, options, random);
    if (over.opponent().id() == 0) continue;  // nobody came
    const std::string winner = over.winner() == 0           ? "nobody"
                               : over.winner() == user.id() ? over.user().name()
                                                            : over.opponent().name();
    std::cout << "game " << ++played << ": " << winner << " won, " << over.user().name() << " " << over.my_score() << "-"
              << over.opponent_score() << " " << over.opponent().name() << std::endl;
  }
}
