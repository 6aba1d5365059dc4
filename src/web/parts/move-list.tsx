import { useEffect, useRef } from 'preact/hooks';
import { squareName } from '@othello-rpc/kernel';
import { useWords } from '../language/language.ts';
import type { Step } from '../play/game-line.ts';

interface MoveListProps {
  steps: readonly Step[];
  /** the ply that is shown, from 1; 0 = the start */
  ply: number;
  /** shows a ply; without it the list has no buttons */
  onJump?: (ply: number) => void;
}

export function MoveList({ steps, ply, onJump }: MoveListProps) {
  const text = useWords();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const shown = list.current?.children[ply - 1] as HTMLElement | undefined;
    if (list.current && shown) list.current.scrollTop = shown.offsetTop - list.current.offsetTop - 80;
  }, [ply]);
  return (
    <ol class="moves" ref={list} aria-label={text.moves} tabIndex={0}>
      {steps.map(({ mover, square }, index) => {
        const name = square === undefined ? text.pass : squareName(square);
        const inside = (
          <>
            <span class={`stone ${mover}`} aria-hidden="true" />
            <span class="unseen">{text[mover]} </span>
            {name}
          </>
        );
        const isShown = index + 1 === ply;
        return (
          <li key={index} class={isShown ? 'shown' : ''}>
            <span class="number" aria-hidden="true">
              {index + 1}
            </span>
            {onJump ? (
              <button class="small" aria-current={isShown ? 'step' : undefined} onClick={() => onJump(index + 1)}>
                {inside}
              </button>
            ) : (
              <span class="move">{inside}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
