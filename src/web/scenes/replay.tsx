import type { ComponentType } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { GameRecord } from '@othello-rpc/client';
import { tellFailure } from '../act.ts';
import type { AnalysisPanelProps } from '../analysis/panel.tsx';
import type { TrialProps } from '../analysis/trial.tsx';
import { say } from '../announcer.ts';
import { useWords } from '../language/language.ts';
import { GameView } from '../parts/game-view.tsx';
import { positionAfter, stepsOf } from '../play/game-line.ts';
import { narrate } from '../play/narrate.ts';
import { usePoll } from '../poll.ts';
import { hrefOf, showPath } from '../route.ts';
import { session } from '../session.ts';
import { NotFound } from './not-found.tsx';
import { ReplayControls } from './replay/controls.tsx';
import { Keep } from './replay/keep.tsx';

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
  const moves = useMemo(() => room?.moves ?? new Uint8Array(), [room]);
  const steps = useMemo(() => stepsOf(moves), [moves]);
  const [ply, setPly] = useState(Math.min(firstPly ?? steps.length, steps.length));
  const names = { black: user2?.name ?? '', white: user1?.name ?? '' };
  // the address follows, so that a reload shows the same ply
  const jump = (next: number) => {
    const shown = Math.max(0, Math.min(steps.length, next));
    setPly(shown);
    showPath(`/replay/${room?.roomId}/${shown}`);
  };

  useEffect(() => {
    const step = steps[ply - 1];
    say(step ? narrate(step, { text, names, self: undefined }) : text.startOfGame);
  }, [ply]);

  const position = positionAfter(steps, ply);
  const [trial, setTrial] = useState<{ Trial: ComponentType<TrialProps> }>();
  const playOn = () => import('../analysis/trial.tsx').then(setTrial, tellFailure);
  if (trial) return <trial.Trial start={position} onBack={() => setTrial(undefined)} />;

  const winner = room?.winner === room?.user1 ? names.white : names.black;
  const ending = { SCORE: undefined, RESIGNATION: text.byResignation, TIME_OUT: text.byTimeout }[
    record.endedBy ?? 'SCORE'
  ];
  return (
    <GameView
      {...{ steps, ply, room: undefined, players: { black: user2, white: user1 }, onJump: jump }}
      title={`${text.replay}: ${text.versus(names.black, names.white)}`}
      below={
        <>
          <Keep {...{ record, steps, ply }} />
          {position.toMove && (
            <button class="small" onClick={() => void playOn()}>
              {text.playOn}
            </button>
          )}
          <Analysed {...{ moves, steps, ply, jump }} />
        </>
      }
    >
      <section class="card replay">
        <h2>{!room?.winner || room.winner === '0' ? text.draw : text.wins(winner)}</h2>
        {ending && <p class="soft">{ending}</p>}
        <ReplayControls {...{ ply, all: steps.length, jump }} />
        <a class="button small" href={hrefOf('/')}>
          {text.toLobby}
        </a>
      </section>
    </GameView>
  );
}

/** The analysis, which is loaded when it is asked for. */
function Analysed(props: AnalysisPanelProps) {
  const text = useWords();
  const [loaded, setLoaded] = useState<{ AnalysisPanel: ComponentType<AnalysisPanelProps> }>();
  const load = () => import('../analysis/panel.tsx').then(setLoaded, tellFailure);
  if (loaded) return <loaded.AnalysisPanel {...props} />;
  return (
    <button class="small" onClick={() => void load()}>
      {text.analyse}
    </button>
  );
}
