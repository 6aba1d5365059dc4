import { useWords } from '../language/language.ts';
import { listedRooms } from '../play/listed-rooms.ts';
import { usePoll } from '../poll.ts';
import { session } from '../session.ts';
import { useStore } from '../store.ts';
import { Leaderboard } from './lobby/leaderboard.tsx';
import { LiveGames } from './lobby/live-games.tsx';
import { NewGame } from './lobby/new-game.tsx';
import { OpenGames } from './lobby/open-games.tsx';
import { OtherName } from './lobby/other-name.tsx';
import { OwnGames } from './lobby/own-games.tsx';

const ROOMS_EVERY_MS = 2500;

export function Lobby() {
  const text = useWords();
  const { user, liveRoomId } = useStore(session.state);
  const rooms = usePoll((signal) => listedRooms(session.client, 'ALL', signal), ROOMS_EVERY_MS).value ?? [];
  const own = rooms.find(
    ({ user1, user2 }) => user?.id !== undefined && (user1?.id === user.id || user2?.id === user.id),
  );
  const ownRoomId = liveRoomId ?? own?.room?.roomId;
  const others = rooms.filter((entry) => entry !== own);
  return (
    <div class="lobby">
      <div class="hello">
        <h1>{text.welcome(user?.name ?? '')}</h1>
        <p class="soft">{text.figures(user?.rating ?? 0, [user?.win ?? 0, user?.lose ?? 0, user?.draw ?? 0])}</p>
        <OtherName />
      </div>
      <NewGame rooms={others} ownRoomId={ownRoomId} />
      <OpenGames rooms={others} />
      <LiveGames rooms={others} />
      <Leaderboard />
      <OwnGames />
    </div>
  );
}
