import { Command } from 'commander';

/** `othello serve`: the server, with the settings of the environment, until SIGTERM or Ctrl-C. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('starts the server; settings are in the environment (PORT, DATABASE_URL …)')
    .action(async () => void (await (await import('../index.ts')).serve())); // no other command loads the server
}
