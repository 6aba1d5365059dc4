import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { UsageError } from './exit-codes.ts';

interface GenOptions {
  proto?: string;
  out: string;
}

/** `othello gen --proto chat.proto --out src/generated`: what a team's clients and handlers are written against. */
export function genCommand(): Command {
  return new Command('gen')
    .description(
      "makes one .proto file of the server's and yours, the same for Thrift, its types for TypeScript, and the SDK's methods for yours",
    )
    .option('--proto <file>', "your own .proto file, which imports othello.proto; without it the server's alone")
    .option('--out <folder>', 'where the files go', 'generated')
    .action(gen);
}

async function gen({ proto, out }: GenOptions): Promise<void> {
  const { clientOf, ownSchema, teamSchema, thriftOf, typescriptOf } = await import('../index.ts'); // no other command loads the server
  let idl: string;
  try {
    ({ idl } = proto === undefined ? ownSchema() : teamSchema(proto));
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
  const name = proto === undefined ? 'othello' : `othello_${path.basename(proto, '.proto')}`;
  await mkdir(out, { recursive: true });
  for (const [file, text] of [
    [`${name}.proto`, idl],
    [`${name}.thrift`, thriftOf(idl, `${name}.proto`)],
    ['procedures.ts', typescriptOf(idl, `${name}.proto`)],
    ...(proto === undefined ? [] : [['client.ts', clientOf(idl, `${name}.proto`)] as const]),
  ] as const) {
    await writeFile(path.join(out, file), text);
    console.log(path.join(out, file));
  }
}
