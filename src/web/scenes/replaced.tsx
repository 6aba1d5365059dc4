import { act } from '../act.ts';
import { useWords } from '../language/language.ts';
import { Page } from '../parts/page.tsx';
import { session } from '../session.ts';
import { useStore } from '../store.ts';

/** Another tab or device plays as this player now. */
export function Replaced() {
  const text = useWords();
  const { liveRoomId } = useStore(session.state);
  return (
    <Page title={text.replaced}>
      <p class="soft">{liveRoomId === undefined ? text.replacedHint : `${text.replacedHint} ${text.gameGoesOn}`}</p>
      <button class="first" onClick={() => void act(() => session.enter())}>
        {text.playHere}
      </button>
    </Page>
  );
}
