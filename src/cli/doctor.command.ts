import { Command } from 'commander';

/** `othello doctor`: whether a server would start with the settings of the environment. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('checks what a start with these settings needs, a line each; ends with 1 when a start would fail')
    .option('--json', 'prints each line as JSON', false)
    .action(async ({ json }: { json: boolean }) => {
      const { examine } = await import('../index.ts'); // loads the server
      for await (const finding of examine()) {
        const { what, verdict, line } = finding;
        console.log(json ? JSON.stringify(finding) : `${verdict.padEnd(7)}  ${what}: ${line}`);
        if (verdict === 'trouble') process.exitCode = 1;
      }
    });
}
