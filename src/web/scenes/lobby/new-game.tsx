import { findRoom, type GameRoomEntry } from '@othello-rpc/client';
import { act } from '../../act.ts';
import { useWords } from '../../language/language.ts';
import { waitingBots } from '../../play/listed-rooms.ts';
import { asked, chosen } from '../../play/terms.ts';
import { go } from '../../route.ts';
import { session } from '../../session.ts';
import { GameTerms } from './game-terms.tsx';

/** The ways to start a game. */
export function NewGame({ rooms }: { rooms: readonly GameRoomEntry[] }) {
  const text = useWords();
  const bots = waitingBots(rooms);
  return (
    <section class="card new-game">
      <h2>{text.newGame}</h2>
      <div class="buttons">
        <button class="first" onClick={() => void act(findOpponent)}>
          {text.randomOpponent}
        </button>
        <button onClick={() => void act(() => open(true))}>{text.inviteFriend}</button>
        <button onClick={() => void act(() => open(false))}>{text.openGame}</button>
      </div>
      <GameTerms />
      <h3>{text.playBot}</h3>
      {bots.length === 0 && <p class="soft">{text.noBots}</p>}
      <div class="buttons">
        {bots.map(({ level, roomId }) => (
          <button key={level} class="small" onClick={() => void act(() => join(roomId))}>
            {text.level(level)}
          </button>
        ))}
      </div>
    </section>
  );
}

async function findOpponent(): Promise<void> {
  const room = findRoom(await session.client.randomJoin({ createIfNone: true, peopleOnly: true }));
  if (room) go(`/play/${room.roomId}`);
}

/** @param isPrivate joined by its link alone; else whoever sees it among the open games may join */
async function open(isPrivate: boolean): Promise<void> {
  const room = findRoom(await session.client.createGameRoom({ private: isPrivate, ...asked(chosen.get()) }));
  if (room) go(`/play/${room.roomId}`);
}

/** Takes a seat in a room that waits. */
export async function join(roomId: string): Promise<void> {
  await session.client.joinGameRoom({ roomId });
  go(`/play/${roomId}`);
}
