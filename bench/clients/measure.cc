// Joins a game, says so, and makes as many GameSyncs as each line of standard input says: linked with an example client in the
// place of its game, so that the example's own way to the server is measured.
#include <dlfcn.h>
#include <sys/resource.h>

#include <chrono>
#include <iostream>

#include "game.h"

using namespace othello;

namespace {

/** User and system time of the process, in µs. */
double cpu_us() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

/** Bytes asked of malloc so far, by allocated.c where it is loaded; else 0. */
double allocated_bytes() {
  using Count = unsigned long long (*)();
  static const auto count = reinterpret_cast<Count>(dlsym(RTLD_DEFAULT, "allocated_bytes"));
  return count ? static_cast<double>(count()) : 0;
}

double seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

void play(Server& server, const Options& options) {
  enter(server, options);
  ReqGameSync sync;
  sync.set_room_id(room_of(server.random_join(ReqRandomJoin())).room_id());
  std::cout.precision(15);
  std::cout << "joined" << std::endl;
  for (int calls; std::cin >> calls;) {
    const double cpu = cpu_us(), bytes = allocated_bytes(), began = seconds();
    for (int made = 0; made < calls; ++made) room_of(server.game_sync(sync));
    std::cout << "{\"calls\":" << calls << ",\"seconds\":" << seconds() - began << ",\"cpuUs\":" << cpu_us() - cpu
              << ",\"allocatedBytes\":" << allocated_bytes() - bytes << "}" << std::endl;
  }
}
