/** Shards that topics with a number or a name of their own are spread over. */
const SPREAD = 256;

/** All sessions have one shard: logins are rare, and a node watches the sessions of users whose rooms are anywhere. */
const SESSIONS = SPREAD;
/** the commits of transactions, whatever they changed */
const TRANSACTIONS = SPREAD + 1;

/** Topics are gathered in so many shards: what nodes say that they watch has this size, whatever there is to watch. */
export const SHARDS = SPREAD + 2;

/** The topic of every commit of a transaction, which has no versions. Moves are written without one. */
export const TRANSACTIONS_TOPIC = 'transactions:';

/** A topic's shard: the number behind the colon modulo 256, and of a name a hash. @param topic `room:12` */
export function shardOf(topic: string): number {
  if (topic.startsWith('session:')) return SESSIONS;
  if (topic === TRANSACTIONS_TOPIC) return TRANSACTIONS;
  let shard = 0;
  for (let at = topic.indexOf(':') + 1; at < topic.length; at++)
    shard = (shard * 10 + topic.charCodeAt(at) - 48) & (SPREAD - 1);
  return shard;
}
