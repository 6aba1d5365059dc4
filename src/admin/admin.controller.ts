import { Controller, Get, Header, HttpCode, Param, Post, Query, Req, UseFilters, UseGuards } from '@nestjs/common';
import type { Request } from 'express';
import { Rooms } from '../game/index.ts';
import { Notices } from '../lobby/index.ts';
import { Failure, FAILURES } from '../rpc/failures.ts';
import { ClientAddresses } from '../transports/client-addresses.ts';
import { act, type ActResult } from './act.ts';
import { Acts } from './acts.ts';
import { type AdminPlayer, AdminPlayers, PLAYER_LISTS } from './admin-players.repository.ts';
import { addressOf, bodyOf, cursorIn, idIn } from './admin-request.ts';
import { AdminRooms } from './admin-rooms.repository.ts';
import { AdminErrors } from './admin.errors.ts';
import { AdminGuard, OwnPageGuard } from './admin.guards.ts';
import { type AuditEntry, AuditRepository } from './audit.repository.ts';
import { type LiveFigures, LiveFiguresService } from './live-figures.ts';
import { shownGame, type ShownGame, shownRoom, type ShownRoom } from './shown-room.ts';

/** characters of a name that is looked for */
const NAME_AT_MOST = 200;

/** The administration as JSON: what the page shows (src/web/admin), and `othello admin`. */
@Controller('admin/api')
@UseGuards(OwnPageGuard, AdminGuard)
@UseFilters(AdminErrors)
export class AdminController {
  constructor(
    private readonly acts: Acts,
    private readonly audit: AuditRepository,
    private readonly rooms: AdminRooms,
    private readonly found: Rooms,
    private readonly players: AdminPlayers,
    private readonly live: LiveFiguresService,
    private readonly notices: Notices,
    private readonly addresses: ClientAddresses,
  ) {}

  @Get('state')
  @Header('cache-control', 'no-store')
  async state(): Promise<LiveFigures & { notice: string }> {
    return { ...(await this.live.read()), notice: await this.notices.find() };
  }

  /** @param list `open`, or all by `before` */
  @Get('rooms')
  @Header('cache-control', 'no-store')
  async listRooms(@Query('list') list?: string, @Query('before') before?: string): Promise<{ rooms: ShownRoom[] }> {
    const rooms = list === 'open' ? await this.rooms.open() : await this.rooms.all(cursorIn(before));
    return { rooms: rooms.map(shownRoom) };
  }

  @Get('rooms/:id')
  @Header('cache-control', 'no-store')
  async room(@Param('id') text: string): Promise<{ room: ShownGame }> {
    const id = idIn(text, 'room');
    const found = (await this.found.find([id])).get(id);
    if (!found) throw new Failure(FAILURES.InvalidArgument, `there is no room ${id}`);
    return { room: shownGame(found) };
  }

  /** @param list one of PLAYER_LISTS; or `name` */
  @Get('players')
  @Header('cache-control', 'no-store')
  async listPlayers(
    @Query('list') list?: string,
    @Query('name') name?: string,
    @Query('before') before?: string,
  ): Promise<{ players: AdminPlayer[] }> {
    if (typeof name === 'string' && name !== '')
      return { players: name.length > NAME_AT_MOST ? [] : await this.players.findByName(name) };
    const which = Object.keys(PLAYER_LISTS).find((known) => known === list) ?? 'newest';
    return { players: await this.players.list(which as keyof typeof PLAYER_LISTS, cursorIn(before)) };
  }

  @Get('players/:id')
  @Header('cache-control', 'no-store')
  async player(@Param('id') text: string): Promise<{ player: AdminPlayer }> {
    const id = idIn(text, 'player');
    const player = await this.players.find(id);
    if (!player) throw new Failure(FAILURES.InvalidArgument, `there is no player ${id}`);
    return { player };
  }

  @Get('acts')
  @Header('cache-control', 'no-store')
  async listActs(@Query('before') before?: string): Promise<{ acts: AuditEntry[] }> {
    return { acts: await this.audit.list(cursorIn(before)) };
  }

  @Post('acts')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async act(@Req() request: Request): Promise<{ result: ActResult }> {
    const asked = await bodyOf(request, act);
    const admin = addressOf(request, this.addresses);
    return { result: await this.acts.do(asked, admin) };
  }
}
