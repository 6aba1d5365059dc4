import { useWords } from '../../language/language.ts';
import { Terms } from '../../parts/terms.tsx';
import { type Match, sideToMove } from '../../play/match.ts';
import { useStore } from '../../store.ts';

/** Whose turn it is, and whether a side has just passed. The live region announces it. */
export function Notice({ match }: { match: Match }) {
  const text = useWords();
  const { room, steps, opponent } = useStore(match.state);
  const name = opponent?.name ?? '';
  const isMine = sideToMove(room) === match.mySide;
  const [before, last] = [steps.at(-2), steps.at(-1)];
  const pass = [last, before].find((step) => step && step.square === undefined);
  const isMyPass = pass?.mover === match.mySide;
  const passWords = () => {
    if (pass === last) return isMyPass ? text.youPass : text.passed(name);
    return isMyPass ? text.youPassed : text.hasPassed(name);
  };
  return (
    <div class="notice">
      <p class={isMine ? 'turn mine' : 'turn'}>{isMine ? text.yourTurn : text.turnOf(name)}</p>
      {pass && <p class="pass">{passWords()}</p>}
      <Terms room={room} />
    </div>
  );
}
