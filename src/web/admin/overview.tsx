import { useEffect, useState } from 'preact/hooks';
import { type ServerState, useData } from './api.ts';
import { ActButton, Pending, Rows, usePerform } from './parts.tsx';
import { useAdminWords } from './words.ts';

const EVERY_MS = 3000;
const NOTICE_AT_MOST = 280;

/** `1 d 2:03` */
function uptimeOf(seconds: number): string {
  const [days, hours, minutes] = [seconds / 86_400, (seconds / 3600) % 24, (seconds / 60) % 60].map(Math.floor);
  const clock = `${hours}:${String(minutes).padStart(2, '0')}`;
  return days ? `${days} d ${clock}` : clock;
}

/** The figures of this moment, the notice, and this node. */
export function Overview() {
  const text = useAdminWords();
  const { value, failure, again } = useData<ServerState>('state', EVERY_MS);
  if (!value) return <Pending failure={failure} />;
  const { node, figures, notice } = value;
  return (
    <>
      <section class="card">
        <h2>{text.node}</h2>
        <p>{node.name}</p>
        <p class="soft">
          {text.nodeFacts({ version: node.version, uptime: uptimeOf(node.uptimeS), memory: node.memoryMib })}
        </p>
        <p>{node.isServing ? text.isServing : text.isNotServing}</p>
        <ActButton
          act={{ act: 'drain', on: node.name }}
          label={text.drain}
          warning={text.drainWarning}
          onDone={again}
        />
      </section>
      <Notice notice={notice} onDone={again} />
      <section class="card">
        <h2>{text.places['overview']}</h2>
        {failure !== undefined && <p role="status">{failure}</p>}
        <Rows heads={[text.what, text.result]} label={text.places['overview'] ?? ''}>
          {figures.map(({ name, label, value: figure }) => (
            <tr key={name + label}>
              <td>
                {text.figures[name] ?? name} {label !== '' && <span class="soft">{label}</span>}
              </td>
              <td>{Math.round(figure).toLocaleString()}</td>
            </tr>
          ))}
        </Rows>
      </section>
    </>
  );
}

function Notice({ notice, onDone }: { notice: string; onDone: () => void }) {
  const text = useAdminWords();
  const [typed, setTyped] = useState(notice);
  useEffect(() => setTyped(notice), [notice]);
  const perform = usePerform(onDone);
  const save = (event: Event) => {
    event.preventDefault();
    void perform({ act: 'notice', text: typed });
  };
  return (
    <form class="card" onSubmit={save}>
      <h2>{text.notice}</h2>
      <label>
        <span class="soft">{text.noticeHint}</span>
        <input
          type="text"
          maxLength={NOTICE_AT_MOST}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </label>
      <button class="first">{text.save}</button>
    </form>
  );
}
