import { useEffect, useState } from 'preact/hooks';
import type { GameRecord } from '@othello-rpc/client';
import { act } from '../../act.ts';
import { useWords } from '../../language/language.ts';
import { PlayerLink } from '../../parts/player-link.tsx';
import { ReplayLink } from '../../parts/replay-link.tsx';
import { timeWords } from '../../play/terms.ts';
import { session } from '../../session.ts';

const PAGE = 50;

interface Listed {
  games: readonly GameRecord[];
  /** cursor of the next page */
  next: string | undefined;
}

/** All games of a player that ended, page by page, with their results by colour and by time. */
export function PlayedGames({ userId }: { userId: string }) {
  const text = useWords();
  const [listed, setListed] = useState<Listed>();
  const more = (before?: Listed) =>
    act(async () => {
      const { games, next } = await session.client.listGames({ userId, cursor: before?.next, limit: PAGE });
      setListed({ games: [...(before?.games ?? []), ...games], next });
    });
  useEffect(() => {
    setListed(undefined);
    void more();
  }, [userId]);
  if (!listed) return <p role="status">{text.loading}</p>;
  const { games, next } = listed;
  if (games.length === 0) return <p class="soft">{text.noPublicGames}</p>;
  return (
    <>
      <Results games={games} userId={userId} />
      <ul class="list">
        {games.map((game) => (
          <PlayedGame key={game.room?.roomId} game={game} userId={userId} />
        ))}
      </ul>
      {next !== undefined && <button onClick={() => void more(listed)}>{text.moreGames}</button>}
    </>
  );
}

interface OfGames {
  games: readonly GameRecord[];
  userId: string;
}

/** How many of the games that are shown were won with each colour, and with each time where there are several. */
function Results({ games, userId }: OfGames) {
  const text = useWords();
  const wonOf = (of: readonly GameRecord[]): [number, number] => [
    of.filter(({ room }) => room?.winner === userId).length,
    of.length,
  ];
  const wonAs = (side: 'black' | 'white') =>
    text.wonAs(
      text[side],
      ...wonOf(games.filter((game) => (side === 'black' ? game.user2 : game.user1)?.id === userId)),
    );
  const times = new Map<string, GameRecord[]>();
  for (const game of games) {
    const time = timeWords(game.room ?? {}, text) ?? text.usualTime;
    times.set(time, [...(times.get(time) ?? []), game]);
  }
  return (
    <>
      <p class="soft">
        {wonAs('black')} · {wonAs('white')}
      </p>
      {times.size > 1 && (
        <p class="soft">{[...times].map(([time, of]) => `${time}: ${text.wonOf(...wonOf(of))}`).join(' · ')}</p>
      )}
    </>
  );
}

function PlayedGame({ game, userId }: { game: GameRecord; userId: string }) {
  const text = useWords();
  const { room, user1, user2, ended } = game;
  const isBlack = user2?.id === userId;
  const opponent = isBlack ? user1 : user2;
  const winner = room?.winner ?? '0';
  const outcome = winner === '0' ? text.draw : winner === userId ? text.won : text.lost;
  const discs = (side: string) => room?.board.filter((each) => each === side).length ?? 0;
  const [mine, theirs] = isBlack ? ['Black', 'White'] : ['White', 'Black'];
  const casual = room?.casual ? ` · ${text.casual}` : '';
  return (
    <li>
      <span>
        <span
          class={`stone ${isBlack ? 'black' : 'white'}`}
          role="img"
          aria-label={isBlack ? text.black : text.white}
        />{' '}
        <PlayerLink user={opponent} />{' '}
        <span class="soft">
          {outcome} {text.score(discs(mine ?? ''), discs(theirs ?? ''))} ·{' '}
          {new Date(Number(ended)).toLocaleDateString()}
          {casual}
        </span>
      </span>
      <ReplayLink room={room} opponent={opponent} />
    </li>
  );
}
