import { useEffect } from 'preact/hooks';
import { squareName } from '@othello-rpc/kernel';
import { say } from '../announcer.ts';
import { useWords } from '../language/language.ts';
import type { Step } from '../play/game-line.ts';
import { favoured, type TurningPoint } from './analysis.ts';
import { Graph } from './graph.tsx';
import { openingOf } from './openings.ts';
import { useAnalysis } from './use-analysis.ts';
import './analysis.css';

export interface AnalysisPanelProps {
  moves: Uint8Array;
  steps: readonly Step[];
  ply: number;
  jump: (ply: number) => void;
}

/** What the search says of a game: the position that is shown, a graph, and where the game turned. */
export function AnalysisPanel({ moves, steps, ply, jump }: AnalysisPanelProps) {
  const text = useWords();
  const analysis = useAnalysis(moves);
  const { evaluations, turningPoints, isDone } = analysis;
  useEffect(() => {
    if (isDone) say(text.analysed(turningPoints.length));
  }, [isDone]);
  const squares = steps.flatMap(({ square }) => (square === undefined ? [] : [square]));
  const opening = openingOf(squares);
  const now = evaluations[ply];
  const side = now && favoured(now);
  const verdict = now && (side ? text.ahead(text[side], Math.abs(now.discs), now.isExact) : text.even(now.isExact));
  return (
    <section class="card analysis" aria-label={text.analysis}>
      <h2>{text.analysis}</h2>
      {opening !== undefined && <p class="soft">{text.opening(opening)}</p>}
      <Graph {...{ analysis, ply, jump, all: steps.length }} />
      <p data-testid="verdict">
        {verdict ?? text.analysing(evaluations.length, steps.length + 1)}
        {now?.best !== undefined && ` ${text.bestMove(squareName(now.best))}`}
      </p>
      <p class="soft" data-testid="analysis-progress">
        {isDone ? text.analysed(turningPoints.length) : text.analysing(evaluations.length, steps.length + 1)}
      </p>
      <ul class="turning-points">
        {turningPoints.map((point) => (
          <li key={point.ply}>
            <button class="small" onClick={() => jump(point.ply)}>
              {turningWords(point, steps, text)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function turningWords(
  { ply, mover, loss, better }: TurningPoint,
  steps: readonly Step[],
  text: ReturnType<typeof useWords>,
): string {
  const square = steps[ply - 1]?.square;
  const played = `${ply}. ${text[mover]} ${square === undefined ? text.pass : squareName(square)}`;
  return text.gaveAway(played, loss, better.map(squareName).join(' '));
}
