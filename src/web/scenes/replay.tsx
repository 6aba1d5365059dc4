import { useEffect, useMemo, useState } from 'preact/hooks';
import type { GameRecord } from '@othello-rpc/client';
import { say } from '../announcer.ts';
import { useWords } from '../language/language.ts';
import { CopyLink } from '../parts/copy-link.tsx';
import { GameView } from '../parts/game-view.tsx';
import { stepsOf } from '../play/game-line.ts';
import { narrate } from '../play/narrate.ts';
import { usePoll } from '../poll.ts';
import { session } from '../session.ts';
import { NotFound } from './not-found.tsx';
import { ReplayControls } from './replay/controls.tsx';

const NEVER_AGAIN_MS = 2 ** 31 - 1;

/** The scene that a record's link opens. */
export function Replay({ roomId, ply }: { roomId: string; ply: number | undefined }) {
  const text = useWords();
  const { value, refusal } = usePoll((signal) => session.client.getGameRecord({ roomId }, { signal }), NEVER_AGAIN_MS);
  if (refusal !== undefined) return <NotFound />;
  if (!value?.record)
    return (
      <p role="status" class="loading">
        {text.loading}
      </p>
    );
  return <Record key={ply} record={value.record} firstPly={ply} />;
}

function Record({ record, firstPly }: { record: GameRecord; firstPly: number | undefined }) {
  const text = useWords();
  const { room, user1, user2 } = record;
  const steps = useMemo(() => stepsOf(room?.moves ?? []), [room]);
  const [ply, setPly] = useState(Math.min(firstPly ?? steps.length, steps.length));
  const names = { black: user2?.name ?? '', white: user1?.name ?? '' };
  const jump = (next: number) => setPly(Math.max(0, Math.min(steps.length, next)));

  useEffect(() => {
    const step = steps[ply - 1];
    say(step ? narrate(step, { text, names, self: undefined }) : text.startOfGame);
  }, [ply]);

  const winner = room?.winner === room?.user1 ? names.white : names.black;
  const ending = { SCORE: undefined, RESIGNATION: text.byResignation, TIME_OUT: text.byTimeout }[
    record.endedBy ?? 'SCORE'
  ];
  return (
    <GameView
      {...{ steps, ply, room: undefined, players: { black: user2, white: user1 }, onJump: jump }}
      title={`${text.replay}: ${text.versus(names.black, names.white)}`}
    >
      <section class="card replay">
        <h2>{!room?.winner || room.winner === '0' ? text.draw : text.wins(winner)}</h2>
        {ending && <p class="soft">{ending}</p>}
        <ReplayControls {...{ ply, all: steps.length, jump }} />
        <CopyLink path={`/replay/${room?.roomId}/${ply}`} label={text.shareLink} />
        <a class="button small" href="#/">
          {text.toLobby}
        </a>
      </section>
    </GameView>
  );
}
