import { useEffect, useState } from 'preact/hooks';
import { CallRefused, findRoom } from '@othello-rpc/client';
import { act } from '../../act.ts';
import { tell } from '../../announcer.ts';
import { keepInvite } from '../../device.ts';
import { useWords } from '../../language/language.ts';
import { CopyLink } from '../../parts/copy-link.tsx';
import { Page } from '../../parts/page.tsx';
import type { Match } from '../../play/match.ts';
import { isRematch } from '../../play/rematch.ts';
import { go, goInstead } from '../../route.ts';
import { session } from '../../session.ts';
import { useStore } from '../../store.ts';

/** Shown until an opponent joins. */
export function WaitingRoom({ match }: { match: Match }) {
  const text = useWords();
  const { room } = useStore(match.state);
  const invite = room?.invite;
  useEffect(() => {
    if (invite !== undefined) keepInvite(invite, match.roomId);
  }, [invite, match]);
  const cancel = async () => {
    match.leave();
    await match.exit();
    go('/');
  };
  return (
    <Page title={text.waiting}>
      {isRematch(match.roomId) ? (
        <p class="soft">{text.rematchAsked}</p>
      ) : invite !== undefined ? (
        <>
          <p class="soft">{text.waitingForFriend}</p>
          <CopyLink path={`/join/${invite}`} label={text.inviteLink} isShown />
          <p class="soft hint">{text.inviteHint}</p>
        </>
      ) : (
        <>
          <p class="soft">{text.waitingHint}</p>
          <BotInstead />
        </>
      )}
      <button onClick={() => void cancel()}>{text.cancel}</button>
    </Page>
  );
}

/** ms of waiting for a person until a bot is offered */
const OFFER_BOT_AFTER_MS = 15_000;

/** The offer of a bot after a long wait. The player's own room closes when they join another one. */
function BotInstead() {
  const text = useWords();
  const [isOffered, setOffered] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOffered(true), OFFER_BOT_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  const playBot = async () => {
    try {
      const room = findRoom(await session.client.randomJoin());
      if (room) goInstead(`/play/${room.roomId}`);
    } catch (error) {
      if (!(error instanceof CallRefused) || error.code !== 'ErrorInvalidGameRoom') throw error;
      tell(text.noBots);
    }
  };
  if (!isOffered) return null;
  return (
    <>
      <p class="soft" role="status">
        {text.nobodyYet}
      </p>
      <button class="first" onClick={() => void act(playBot)}>
        {text.playBot}
      </button>
    </>
  );
}
