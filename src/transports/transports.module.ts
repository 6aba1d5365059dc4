import { Module } from '@nestjs/common';
import { PushModule } from '../push/index.ts';
import { EnvelopeCodec } from './envelope.codec.ts';
import { EnvelopeStreams } from './envelope/envelope.stream.ts';
import { EnvelopeServer } from './envelope/envelope.server.ts';
import { Origins } from './envelope/origins.ts';
import { HealthController } from './envelope/health.controller.ts';
import { HomeController } from './envelope/home.controller.ts';
import { WebFiles } from './envelope/web-files.ts';
import { Frames } from './frames.ts';
import { GrpcConnections } from './grpc/connections.ts';
import { GrpcCodec } from './grpc/grpc.codec.ts';
import { GrpcMethods } from './grpc/grpc.methods.ts';
import { GrpcServer } from './grpc/grpc.server.ts';
import { GrpcStreams } from './grpc/grpc.stream.ts';
import { PlayStreams } from './grpc/play.streams.ts';
import { InProcessExchange } from './in-process/in-process.exchange.ts';
import { InProcessServer } from './in-process/in-process.server.ts';

/** by a name, for the SDK, which imports nothing of the server's */
const IN_PROCESS = { provide: 'othello.in-process', useExisting: InProcessExchange };

/** Every transport. */
@Module({
  imports: [PushModule],
  controllers: [HealthController, HomeController],
  providers: [
    EnvelopeCodec,
    EnvelopeServer,
    EnvelopeStreams,
    Origins,
    Frames,
    GrpcCodec,
    GrpcConnections,
    GrpcMethods,
    GrpcServer,
    GrpcStreams,
    PlayStreams,
    InProcessExchange,
    InProcessServer,
    IN_PROCESS,
    WebFiles,
  ],
})
export class TransportsModule {}
