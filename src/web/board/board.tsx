import { useRef, useState } from 'preact/hooks';
import { discAt, squareName } from '@othello-rpc/kernel';
import { useWords } from '../language/language.ts';
import { type BoardView, distance, squareByKey, squareLabel } from './board-view.ts';

interface BoardProps {
  view: BoardView;
  label: string;
  /** the side whose legal moves are marked with dots */
  side?: 'black' | 'white' | undefined;
  onPlay?: (square: number) => void;
}

const NUMBERS = [0, 1, 2, 3, 4, 5, 6, 7];

/** A grid with one tab stop: the arrow keys move the focus, Enter plays the square. */
export function Board({ view, label, side, onPlay }: BoardProps) {
  const [current, setCurrent] = useState(19);
  const grid = useRef<HTMLDivElement>(null);

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
                {...{ view, square: row * 8 + column, isCurrent: current === row * 8 + column, onPlay: play }}
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
  square: number;
  isCurrent: boolean;
  onPlay: (square: number) => void;
}

function Square({ view, square, isCurrent, onPlay }: SquareProps) {
  const text = useWords();
  const side = discAt(view.board, square);
  const classes = ['square', view.open.has(square) && 'open', view.last === square && 'last', side && 'taken'];
  const waitMs = view.last === undefined ? 0 : distance(square, view.last) * 70;
  return (
    <div
      role="gridcell"
      class={classes.filter(Boolean).join(' ')}
      data-square={squareName(square)}
      aria-label={squareLabel(view, square, text)}
      tabIndex={isCurrent ? 0 : -1}
      onClick={() => onPlay(square)}
    >
      {side && (
        <span class={`disc ${side}`} style={{ '--wait': `${waitMs}ms` }}>
          <span class="face dark" />
          <span class="face light" />
        </span>
      )}
    </div>
  );
}
