import { fileURLToPath } from 'node:url';
import { Rating, serve } from 'othello-rpc';
import { ChatModule } from './chat.module.ts';
import { Elo } from './elo.ts';
import { ChatLines1700000000000 } from './chat-lines.migration.ts';

await serve(process.env, {
  idl: fileURLToPath(new URL('../chat.proto', import.meta.url)),
  modules: [ChatModule],
  migrations: [ChatLines1700000000000],
  overrides: [{ provide: Rating, useClass: Elo }],
});
