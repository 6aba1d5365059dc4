import { useWords } from '../../language/language.ts';
import { type Match, sideToMove } from '../../play/match.ts';
import { useStore } from '../../store.ts';

/** Whose turn it is, and whether a side has just passed. The live region announces it. */
export function Notice({ match }: { match: Match }) {
  const text = useWords();
  const { room, steps, opponent } = useStore(match.state);
  const name = opponent?.name ?? '';
  const isMine = sideToMove(room) === match.mySide;
  const pass = steps.slice(-2).find(({ square }) => square === undefined);
  return (
    <div class="notice">
      <p class={isMine ? 'turn mine' : 'turn'}>{isMine ? text.yourTurn : text.turnOf(name)}</p>
      {pass && <p class="pass">{pass.mover === match.mySide ? text.youPass : text.passed(name)}</p>}
    </div>
  );
}
