import { useState } from 'preact/hooks';
import { useWords } from '../../language/language.ts';
import { NameForm } from '../../parts/name-form.tsx';

/** A guest may want a name of their own. Names don't change on the server: it makes a new player. */
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
