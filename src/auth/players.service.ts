import { Injectable } from '@nestjs/common';
import type { Transaction } from '../persistence/index.ts';
import { type Id, isStorableId } from '../rpc/wire-id.ts';
import type { PlayerStats } from './player-stats.ts';
import { UserRepository } from './user.repository.ts';

/** Players for modules beside auth's own, a team's too: looked up, never changed. */
@Injectable()
export class Players {
  constructor(private readonly users: UserRepository) {}

  /**
   * One round trip.
   * @param tx of a call that has a transaction: give it, so that the call needs no second connection
   * @returns by id; who is no user is left out
   */
  find(ids: readonly Id[], tx?: Transaction): Promise<Map<Id, PlayerStats>> {
    return this.users.findMany([...new Set(ids)].filter(isStorableId), tx);
  }
}
