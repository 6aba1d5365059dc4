import { useEffect, useMemo } from 'preact/hooks';
import { useAttention } from '../../attention/use-attention.ts';
import { useWords } from '../../language/language.ts';
import { Clock } from '../../parts/clock.tsx';
import { Match, sideToMove } from '../../play/match.ts';
import { resultTitle } from '../../play/result-words.ts';
import { session } from '../../session.ts';
import { useStore } from '../../store.ts';
import { hrefOf } from '../../route.ts';

/** The player's own game as it goes on while they look at the lobby, and its result once it has ended. */
export function RunningGame({ roomId }: { roomId: string }) {
  const text = useWords();
  const match = useMemo(() => new Match(session, roomId), [roomId]);
  const { room, over, opponent, isMissing } = useStore(match.state);
  useEffect(() => {
    void match.follow();
    return () => match.leave();
  }, [match]);
  useAttention(match);
  useEffect(() => {
    if (isMissing) session.state.patch({ liveRoomId: undefined });
  }, [isMissing]);

  if (isMissing || (over && room?.user2 === undefined)) return null;
  const turn = sideToMove(room);
  const name = opponent?.name ?? '';
  const isMine = turn === match.mySide;
  const id = room?.roomId ?? roomId;
  const outcome = over && `${resultTitle(over, text)} ${text.score(over.myScore ?? 0, over.opponentScore ?? 0)}`;
  const line = turn === undefined ? text.waiting : isMine ? text.yourTurnAgainst(name) : text.turnOf(name);
  return (
    <section class="card running-game">
      <h2>{text.yourGame}</h2>
      <p class={isMine && !over ? 'turn mine' : 'turn'} role="status">
        {room && (outcome ?? line)} {!over && turn && <Clock clock={{ deadlineMs: Number(room?.turnDeadline) }} />}
      </p>
      <a class={over ? 'button small' : 'button first'} href={hrefOf(over ? `/replay/${id}` : `/play/${id}`)}>
        {over ? text.lookAtGame : text.backToGame}
      </a>
    </section>
  );
}
