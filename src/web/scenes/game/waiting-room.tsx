import { useEffect, useState } from 'preact/hooks';
import { CallRefused, findRoom } from '@othello-rpc/client';
import { act } from '../../act.ts';
import { tell } from '../../announcer.ts';
import { keepInvite } from '../../device.ts';
import { useWords } from '../../language/language.ts';
import { CopyText } from '../../parts/copy-text.tsx';
import { Elapsed } from '../../parts/elapsed.tsx';
import { Page } from '../../parts/page.tsx';
import { Terms } from '../../parts/terms.tsx';
import { listedRooms, othersIn } from '../../play/listed-rooms.ts';
import type { Match } from '../../play/match.ts';
import { isRematch } from '../../play/rematch.ts';
import { termsWords } from '../../play/terms.ts';
import { usePoll } from '../../poll.ts';
import { go, goInstead, linkTo } from '../../route.ts';
import { session } from '../../session.ts';
import { useStore } from '../../store.ts';

/** Shown until an opponent joins. */
export function WaitingRoom({ match }: { match: Match }) {
  const text = useWords();
  const { room } = useStore(match.state);
  const invite = room?.invite;
  const isUsual = termsWords(room, text).length === 0;
  useEffect(() => {
    if (invite !== undefined) keepInvite(invite, match.roomId);
  }, [invite, match]);
  const cancel = async () => {
    match.leave();
    await match.exit();
    session.state.patch({ liveRoomId: undefined });
    go('/');
  };
  return (
    <Page title={text.waiting}>
      {isRematch(match.roomId) ? (
        <p class="soft">{text.rematchAsked}</p>
      ) : invite !== undefined ? (
        <>
          <p class="soft">{text.waitingForFriend}</p>
          <CopyText value={linkTo(`/join/${invite}`)} label={text.inviteLink} button={text.copy} isShown />
          <p class="soft hint">{text.inviteHint}</p>
        </>
      ) : (
        <>
          <p class="soft">{isUsual ? text.waitingHint : text.waitingWithTerms}</p>
          <Others />
          <BotInstead />
        </>
      )}
      <Terms room={room} />
      <Elapsed sinceMs={Number(room?.created)} />
      <button onClick={() => void cancel()}>{text.cancel}</button>
    </Page>
  );
}

const OTHERS_EVERY_MS = 4000;

/** How many other people are there, as far as public rooms show. */
function Others() {
  const text = useWords();
  const { value } = usePoll(
    (signal) => listedRooms(session.client, 'ALL', signal).then(({ rooms }) => rooms),
    OTHERS_EVERY_MS,
  );
  if (!value) return null;
  return <p class="soft">{text.othersHere(othersIn(value, session.state.get().user?.id))}</p>;
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
