import { useEffect, useMemo, useState } from 'preact/hooks';
import { DiscSet, score } from '@othello-rpc/kernel';
import { Board } from '../board/board.tsx';
import { useWords } from '../language/language.ts';
import { MoveList } from '../parts/move-list.tsx';
import { positionAfter, stepsOf } from '../play/game-line.ts';
import { type ShownGame, useData } from './api.ts';
import { ActButton, Pending } from './parts.tsx';
import { playerLink } from './rooms.tsx';
import { moment, useAdminWords } from './words.ts';

const EVERY_MS = 2000;

/** A game with its board at any of its moves. */
export function Room({ id }: { id: string }) {
  const text = useAdminWords();
  const own = useWords();
  const { value, failure, again } = useData<{ room: ShownGame }>(`rooms/${encodeURIComponent(id)}`, EVERY_MS);
  const moves = value?.room.moves;
  const steps = useMemo(() => stepsOf(moves ?? []), [moves?.join()]);
  const [ply, setPly] = useState<number>();
  useEffect(() => setPly(undefined), [id]);
  if (!value) return <Pending failure={failure} />;
  const { room } = value;
  const shown = Math.min(ply ?? steps.length, steps.length);
  const { board } = positionAfter(steps, shown);
  const discs = score(board);
  const winner = [room.white, room.black].find((user) => user?.id === room.winner)?.name ?? text.nobody;
  return (
    <section class="card admin-game">
      <h2>
        {text.room} {room.id}
      </h2>
      <div class="board-place">
        <Board view={{ board, open: DiscSet.empty, last: steps[shown - 1]?.square }} label={own.board} />
      </div>
      <div class="admin-facts">
        <dl>
          <dt>{text.status}</dt>
          <dd>
            {text.statuses[room.status] ?? room.status} {room.isPrivate && text.isPrivate}
          </dd>
          <dt>{text.black}</dt>
          <dd>
            {playerLink(room.black)} {discs.black}
          </dd>
          <dt>{text.white}</dt>
          <dd>
            {playerLink(room.white)} {discs.white}
          </dd>
          <dt>{text.changed}</dt>
          <dd>{moment(room.updated)}</dd>
          {room.ended && (
            <>
              <dt>{text.winner}</dt>
              <dd>
                {winner} {text.endings[room.endedBy ?? '']}
              </dd>
            </>
          )}
          <dt>{text.took}</dt>
          <dd>{timeOf(room, shown)}</dd>
        </dl>
        <MoveList steps={steps} ply={shown} onJump={setPly} />
        {!room.ended && (
          <ActButton
            act={{ act: 'close-room', on: room.id }}
            label={text.closeRoom}
            warning={text.closeWarning}
            onDone={again}
          />
        )}
      </div>
    </section>
  );
}

/** Seconds that the put of a ply took; passes take none. */
function timeOf({ moves, putTimes }: ShownGame, ply: number): string {
  const puts = moves.slice(0, ply).filter((square) => square < 64).length;
  const [at, from] = [putTimes[puts - 1], putTimes[puts - 2] ?? 0];
  return at === undefined ? '–' : ((at - from) / 1000).toFixed(1);
}
