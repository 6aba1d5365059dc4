import { useState } from 'preact/hooks';
import { DiscSet, opposite, play, score, type Side } from '@othello-rpc/kernel';
import { Board } from '../../board/board.tsx';
import { tell } from '../../announcer.ts';
import { useAttention } from '../../attention/use-attention.ts';
import { useWords } from '../../language/language.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { MoveList } from '../../parts/move-list.tsx';
import { PlayerCard } from '../../parts/player-card.tsx';
import { lastSquare, type Match, openTo, positionOf } from '../../play/match.ts';
import { clockOf } from '../../play/terms.ts';
import { whyNot } from '../../play/why-not.ts';
import { session } from '../../session.ts';
import { useStore } from '../../store.ts';
import { Notice } from './notice.tsx';
import { Result } from './result.tsx';
import { useNarration } from './narration.ts';

/** Board, players, clocks and moves of a game in play or just over. */
export function Table({ match }: { match: Match }) {
  const text = useWords();
  const state = useStore(match.state);
  const { user } = useStore(session.state);
  const [isAsking, setAsking] = useState(false);
  useNarration(match);
  useAttention(match);

  const { room, steps, opponent, over, pending } = state;
  const mine = match.mySide;
  // the player's own move is shown before the server has accepted it
  const known = positionOf(state);
  const { board } = (pending === undefined ? undefined : play(known, pending)?.position) ?? known;
  const open = pending === undefined ? openTo(mine, state) : DiscSet.empty;
  const discs = score(board);
  const card = (side: Side) => (
    <PlayerCard
      user={side === mine ? (over?.user ?? user) : (over?.opponent ?? opponent)}
      side={side}
      discs={discs[side]}
      clock={over ? undefined : clockOf(room, side)}
    />
  );
  const playOn = (square: number) => {
    const reason = whyNot(square, { side: mine, state }, text);
    if (reason === undefined) void match.put(square);
    else tell(reason);
  };
  const answer = (isSure: boolean) => {
    setAsking(false);
    if (isSure) void match.exit();
  };

  return (
    <div class="table">
      <h1 class="unseen">
        {text.versus(
          mine === 'black' ? text.you : (opponent?.name ?? ''),
          mine === 'white' ? text.you : (opponent?.name ?? ''),
        )}
      </h1>
      <div class="their-card">{card(opposite(mine))}</div>
      <div class="board-place">
        <Board
          view={{ board, open, last: pending ?? lastSquare(room?.moves) }}
          label={text.board}
          side={mine}
          onPlay={playOn}
        />
      </div>
      <div class="my-card">{card(mine)}</div>
      <div class="beside">
        {over ? (
          <Result match={match} />
        ) : (
          <>
            <Notice match={match} />
            <button class="small" onClick={() => setAsking(true)}>
              {text.resign}
            </button>
          </>
        )}
        <MoveList steps={steps} ply={steps.length} />
      </div>
      {isAsking && !over && (
        <Confirm
          question={text.resignQuestion}
          warning={text.resignWarning}
          answers={{ yes: text.resign, no: text.keepPlaying }}
          onAnswer={answer}
        />
      )}
    </div>
  );
}
