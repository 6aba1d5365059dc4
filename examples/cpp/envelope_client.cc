// Plays Othello by itself through the envelope: a Request to POST /api, a MultipleResponse back, protocol version 2.
// Needs nothing but protobuf and libcurl, or any other library that can POST bytes.
#include <curl/curl.h>

#include <cstring>

#include "game.h"

using namespace othello;

namespace {

class EnvelopeServer : public Server {
 public:
  explicit EnvelopeServer(const Options& options) : options_(options), curl_(curl_easy_init()) {
    const std::string url = options.address + "/api";
    CURLU* parts = curl_url();
    const bool is_url = curl_url_set(parts, CURLUPART_URL, url.c_str(), 0) == CURLUE_OK;
    curl_url_cleanup(parts);
    if (!is_url) fail("--url " + options.address + " is no server's address: give one like http://127.0.0.1:14500");
    curl_easy_setopt(curl_, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl_, CURLOPT_TIMEOUT, static_cast<long>(CALL_TIMEOUT_S));
    curl_easy_setopt(curl_, CURLOPT_WRITEFUNCTION, &EnvelopeServer::take);
    curl_easy_setopt(curl_, CURLOPT_WRITEDATA, &body_);
    headers_ = curl_slist_append(headers_, "content-type: application/x-protobuf");
    curl_easy_setopt(curl_, CURLOPT_HTTPHEADER, headers_);
  }
  ~EnvelopeServer() override {
    curl_easy_cleanup(curl_);
    curl_slist_free_all(headers_);
  }

  Answer login(const ReqLogin& call) override {
    return send(Request::kLoginReqFieldNumber, &Request::mutable_loginreq, call);
  }
  Answer register_user(const ReqRegister& call) override {
    return send(Request::kRegisterReqFieldNumber, &Request::mutable_registerreq, call);
  }
  Answer random_join(const ReqRandomJoin& call) override {
    return send(Request::kRandomJoinReqFieldNumber, &Request::mutable_randomjoinreq, call);
  }
  Answer game_put(const ReqGamePut& call) override {
    return send(Request::kGamePutReqFieldNumber, &Request::mutable_gameputreq, call);
  }
  Answer game_sync(const ReqGameSync& call) override {
    return send(Request::kGameSyncReqFieldNumber, &Request::mutable_gamesyncreq, call);
  }

 private:
  /** Puts the call into its slot of the envelope, whose field number is the procedure's id. */
  template <class Call>
  Answer send(int protocol_id, Call* (Request::*slot)(), const Call& call) {
    Request envelope;
    envelope.set_protocolversion(2);
    envelope.set_protocolid(protocol_id);
    if (!token.empty()) {
      envelope.set_token(token);
      envelope.set_seqno(++seq_no);
    }
    *(envelope.*slot)() = call;
    return post(envelope.SerializeAsString());
  }

  Answer post(const std::string& bytes) {
    curl_easy_setopt(curl_, CURLOPT_POSTFIELDS, bytes.data());
    curl_easy_setopt(curl_, CURLOPT_POSTFIELDSIZE, static_cast<long>(bytes.size()));
    std::string reason;
    for (int tries = 0; tries < options_.tries; ++tries) {
      if (tries > 0) sleep_s(RESEND_PAUSE_S);
      body_.clear();
      const CURLcode code = curl_easy_perform(curl_);
      long status = 0;
      curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &status);
      if (code == CURLE_OK && status == 200) return read();
      reason = code == CURLE_OK ? "HTTP " + std::to_string(status) : words_of(code);
    }
    fail_unanswered(options_, "--url", reason);
  }

  Answer read() const {
    MultipleResponse answer;
    if (!answer.ParseFromString(body_) || answer.responses().empty()) {
      const char* type = nullptr;
      curl_easy_getinfo(curl_, CURLINFO_CONTENT_TYPE, &type);
      fail(options_.address + " answers with " + (type ? type : "something") +
           " that is no Othello server's: give the --url of one");
    }
    return Answer(answer.responses().begin(), answer.responses().end());
  }

  std::string words_of(CURLcode code) const {
    long number = 0;
    curl_easy_getinfo(curl_, CURLINFO_OS_ERRNO, &number);
    if (code == CURLE_OPERATION_TIMEDOUT) return "nothing came in " + std::to_string(CALL_TIMEOUT_S) + " s";
    return code == CURLE_COULDNT_CONNECT && number != 0 ? std::strerror(static_cast<int>(number))
                                                        : curl_easy_strerror(code);
  }

  static size_t take(const char* bytes, size_t, size_t count, void* body) {
    static_cast<std::string*>(body)->append(bytes, count);
    return count;
  }

  const Options options_;
  CURL* const curl_;
  curl_slist* headers_ = nullptr;
  std::string body_;
};

}  // namespace

int main(int count, char** words) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
  google::protobuf::SetLogHandler(nullptr);  // its words would stand beside ours
  const Options options = read_options(count, words, "--url", "http://127.0.0.1:14500");
  EnvelopeServer server(options);
  play(server, options);
}
