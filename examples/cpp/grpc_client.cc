// Plays Othello by itself over gRPC, protocol version 2: the twin of envelope_client.cc. The token and the number of the
// call go along as metadata; an answer carries its `result`, and in `follow_ups` what else the server has to say.
#include <grpcpp/grpcpp.h>

#include <chrono>

#include "game.h"
#include "othello.grpc.pb.h"

using namespace othello;

namespace {

class GrpcServer : public Server {
 public:
  explicit GrpcServer(const Options& options)
      : options_(options),
        stub_(Othello::NewStub(grpc::CreateChannel(options.address, grpc::InsecureChannelCredentials()))) {}

  Answer login(const ReqLogin& call) override { return send(&Othello::Stub::Login, call, &Response::mutable_loginrsp); }
  Answer register_user(const ReqRegister& call) override {
    return send(&Othello::Stub::Register, call, &Response::mutable_registerrsp);
  }
  Answer random_join(const ReqRandomJoin& call) override {
    return send(&Othello::Stub::RandomJoin, call, &Response::mutable_randomjoinrsp);
  }
  Answer game_put(const ReqGamePut& call) override {
    return send(&Othello::Stub::GamePut, call, &Response::mutable_gameputrsp);
  }
  Answer game_sync(const ReqGameSync& call) override {
    return send(&Othello::Stub::GameSync, call, &Response::mutable_gamesyncrsp);
  }

 private:
  /** Makes the call and puts its answer into the slot of a Response, as which the envelope would have brought it. */
  template <class Call, class Reply>
  Answer send(grpc::Status (Othello::Stub::*method)(grpc::ClientContext*, const Call&, Reply*), const Call& call,
              Reply* (Response::*slot)()) {
    if (!token.empty()) ++seq_no;
    std::string reason;
    for (int tries = 0; tries < options_.tries; ++tries) {
      if (tries > 0) sleep_s(RESEND_PAUSE_S);
      grpc::ClientContext context;
      context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(CALL_TIMEOUT_S));
      if (!token.empty()) {
        context.AddMetadata("authorization", "Bearer " + token);
        context.AddMetadata("x-seq-no", std::to_string(seq_no));
      }
      Response own;
      Reply* reply = (own.*slot)();
      const grpc::Status status = (stub_.get()->*method)(&context, call, reply);
      if (status.ok()) {
        *own.mutable_result() = reply->result();
        Answer answer{own};
        answer.insert(answer.end(), reply->follow_ups().begin(), reply->follow_ups().end());
        return answer;
      }
      reason = status.error_message();
      if (!is_worth_another_try(status))
        fail(options_.address + " refuses the call (" + reason + "): give the --target of an Othello server");
    }
    fail_unanswered(options_, "--target", reason);
  }

  static bool is_worth_another_try(const grpc::Status& status) {
    return status.error_code() == grpc::UNAVAILABLE || status.error_code() == grpc::ABORTED ||
           status.error_code() == grpc::DEADLINE_EXCEEDED;
  }

  const Options options_;
  const std::unique_ptr<Othello::Stub> stub_;
};

}  // namespace

int main(int count, char** words) {
  const Options options = read_options(count, words, "--target", "127.0.0.1:14501");
  GrpcServer server(options);
  play(server, options);
}
