import { Injectable } from '@nestjs/common';
import type { Transaction } from '../persistence/index.ts';
import { type Id, isStorableId } from '../rpc/wire-id.ts';
import type { PlayerStats } from './player-stats.ts';
import { UserRepository } from './user.repository.ts';

/** Looks users up, for other modules and a team's own; changes none. */
@Injectable()
export class Players {
  constructor(private readonly users: UserRepository) {}

  /**
   * In one round trip.
   * @param tx the call's transaction, if it has one: otherwise the call would need a second connection
   * @returns by id; ids without a user are left out
   */
  find(ids: readonly Id[], tx?: Transaction): Promise<Map<Id, PlayerStats>> {
    return this.users.findMany([...new Set(ids)].filter(isStorableId), tx);
  }
}
