// What both clients share: the options, how failures end the program, and the procedures of a server.
#pragma once

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "othello.pb.h"

const int CALL_TIMEOUT_S = 5;
const int RESEND_PAUSE_S = 1;

struct Options {
  std::string address;
  int games = 1;
  std::string name;
  unsigned seed = std::random_device()();
  double pause_s = 0.5;
  int tries = 10;
};

/** Of a command line with `--url` or whatever `address_option` is called; ends the process with one line when it can't be read. */
Options read_options(int count, char** words, const std::string& address_option, const std::string& usual_address);

/** Ends the process: what happened and what to do, in one line. */
[[noreturn]] void fail(const std::string& line);

/** Where a call that nothing has answered ends. `reason` is that of the last try. */
[[noreturn]] void fail_unanswered(const Options& options, const std::string& address_option, const std::string& reason);

void sleep_s(double seconds);

/** What the server said to one call, in order: first the call's own Response, then those that follow from it. */
using Answer = std::vector<othello::Response>;

/** The procedures that a game needs. Each is sent again as it is, its number included, until it is answered. */
class Server {
 public:
  virtual ~Server() = default;
  virtual Answer login(const othello::ReqLogin& request) = 0;
  virtual Answer register_user(const othello::ReqRegister& request) = 0;
  virtual Answer random_join(const othello::ReqRandomJoin& request) = 0;
  virtual Answer game_put(const othello::ReqGamePut& request) = 0;
  virtual Answer game_sync(const othello::ReqGameSync& request) = 0;

  /** Of the session, empty before a login; every call of it is counted. */
  std::string token;
  unsigned seq_no = 0;
};

/** Registers a new player under `options.name` and logs it in. */
othello::User enter(Server& server, const Options& options);

/** The room as the answer tells it last; ends the process when it tells of none. */
othello::GameRoom room_of(const Answer& answer);
