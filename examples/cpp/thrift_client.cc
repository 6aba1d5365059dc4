// Two players' first move over Thrift: the method's prefix carries the token and the number of each call.
#include <cstdlib>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/protocol/TMultiplexedProtocol.h>
#include <thrift/transport/TBufferTransports.h>
#include <thrift/transport/TSocket.h>

#include "OthelloService.h"

namespace {

using namespace othello;
using apache::thrift::protocol::TBinaryProtocol;
using apache::thrift::protocol::TMultiplexedProtocol;
using apache::thrift::transport::TBufferedTransport;
using apache::thrift::transport::TSocket;

std::string random_text(int length) {
  std::random_device random;
  std::string text;
  while (length-- > 0) text += "0123456789abcdef"[random() % 16];
  return text;
}

/** One session, on a connection of its own. */
class Player {
 public:
  /** Registers and logs in a new player. */
  Player(const std::string& host, int port)
      : transport_(std::make_shared<TBufferedTransport>(std::make_shared<TSocket>(host, port))) {
    transport_->open();
    ReqLogin me;
    me.__set_platform_type(PlatformType::CUSTOM);
    me.__set_platform_token("cpp-" + random_text(32));
    RspLogin answer;
    try {
      next().Login(answer, me);
      throw std::runtime_error("a player that is made up just now is known already");
    } catch (const ErrorUserNotRegistered&) {
      ReqRegister call;
      call.__set_platform_type(me.platform_type);
      call.__set_platform_token(me.platform_token);
      call.__set_name("cpp-" + random_text(8));
      RspRegister registered;
      next().Register(registered, call);
    }
    next().Login(answer, me);
    token_ = answer.token;
  }

  /** For one call. The same call sent again with the same prefix gets the same answer. */
  OthelloServiceClient next() {
    const std::string service =
        token_.empty() ? "OthelloService" : "token=" + token_ + "&x-seq-no=" + std::to_string(++seq_no_);
    return OthelloServiceClient(
        std::make_shared<TMultiplexedProtocol>(std::make_shared<TBinaryProtocol>(transport_), service));
  }

 private:
  const std::shared_ptr<TBufferedTransport> transport_;
  std::string token_;
  int seq_no_ = 0;
};

void play(const std::string& host, int port) {
  Player white(host, port);
  Player black(host, port);
  ReqCreateGameRoom create;
  create.__set_private_(true);
  RspCreateGameRoom created;
  white.next().CreateGameRoom(created, create);
  ReqJoinGameRoom join;
  join.__set_invite(created.room.invite);
  RspJoinGameRoom joined;
  black.next().JoinGameRoom(joined, join);
  const int square = joined.room.legal_moves.at(0);
  ReqGamePut put;
  put.__set_room_id(joined.room.room_id);
  put.__set_version(joined.room.version);
  put.__set_r(square / 8);
  put.__set_c(square % 8);
  RspGamePut answer;
  black.next().GamePut(answer, put);
  for (const FollowUp& each : answer.follow_ups)
    if (each.__isset.gameSyncRsp)
      std::cout << "black has put at " << square / 8 << "," << square % 8 << ": " << each.gameSyncRsp.room.status << "\n";
}

}  // namespace

int main(int count, char** words) {
  const std::string target = count > 1 ? words[1] : "127.0.0.1:14502";
  const auto colon = target.rfind(':');
  try {
    play(target.substr(0, colon), std::atoi(target.c_str() + colon + 1));
  } catch (const std::exception& failed) {
    std::cerr << target << ": " << failed.what() << "\n";
    return 1;
  }
}
