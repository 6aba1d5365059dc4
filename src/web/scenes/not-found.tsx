import { useWords } from '../language/language.ts';
import { Page } from '../parts/page.tsx';
import { hrefOf } from '../route.ts';

/** For links to what does not exist, with a way to the lobby. */
export function NotFound() {
  const text = useWords();
  return (
    <Page title={text.notFound}>
      <p class="soft">{text.notFoundHint}</p>
      <a class="button first" href={hrefOf('/')}>
        {text.toLobby}
      </a>
    </Page>
  );
}
