/**
 * The program (for /bin/sh) between the applications and one server. It outlives the process that started it, and
 * stops the server when nobody uses it any more. $1: the session's folder, relative to the data directory, in which it
 * runs; the rest: PostgreSQL's command line; descriptor 3: the reading end of the session's FIFO.
 *
 * - Signals meant for the application (Ctrl-C, a service manager's TERM) are ignored: the server stops when the
 *   applications have drained and closed.
 * - `true`, not `:`: a failed redirection (full disk) after a special builtin would end the shell.
 * - INT (fast shutdown) is repeated: a server that has not yet installed its handlers loses the first.
 * - The FIFO goes before the server does, so that nobody joins one that stops.
 */
export const supervisor = `
session=$1
shift
"$@" 3<&- </dev/null &
server=$!
trap '' INT TERM HUP
echo $server >"$session/postmaster"
{
  while read -r user <&3; do true >"$session/joined.$user"; done
  exec 3<&-
  rm -f "$session/users"
  while kill -INT $server 2>/dev/null; do sleep 0.1; done
} &
keeper=$!
exec 3<&-
wait $server
status=$?
rm -f "$session/users"
kill -KILL $keeper 2>/dev/null
exit $status
`;
