import { useState } from 'preact/hooks';
import { useWords } from '../language/language.ts';
import { session } from '../session.ts';
import { useStore } from '../store.ts';
import { chooseTransport, chosenTransport, transportNames } from '../transports.ts';
import { Inspector } from './inspector.tsx';

/** The last call with its time and size, the calls before it, and the choice of the transport. */
export function Footer() {
  const { lastCall } = useStore(session.state);
  const text = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <footer>
      <span class="soft">{text.lastCall}</span>
      {lastCall ? (
        <ul class="call">
          <li class="procedure">{lastCall.procedure}</li>
          <li>{lastCall.transport}</li>
          <li>
            <span aria-hidden="true">↑ </span>
            <span class="unseen">{text.up} </span>
            {text.bytes(lastCall.bytesUp)}
          </li>
          <li>
            <span aria-hidden="true">↓ </span>
            <span class="unseen">{text.down} </span>
            {text.bytes(lastCall.bytesDown)}
          </li>
          <li>{text.milliseconds(Math.max(1, Math.round(lastCall.roundTripMs)))}</li>
        </ul>
      ) : (
        <span class="soft">{text.noCall}</span>
      )}
      <button class="small plain" onClick={() => setOpen(true)}>
        {text.calls}
      </button>
      {isOpen && <Inspector onClose={() => setOpen(false)} />}
      <label class="transport">
        <span class="soft">{text.transport} </span>
        <select value={chosenTransport()} onChange={(event) => chooseTransport(event.currentTarget.value)}>
          {transportNames.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </footer>
  );
}
