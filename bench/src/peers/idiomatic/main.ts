// The server as it is usually written: Nest on Express, a controller, a service, TypeORM's entities, save() in a transaction.
// Same tables, same rules, same duplicate check as ours.
//
//     DATABASE_URL=postgres://… node bench/dist/peers/idiomatic/main.js --port 14602
import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiController } from './api.controller.ts';
import { Room, Session, User } from './entities.ts';
import { OthelloService } from './othello.service.ts';

/** as many as our server's own (src/persistence/data-source.ts) */
const POOL_SIZE = 16;
const IS_ORPHAN_MS = 1000;

/** read at once: it may be gone before the server listens */
const parent = process.ppid;

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: process.env.DATABASE_URL,
      poolSize: POOL_SIZE,
      entities: [Room, Session, User],
      retryAttempts: 0,
    }),
  ],
  controllers: [ApiController],
  providers: [OthelloService],
})
class AppModule {}

function fail(line: string): never {
  console.error(`idiomatic: ${line}`);
  process.exit(1);
}

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
if (!process.env.DATABASE_URL)
  fail('DATABASE_URL is not set: give it the database of an Othello server, which makes the tables');
const app = await NestFactory.create<NestExpressApplication>(AppModule, { logger: false, abortOnError: false }).catch(
  (error: Error) => fail(`no database at DATABASE_URL (${error.message}): start it, or correct the URL`),
);
app.useBodyParser('raw', { type: () => true });
await app
  .listen(Number(values.port), '127.0.0.1')
  .catch((error: Error) => fail(`cannot listen on port ${values.port} (${error.message}): give another --port`));
console.log(`listening ${(app.getHttpServer().address() as AddressInfo).port}`);

setInterval(() => {
  if (process.ppid !== parent) process.exit(0); // whoever started this one is gone: nobody is left to stop it
}, IS_ORPHAN_MS).unref();
