import { act } from '../act.ts';
import { useWords } from '../language/language.ts';
import { Page } from '../parts/page.tsx';
import { session } from '../session.ts';

/** No login is possible: what is in the way, in one line, and another go. */
export function Failed({ reason }: { reason: string }) {
  const text = useWords();
  return (
    <Page title={text.failed}>
      <p class="soft">{reason}</p>
      <button class="first" onClick={() => void act(() => session.enter())}>
        {text.tryAgain}
      </button>
    </Page>
  );
}
