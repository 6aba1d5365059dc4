import { useEffect, useRef, useState } from 'preact/hooks';
import { discAt, DiscSet, legalMoves, play, type Position, score, type Side, squareName } from '@othello-rpc/kernel';
import { say, tell } from '../announcer.ts';
import { Board } from '../board/board.tsx';
import { useWords } from '../language/language.ts';
import { narrate } from '../play/narrate.ts';
import type { TrialTurn } from './trial.worker.ts';

export interface TrialProps {
  /** a position of a game, with a side to move: the player's */
  start: Position;
  onBack: () => void;
}

/** ms that the search takes for a move at least, so that the player sees their own discs turn */
const ANSWER_MS = 700;

/** A position played on against the search, in the browser alone: nothing of it is kept. */
export function Trial({ start, onBack }: TrialProps) {
  const text = useWords();
  const [position, setPosition] = useState(start);
  const [last, setLast] = useState<number>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const mine: Side = start.toMove ?? 'black';
  const { board, toMove } = position;
  const { black, white } = score(board);

  const put = (square: number) => {
    const played = play(position, square);
    if (!played || !toMove) return;
    setPosition(played.position);
    setLast(square);
    const names = { black: text.black, white: text.white };
    say(
      narrate({ mover: toMove, square, flipped: played.flipped, after: played.position }, { text, names, self: mine }),
    );
  };
  useAnswers(position, mine, put);

  const putOn = (square: number) => {
    if (toMove !== mine) return;
    const name = squareName(square);
    if (legalMoves(board, mine).has(square)) put(square);
    else tell(discAt(board, square) ? text.isTaken(name) : text.flipsNothing(name));
  };
  const result = black === white ? text.draw : text.wins(black > white ? text.black : text.white);
  const open = toMove === mine ? legalMoves(board, mine) : DiscSet.empty;
  return (
    <div class="table trial">
      <h1 ref={heading} tabIndex={-1}>
        {text.playedOn}
      </h1>
      <div class="board-place">
        <Board view={{ board, open, last }} label={text.board} side={mine} onPlay={putOn} />
      </div>
      <div class="beside">
        <p role="status" class={toMove === mine ? 'turn mine' : 'turn'}>
          {toMove === undefined
            ? `${result} ${text.score(black, white)}`
            : toMove === mine
              ? text.yourTurn
              : text.searching}
        </p>
        <p class="soft">{text.playedOnHint}</p>
        <button class="first" onClick={onBack}>
          {text.backToReplay}
        </button>
      </div>
    </div>
  );
}

/** Lets a worker answer each turn of the other side. */
function useAnswers(position: Position, mine: Side, put: (square: number) => void): void {
  const worker = useRef<Worker>();
  useEffect(() => {
    worker.current = new Worker(new URL('./trial.worker.ts', import.meta.url), { type: 'module' });
    return () => worker.current?.terminate();
  }, []);
  useEffect(() => {
    const { board, toMove } = position;
    if (!worker.current || toMove === undefined || toMove === mine) return;
    const askedMs = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    worker.current.onmessage = ({ data }: MessageEvent<number>) => {
      timer = setTimeout(() => put(data), Math.max(0, askedMs + ANSWER_MS - performance.now()));
    };
    worker.current.postMessage({ black: { ...board.black }, white: { ...board.white }, toMove } satisfies TrialTurn);
    return () => clearTimeout(timer);
  }, [position]);
}
