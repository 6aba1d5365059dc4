import { useWords } from '../language/language.ts';
import type { Analysis } from './use-analysis.ts';

interface GraphProps {
  analysis: Analysis;
  /** plies of the game */
  all: number;
  /** the ply that is shown */
  ply: number;
  jump: (ply: number) => void;
}

const WIDTH = 600;
const HEIGHT = 180;
const MIDDLE = HEIGHT / 2;
const MOST_DISCS = 64;

/** The square root makes small differences visible beside large ones. */
const heightOf = (discs: number): number =>
  MIDDLE - Math.sign(discs) * Math.sqrt(Math.min(1, Math.abs(discs) / MOST_DISCS)) * (MIDDLE - 12);

/** The evaluation ply by ply, Black above the middle, with a mark at each turning point. A click shows that ply. */
export function Graph({ analysis, all, ply, jump }: GraphProps) {
  const text = useWords();
  const { evaluations, turningPoints } = analysis;
  const at = (number: number) => (all === 0 ? 0 : (number / all) * WIDTH);
  const points = evaluations.map((each) => `${at(each.ply).toFixed(1)},${heightOf(each.discs).toFixed(1)}`);
  const click = (event: MouseEvent) => {
    const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
    jump(Math.round(((event.clientX - left) / width) * all));
  };
  return (
    <svg
      class="graph"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={text.graphLabel(turningPoints.length)}
      onClick={click}
    >
      <line class="zero" x1={0} x2={WIDTH} y1={MIDDLE} y2={MIDDLE} />
      <line class="now" x1={at(ply)} x2={at(ply)} y1={0} y2={HEIGHT} />
      <polyline class="line" points={points.join(' ')} />
      {turningPoints.map((point) => (
        <circle
          key={point.ply}
          class={`turning ${point.mover}`}
          cx={at(point.ply)}
          cy={heightOf(evaluations[point.ply]?.discs ?? evaluations[point.ply - 1]?.discs ?? 0)}
          r={9}
        />
      ))}
    </svg>
  );
}
