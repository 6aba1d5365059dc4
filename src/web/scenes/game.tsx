import { useEffect, useMemo } from 'preact/hooks';
import { useWords } from '../language/language.ts';
import { Match } from '../play/match.ts';
import { goInstead, hrefOf } from '../route.ts';
import { session } from '../session.ts';
import { useStore } from '../store.ts';
import { Page } from '../parts/page.tsx';
import { Table } from './game/table.tsx';
import { WaitingRoom } from './game/waiting-room.tsx';
import { NotFound } from './not-found.tsx';

/** A game of the player's own, from waiting for an opponent to the result. */
export function Game({ roomId }: { roomId: string }) {
  const text = useWords();
  const match = useMemo(() => new Match(session, roomId), [roomId]);
  const { room, over, isMissing } = useStore(match.state);
  useEffect(() => {
    void match.follow();
    return () => match.leave();
  }, [match]);

  // a room that waited may have been merged into an older one
  const shownId = room?.roomId;
  useEffect(() => {
    if (shownId !== undefined && shownId !== roomId) goInstead(`/play/${shownId}`);
  }, [shownId, roomId]);

  if (isMissing) return <NotFound />;
  if (!room)
    return (
      <p role="status" class="loading">
        {text.loading}
      </p>
    );
  if (over && room.user2 === undefined)
    return (
      <Page title={text.closedRoom}>
        <p class="soft">{text.closedRoomHint}</p>
        <a class="button first" href={hrefOf('/')}>
          {text.toLobby}
        </a>
      </Page>
    );
  if (room.status === 'WAITING') return <WaitingRoom match={match} />;
  return <Table match={match} />;
}
