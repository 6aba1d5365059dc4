import type { LoggedCall } from '../call-log.ts';
import { useWords } from '../language/language.ts';
import { session } from '../session.ts';
import { useStore } from '../store.ts';
import { Dialog } from './dialog.tsx';

/** The last calls of this page, each with its transport, bytes, time and JSON. */
export function Inspector({ onClose }: { onClose: () => void }) {
  const text = useWords();
  const calls = useStore(session.client.log.calls);
  return (
    <Dialog labelledBy="inspector-title" class="inspector" onClose={onClose}>
      <h2 id="inspector-title">{text.lastCalls}</h2>
      <p class="soft hint">{text.callsHint}</p>
      <ol class="calls" tabIndex={0} aria-label={text.lastCalls}>
        {calls.map((call) => (
          <li key={call.number}>
            <Call call={call} />
          </li>
        ))}
      </ol>
      <div class="buttons">
        <button class="first" onClick={onClose}>
          {text.close}
        </button>
      </div>
    </Dialog>
  );
}

function Call({ call }: { call: LoggedCall }) {
  const text = useWords();
  return (
    <details>
      <summary>
        <b>{call.procedure}</b>
        <span>{call.transport}</span>
        <span>
          {text.up} {text.bytes(call.bytesUp)}
        </span>
        <span>
          {text.down} {text.bytes(call.bytesDown)}
        </span>
        <span>{text.milliseconds(Math.max(1, Math.round(call.roundTripMs)))}</span>
        <span>{text.sent(call.attempts)}</span>
      </summary>
      <Json title={text.request} json={call.request} />
      <Json title={text.responses} json={call.responses} />
    </details>
  );
}

function Json({ title, json }: { title: string; json: string | undefined }) {
  if (json === undefined) return null;
  return (
    <>
      <p class="soft">{title}</p>
      <pre tabIndex={0}>{json}</pre>
    </>
  );
}
