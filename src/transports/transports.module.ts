import { Module } from '@nestjs/common';
import { EnvelopeCodec } from './envelope/envelope.codec.ts';
import { EnvelopeServer } from './envelope/envelope.server.ts';
import { HealthController } from './envelope/health.controller.ts';
import { HomeController } from './envelope/home.controller.ts';
import { WebFiles } from './envelope/web-files.ts';
import { GrpcCodec } from './grpc/grpc.codec.ts';
import { GrpcServer } from './grpc/grpc.server.ts';
import { InProcessServer } from './in-process/in-process.server.ts';

/** by a name, for the SDK, which imports nothing of the server's */
const IN_PROCESS = { provide: 'othello.in-process', useExisting: InProcessServer };

/** Every door. */
@Module({
  controllers: [HealthController, HomeController],
  providers: [EnvelopeCodec, EnvelopeServer, GrpcCodec, GrpcServer, InProcessServer, IN_PROCESS, WebFiles],
})
export class TransportsModule {}
