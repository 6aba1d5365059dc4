import { act } from '../act.ts';
import { useWords } from '../language/language.ts';
import { Page } from '../parts/page.tsx';
import { session } from '../session.ts';

/** No login is possible: the reason in one line, and a button to try again. */
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
