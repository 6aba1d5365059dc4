#pragma once

#include "server.h"

/** Registers a new player, logs it in and plays `options.games` games, a line each on stdout. */
void play(Server& server, const Options& options);
