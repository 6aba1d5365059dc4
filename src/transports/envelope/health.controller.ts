import { Controller, Get, Header, Res } from '@nestjs/common';
import type { Response } from 'express';
import { NodeHealth } from '../../rpc/node-health.ts';

@Controller('health')
export class HealthController {
  constructor(private readonly health: NodeHealth) {}

  @Get()
  @Header('cache-control', 'no-store')
  check(@Res({ passthrough: true }) response: Response): { status: string } {
    const { isServing } = this.health;
    response.status(isServing ? 200 : 503);
    return { status: isServing ? 'serving' : 'not serving' };
  }
}
