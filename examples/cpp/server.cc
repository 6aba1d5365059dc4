#include "server.h"

#include <chrono>
#include <iostream>
#include <random>
#include <thread>

using namespace othello;

namespace {

std::string random_hex(size_t digits) {
  static std::random_device device;
  std::string hex;
  while (hex.size() < digits) hex += "0123456789abcdef"[device() % 16];
  return hex;
}

/** Of the word after an option. */
double read_number(const std::string& option, const std::string& word) {
  char* end = nullptr;
  const double number = std::strtod(word.c_str(), &end);
  if (word.empty() || *end != '\0' || !(number >= 0 && number <= 4294967295.0))
    fail(option + " " + word + " is no number from 0: give one");
  return number;
}

}  // namespace

void fail(const std::string& line) {
  std::cerr << line << std::endl;
  std::exit(1);
}

void fail_unanswered(const Options& options, const std::string& address_option, const std::string& reason) {
  fail(options.address + " has not answered in " + std::to_string(options.tries) + " tries (" + reason +
       "): start the server, or give its " + address_option);
}

void sleep_s(double seconds) { std::this_thread::sleep_for(std::chrono::duration<double>(seconds)); }

Options read_options(int count, char** words, const std::string& address_option, const std::string& usual_address) {
  Options options;
  options.address = usual_address;
  options.name = "cpp-" + random_hex(8);
  for (int index = 1; index < count; index += 2) {
    const std::string option = words[index];
    const std::string word = index + 1 < count ? words[index + 1] : "";
    if (option == address_option) options.address = word;
    else if (option == "--name") options.name = word;
    else if (option == "--games") options.games = static_cast<int>(read_number(option, word));
    else if (option == "--seed") options.seed = static_cast<unsigned>(read_number(option, word));
    else if (option == "--pause") options.pause_s = read_number(option, word);
    else if (option == "--tries") options.tries = static_cast<int>(read_number(option, word));
    else fail(option + " is no option: give " + address_option + ", --games, --name, --seed, --pause or --tries, each with a word");
  }
  return options;
}

User enter(Server& server, const Options& options) {
  ReqRegister newcomer;
  newcomer.set_platform_type(CUSTOM);
  newcomer.set_platform_token(random_hex(32));
  newcomer.set_name(options.name);
  const Answer registered = server.register_user(newcomer);
  const Result& result = registered[0].result();
  // one that was sent again finds itself done
  if (result.code() != Success && result.code() != ErrorUserAlreadyExists)
    fail("the server refuses the name " + options.name + ": " + result.message());
  ReqLogin login;
  login.set_platform_type(newcomer.platform_type());
  login.set_platform_token(newcomer.platform_token());
  const Answer answer = server.login(login);
  if (answer[0].result().code() != Success) fail("the server refuses the login: " + answer[0].result().message());
  server.token = answer[0].loginrsp().token();
  return answer[0].loginrsp().user();
}

GameRoom room_of(const Answer& answer) {
  GameRoom room;
  for (const Response& said : answer) {
    if (said.joingameroomrsp().has_room()) room = said.joingameroomrsp().room();
    if (said.makegameroomrsp().has_room()) room = said.makegameroomrsp().room();
    if (said.gamesyncrsp().has_room()) room = said.gamesyncrsp().room();
  }
  if (room.room_id() == 0) fail("the server refuses to go on: " + answer[0].result().message());
  return room;
}
