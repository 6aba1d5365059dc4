import { useState } from 'preact/hooks';
import { useWords } from '../../language/language.ts';
import { NameForm } from '../../parts/name-form.tsx';

/** Lets a guest choose a name. A user's name never changes on the server, so this registers a new user. */
export function OtherName() {
  const text = useWords();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <button class="small plain" onClick={() => setOpen(true)}>
        {text.changeName}
      </button>
    );
  return (
    <div class="card other-name">
      <p class="soft">{text.changeNameWarning}</p>
      <NameForm submit={text.play} />
      <button class="small plain" onClick={() => setOpen(false)}>
        {text.cancel}
      </button>
    </div>
  );
}
