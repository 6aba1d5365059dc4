import { useState } from 'preact/hooks';
import { say } from '../announcer.ts';
import { useWords } from '../language/language.ts';
import { linkTo } from '../route.ts';

interface CopyLinkProps {
  path: string;
  label: string;
  /** shows the link itself too */
  isShown?: boolean;
}

/** Browsers let only pages with TLS copy to the clipboard: elsewhere the link is shown, so that it can be selected. */
export function CopyLink({ path, label, isShown = false }: CopyLinkProps) {
  const text = useWords();
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  const link = linkTo(path);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setOutcome('copied');
      say(text.copied);
    } catch {
      setOutcome('refused');
    }
  };
  return (
    <div class="copy-link">
      {(isShown || outcome === 'refused') && (
        <input type="text" readOnly value={link} aria-label={label} onFocus={(event) => event.currentTarget.select()} />
      )}
      <button onClick={() => void copy()}>
        {outcome === 'copied' ? `✓ ${text.copied}` : isShown ? text.copy : label}
      </button>
    </div>
  );
}
