import type { ComponentChildren } from 'preact';
import type { GameRoom, User } from '@othello-rpc/client';
import { DiscSet, score, type Side } from '@othello-rpc/kernel';
import { Board } from '../board/board.tsx';
import { useWords } from '../language/language.ts';
import { positionAfter, type Step } from '../play/game-line.ts';
import { clockOf } from '../play/terms.ts';
import { MoveList } from './move-list.tsx';
import { PlayerCard } from './player-card.tsx';

interface GameViewProps {
  title: string;
  players: Record<Side, User | undefined>;
  room: GameRoom | undefined;
  steps: readonly Step[];
  /** the ply that is shown, from 1; 0 = the start */
  ply: number;
  onJump?: (ply: number) => void;
  /** before the list of moves */
  children?: ComponentChildren;
  /** after it */
  below?: ComponentChildren;
}

/** A game without controls to play: one of other players, or one that has ended. */
export function GameView({ title, players, room, steps, ply, onJump, children, below }: GameViewProps) {
  const text = useWords();
  const { board } = positionAfter(steps, ply);
  const discs = score(board);
  const last = steps[ply - 1]?.square ?? (ply > 1 ? steps[ply - 2]?.square : undefined);
  const card = (side: Side) => (
    <PlayerCard user={players[side]} side={side} discs={discs[side]} clock={clockOf(room, side)} />
  );
  return (
    <div class="table">
      <h1 class="unseen">{title}</h1>
      <div class="their-card">{card('white')}</div>
      <div class="board-place">
        <Board view={{ board, open: DiscSet.empty, last }} label={text.board} />
      </div>
      <div class="my-card">{card('black')}</div>
      <div class="beside">
        {children}
        <MoveList steps={steps} ply={ply} {...(onJump && { onJump })} />
        {below}
      </div>
    </div>
  );
}
