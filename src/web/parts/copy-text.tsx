import { useEffect, useState } from 'preact/hooks';
import { say } from '../announcer.ts';
import { useWords } from '../language/language.ts';

interface CopyTextProps {
  value: string;
  /** the label of the field, and of the button unless `button` is given */
  label: string;
  button?: string;
  /** shows the text itself too */
  isShown?: boolean;
}

/** ms for which the button says that the text was copied */
const COPIED_MS = 3000;

/** Browsers let only pages with TLS copy to the clipboard: elsewhere the text is shown, so that it can be selected. */
export function CopyText({ value, label, button = label, isShown = false }: CopyTextProps) {
  const text = useWords();
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome(undefined), COPIED_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  useEffect(() => setOutcome((now) => (now === 'copied' ? undefined : now)), [value]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setOutcome('copied');
      say(text.copied);
    } catch {
      setOutcome('refused');
    }
  };
  return (
    <div class="copy-link">
      {(isShown || outcome === 'refused') && (
        <input
          type="text"
          readOnly
          value={value}
          aria-label={label}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <button class={isShown ? '' : 'small'} onClick={() => void copy()}>
        {outcome === 'copied' ? `✓ ${text.copied}` : button}
      </button>
    </div>
  );
}
