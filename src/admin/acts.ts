import { hostname } from 'node:os';
import { Injectable, Logger } from '@nestjs/common';
import { Suspensions } from '../auth/index.ts';
import { EndingService } from '../game/index.ts';
import { Notices } from '../lobby/index.ts';
import { type Transaction, Transactions } from '../persistence/index.ts';
import { Failure, FAILURES } from '../rpc/failures.ts';
import { NodeHealth } from '../rpc/node-health.ts';
import { isStorableId } from '../rpc/wire-id.ts';
import type { Act, ActResult } from './act.ts';
import { AuditRepository } from './audit.repository.ts';

/** How this node is called, so that it is told apart from others behind the same address. */
export const NODE_NAME = `${hostname()}:${process.pid}`;

/** ms in which the answer of a drain goes out, before the node's own end begins */
const ANSWERED_MS = 100;

const resultOf = (isDone: boolean): ActResult => (isDone ? 'done' : 'nothing to do');

/**
 * Does what an administrator asks for. Effect and record share a transaction: there is no effect without its record,
 * and of two acts that are the same the second finds nothing to do.
 */
@Injectable()
export class Acts {
  private readonly logger = new Logger('Admin');

  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditRepository,
    private readonly endings: EndingService,
    private readonly suspensions: Suspensions,
    private readonly notices: Notices,
    private readonly health: NodeHealth,
  ) {}

  /**
   * @param admin the address of who asks
   * @throws Failure InvalidArgument: there is no such room, player or node here, which is on record too
   */
  async do(act: Act, admin: string): Promise<ActResult> {
    const object = objectOf(act);
    if (act.act === 'drain') return this.drain(act.on, admin);
    const isDone = await this.transactions.run(async (tx) => {
      const done = await this.effect(tx, act);
      const result = done === undefined ? 'refused: it is not there' : resultOf(done);
      await this.audit.add(tx, { admin, act: act.act, object, result });
      return done;
    });
    if (isDone === undefined) throw new Failure(FAILURES.InvalidArgument, missing(act));
    this.logger.log(`${act.act} ${object} by ${admin}: ${resultOf(isDone)}`);
    return resultOf(isDone);
  }

  /** @returns undefined: what it is to be done to is not there; false: it was so already */
  private async effect(tx: Transaction, act: Exclude<Act, { act: 'drain' }>): Promise<boolean | undefined> {
    switch (act.act) {
      case 'close-room':
        return isStorableId(act.on) ? this.endings.expire(tx, act.on) : undefined;
      case 'end-session':
        return this.suspensions.endSession(tx, act.on);
      case 'suspend':
        return this.suspensions.suspend(tx, act.on, act.text);
      case 'lift':
        return this.suspensions.lift(tx, act.on);
      case 'notice':
        return this.notices.write(tx, act.text);
    }
  }

  /** As SIGTERM: the node shows itself as not serving, answers the calls in flight and ends; its keeper starts another. */
  private async drain(node: string, admin: string): Promise<ActResult> {
    const isHere = node === NODE_NAME;
    const isFirst = isHere && !this.health.isDraining;
    const result = isHere ? resultOf(isFirst) : 'refused: another node answered';
    if (isFirst) this.health.startDraining();
    await this.transactions.run((tx) => this.audit.add(tx, { admin, act: 'drain', object: node, result }));
    if (!isHere)
      throw new Failure(FAILURES.InvalidArgument, `this is node ${NODE_NAME}: ask again until ${node} answers`);
    if (isFirst) setTimeout(() => process.emit('SIGTERM', 'SIGTERM'), ANSWERED_MS).unref();
    return resultOf(isFirst);
  }
}

const objectOf = (act: Act): string => ('on' in act ? act.on : act.text);

const missing = (act: Act): string =>
  act.act === 'close-room' ? `there is no room ${objectOf(act)}` : `there is no player ${objectOf(act)}`;
