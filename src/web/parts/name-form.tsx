import { useState } from 'preact/hooks';
import { reasonOf } from '../act.ts';
import { guestName } from '../guest-name.ts';
import { useWords } from '../language/language.ts';
import { session } from '../session.ts';

/** A new player's name, made up until they type their own. */
export function NameForm({ submit }: { submit: string }) {
  const text = useWords();
  const [name, setName] = useState(guestName);
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const enter = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    await session.enter(name.trim()).catch((error: unknown) => setRefusal(reasonOf(error)));
    setBusy(false);
  };
  return (
    <form class="name-form" onSubmit={(event) => void enter(event)}>
      <label for="name">{text.yourName}</label>
      <div class="name-row">
        <input
          id="name"
          type="text"
          value={name}
          maxLength={64}
          autocomplete="nickname"
          spellcheck={false}
          aria-describedby="name-rule"
          aria-invalid={refusal !== undefined}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button
          type="button"
          aria-label={text.anotherName}
          title={text.anotherName}
          onClick={() => setName(guestName())}
        >
          <span aria-hidden="true">⚄</span>
        </button>
      </div>
      <p id="name-rule" class="soft hint" role={refusal ? 'alert' : undefined}>
        {refusal ?? text.nameRule}
      </p>
      <button type="submit" class="first wide" disabled={isBusy}>
        {isBusy ? text.connecting : submit}
      </button>
    </form>
  );
}
