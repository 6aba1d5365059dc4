import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../language/language.ts';
import { figuresOf } from '../parts/rating.tsx';
import { listedRooms } from '../play/listed-rooms.ts';
import { usePoll } from '../poll.ts';
import { hrefOf } from '../route.ts';
import { session } from '../session.ts';
import { useStore } from '../store.ts';
import { Leaderboard } from './lobby/leaderboard.tsx';
import { LiveGames } from './lobby/live-games.tsx';
import { NewGame } from './lobby/new-game.tsx';
import { OpenGames } from './lobby/open-games.tsx';
import { OtherName } from './lobby/other-name.tsx';
import { OwnGames } from './lobby/own-games.tsx';
import { RunningGame } from './lobby/running-game.tsx';

const ROOMS_EVERY_MS = 2500;
const FIGURES_EVERY_MS = 20_000;
/** rows of the leaderboard */
const LEADERS = 10;

export function Lobby() {
  const text = useWords();
  const { user, liveRoomId } = useStore(session.state);
  const { client } = session;
  const listed = usePoll((signal) => listedRooms(client, 'ALL', signal), ROOMS_EVERY_MS);
  const leaders = usePoll((signal) => client.getLeaderboard({ limit: LEADERS }, { signal }), FIGURES_EVERY_MS);
  const profile = usePoll((signal) => client.getProfile({}, { signal }), FIGURES_EVERY_MS, liveRoomId);
  // nothing moves down while the first answers come in: all is shown at once
  const isReady = [listed, leaders, profile].every(({ value, refusal }) => (value ?? refusal) !== undefined);

  const { rooms = [], notice } = listed.value ?? {};
  const own = rooms.find(
    ({ user1, user2 }) => user?.id !== undefined && (user1?.id === user.id || user2?.id === user.id),
  );
  const ownRoomId = liveRoomId ?? own?.room?.roomId;
  // a game that has ended stays in sight, with its result, until another one begins
  const [shownRoomId, setShownRoomId] = useState(ownRoomId);
  useEffect(() => {
    if (ownRoomId !== undefined) setShownRoomId(ownRoomId);
  }, [ownRoomId]);
  const others = rooms.filter((entry) => entry !== own);
  return (
    <div class="lobby">
      <div class="hello">
        <h1>{text.welcome(user?.name ?? '')}</h1>
        <p class="soft">{figuresOf(user, text)}</p>
        <p>
          <a href={hrefOf(`/player/${user?.id ?? ''}`)}>{text.yourPage}</a>
        </p>
        <OtherName />
      </div>
      {isReady ? (
        <>
          {notice !== undefined && (
            <p class="notice card" role="status">
              {notice}
            </p>
          )}
          {shownRoomId !== undefined && <RunningGame key={shownRoomId} roomId={shownRoomId} />}
          {liveRoomId === undefined && <NewGame rooms={others} />}
          <OpenGames rooms={others} />
          <LiveGames rooms={others} />
          <Leaderboard leaders={leaders.value} />
          <OwnGames profile={profile.value} />
        </>
      ) : (
        <p role="status">{text.loading}</p>
      )}
    </div>
  );
}
