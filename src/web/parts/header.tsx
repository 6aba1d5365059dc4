import { useState } from 'preact/hooks';
import { type Language, LANGUAGES, language, speak, useWords } from '../language/language.ts';
import { useStore } from '../store.ts';
import { Settings } from './settings.tsx';
import { hrefOf } from '../route.ts';

/** The game's name as a link to the lobby, the settings, and the choice of language. */
export function Header() {
  const text = useWords();
  const spoken = useStore(language);
  const [isOpen, setOpen] = useState(false);
  return (
    <header>
      <a class="unseen" href="#main" onClick={focusMain}>
        {text.toContent}
      </a>
      <a class="name" href={hrefOf('/')}>
        <Mark />
        {text.othello}
      </a>
      <nav class="tools">
        <a class="button small plain" href={hrefOf('/learn')}>
          <span aria-hidden="true" class="sign">
            ?
          </span>
          <span class="long">{text.howToPlay}</span>
        </a>
        <button class="small plain" onClick={() => setOpen(true)}>
          <span aria-hidden="true" class="sign">
            ⚙
          </span>
          <span class="long">{text.settings}</span>
        </button>
      </nav>
      {isOpen && <Settings onClose={() => setOpen(false)} />}
      <div class="languages" role="group" aria-label={text.language}>
        {(Object.entries(LANGUAGES) as [Language, string][]).map(([tag, name]) => (
          <button key={tag} class="small plain" lang={tag} aria-pressed={spoken === tag} onClick={() => speak(tag)}>
            {name}
          </button>
        ))}
      </div>
    </header>
  );
}

/** Skips to the content without a change of the address, which selects the scene. */
function focusMain(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function Mark() {
  return (
    <svg class="mark" viewBox="0 0 64 64" aria-hidden="true">
      <circle class="mark-dark" cx="24" cy="27" r="19" />
      <circle class="mark-light" cx="41" cy="38" r="19" />
    </svg>
  );
}
