import { BadRequestException, Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { othello } from 'othello-rpc';
import { addressed } from './answers.ts';
import { OthelloService } from './othello.service.ts';

@Controller('api')
export class ApiController {
  constructor(private readonly othello: OthelloService) {}

  @Post()
  @HttpCode(200)
  async call(@Body() body: Buffer, @Res() response: Response): Promise<void> {
    const request = othello.Request.decode(body);
    const stored = await this.answer(request);
    response.type('application/x-protobuf').send(Buffer.from(addressed(stored, request)));
  }

  private answer({ gamePutReq, gameSyncReq, token, seqNo }: othello.Request): Promise<Buffer> {
    if (gamePutReq) return this.othello.gamePut(gamePutReq, token ?? '', seqNo ?? 0);
    if (gameSyncReq) return this.othello.gameSync(gameSyncReq, token ?? '');
    throw new BadRequestException('this server knows GamePut and GameSync');
  }
}
