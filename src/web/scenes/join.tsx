import { useState } from 'preact/hooks';
import { CallRefused, findRoom } from '@othello-rpc/client';
import { act } from '../act.ts';
import { roomInvitedTo } from '../device.ts';
import { useWords } from '../language/language.ts';
import { NameForm } from '../parts/name-form.tsx';
import { Page } from '../parts/page.tsx';
import { goInstead } from '../route.ts';
import { session } from '../session.ts';
import { useStore } from '../store.ts';
import { NotFound } from './not-found.tsx';

/** The scene that an invite link opens. */
export function Join({ invite }: { invite: string }) {
  const text = useWords();
  const { phase } = useStore(session.state);
  const [isMissing, setMissing] = useState(false);
  const join = () =>
    act(async () => {
      try {
        const room = findRoom(await session.client.joinGameRoom({ invite }));
        if (room) goInstead(`/play/${room.roomId}`);
      } catch (error) {
        if (!(error instanceof CallRefused) || error.code !== 'ErrorInvalidGameRoom') throw error;
        // the invite is of the player's own room, which has its own scene
        const ownRoomId = roomInvitedTo(invite);
        if (ownRoomId === undefined) setMissing(true);
        else goInstead(`/play/${ownRoomId}`);
      }
    });
  if (isMissing) return <NotFound />;
  return (
    <Page title={text.invited}>
      <p class="soft">{text.invitedHint}</p>
      {phase === 'in' ? (
        <button class="first" onClick={() => void join()}>
          {text.joinGame}
        </button>
      ) : session.isKnown ? (
        <p role="status">{text.connecting}</p>
      ) : (
        <NameForm submit={text.play} />
      )}
    </Page>
  );
}
