import { Module } from '@nestjs/common';
import { PushModule } from '../push/index.ts';
import { ClientAddresses } from './client-addresses.ts';
import { ConnectCodec } from './connect/connect.codec.ts';
import { ConnectServer } from './connect/connect.server.ts';
import { ConnectStreams } from './connect/connect.stream.ts';
import { EnvelopeCodec } from './envelope.codec.ts';
import { EnvelopeStreams } from './envelope/envelope.stream.ts';
import { EnvelopeServer } from './envelope/envelope.server.ts';
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
import { HttpAnswers } from './http/http-answers.ts';
import { HttpServer } from './http/http.server.ts';
import { Http2Server } from './http/http2.server.ts';
import { HTTP_TRANSPORTS, type HttpTransport } from './http/http-transport.ts';
import { Origins } from './http/origins.ts';
import { InProcessExchange } from './in-process/in-process.exchange.ts';
import { InProcessServer } from './in-process/in-process.server.ts';
import { ThriftCodec } from './thrift/thrift.codec.ts';
import { ThriftHttp } from './thrift/thrift.http.ts';
import { ThriftServer } from './thrift/thrift.server.ts';
import { ThriftPolls } from './thrift/thrift.stream.ts';
import { TransportsReadings } from './transports.readings.ts';
import { WebSocketServer } from './websocket/websocket.server.ts';

/** provided under a string, since the SDK looks it up and imports nothing of the server */
const IN_PROCESS = { provide: 'othello.in-process', useExisting: InProcessExchange };

/** The transports on the HTTP port. */
const ON_HTTP = {
  provide: HTTP_TRANSPORTS,
  inject: [EnvelopeServer, ConnectServer, ThriftHttp, WebSocketServer],
  useFactory: (...transports: HttpTransport[]) => transports,
};

/** Every transport. */
@Module({
  imports: [PushModule],
  controllers: [HealthController, HomeController],
  providers: [
    ClientAddresses,
    ConnectCodec,
    ConnectServer,
    ConnectStreams,
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
    HttpAnswers,
    HttpServer,
    Http2Server,
    PlayStreams,
    InProcessExchange,
    InProcessServer,
    IN_PROCESS,
    ON_HTTP,
    ThriftCodec,
    ThriftHttp,
    ThriftPolls,
    ThriftServer,
    TransportsReadings,
    WebFiles,
    WebSocketServer,
  ],
})
export class TransportsModule {}
