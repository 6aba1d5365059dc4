import type { User } from '@othello-rpc/client';
import { hrefOf } from '../route.ts';

/** A name that leads to its player's page. */
export function PlayerLink({ user }: { user: User | undefined }) {
  if (!user?.id) return <>{user?.name ?? '…'}</>;
  return (
    <a class="player-link" href={hrefOf(`/player/${user.id}`)}>
      {user.name}
    </a>
  );
}
