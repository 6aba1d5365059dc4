import { useRef, useState } from 'preact/hooks';
import { discAt, DiscSet, flips, squareName } from '@othello-rpc/kernel';
import { useWords } from '../language/language.ts';
import { preferences } from '../preferences.ts';
import { useStore } from '../store.ts';
import { type BoardView, squareByKey, squareLabel, turnDelayMs } from './board-view.ts';

interface BoardProps {
  view: BoardView;
  label: string;
  /** the side whose legal moves are marked with dots */
  side?: 'black' | 'white' | undefined;
  onPlay?: (square: number) => void;
}

const NUMBERS = [0, 1, 2, 3, 4, 5, 6, 7];

/**
 * A grid with one tab stop: the arrow keys move the focus, Enter plays the square. What a move would flip is marked
 * while the pointer, a finger or the focus is on its square.
 */
export function Board({ view, label, side, onPlay }: BoardProps) {
  const [current, setCurrent] = useState(19);
  const [aimed, setAimed] = useState<number>();
  const grid = useRef<HTMLDivElement>(null);
  const isAimed = side !== undefined && aimed !== undefined && view.open.has(aimed);
  const preview = isAimed ? flips(view.board, side, aimed) : DiscSet.empty;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onPlay?.(current);
      return;
    }
    const next = squareByKey(current, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setCurrent(next);
    grid.current?.querySelector<HTMLElement>(`[data-square="${squareName(next)}"]`)?.focus();
  };
  const play = (square: number) => {
    setCurrent(square);
    onPlay?.(square);
  };
  const leave = (square: number) => setAimed((now) => (now === square ? undefined : now));

  return (
    <div class="board-frame">
      <div class="files" aria-hidden="true">
        {[...'abcdefgh'].map((letter) => (
          <span key={letter}>{letter}</span>
        ))}
      </div>
      <div class="ranks" aria-hidden="true">
        {NUMBERS.map((row) => (
          <span key={row}>{row + 1}</span>
        ))}
      </div>
      <div class={`board ${side ?? ''}`} role="grid" aria-label={label} ref={grid} onKeyDown={onKeyDown}>
        {NUMBERS.map((row) => (
          <div role="row" class="row" key={row}>
            {NUMBERS.map((column) => (
              <Square
                key={column}
                {...{ view, preview, square: row * 8 + column, isCurrent: current === row * 8 + column }}
                {...{ onPlay: play, onAim: setAimed, onLeave: leave }}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

interface SquareProps {
  view: BoardView;
  /** discs that the aimed move would flip */
  preview: DiscSet;
  square: number;
  isCurrent: boolean;
  onPlay: (square: number) => void;
  onAim: (square: number) => void;
  onLeave: (square: number) => void;
}

function Square({ view, preview, square, isCurrent, onPlay, onAim, onLeave }: SquareProps) {
  const text = useWords();
  const { hints } = useStore(preferences);
  const side = discAt(view.board, square);
  const classes = ['square', view.open.has(square) && 'open', view.last === square && 'last', side && 'taken'];
  if (preview.has(square)) classes.push('flips');
  return (
    <div
      role="gridcell"
      class={classes.filter(Boolean).join(' ')}
      data-square={squareName(square)}
      aria-label={squareLabel(hints === 'on' ? view : { ...view, open: DiscSet.empty }, square, text)}
      tabIndex={isCurrent ? 0 : -1}
      // the second click of a double click belongs to the move of the first
      onClick={({ detail }) => detail <= 1 && onPlay(square)}
      onPointerEnter={() => onAim(square)}
      onPointerLeave={() => onLeave(square)}
      onFocus={() => onAim(square)}
      onBlur={() => onLeave(square)}
    >
      {side && (
        <span class={`disc ${side}`} style={{ '--wait': `${turnDelayMs(square, view.last)}ms` }}>
          <span class="face dark" />
          <span class="face light" />
        </span>
      )}
    </div>
  );
}
