import { useState } from 'preact/hooks';
import { type ShownAct, useData } from './api.ts';
import { Older, Pending, Rows } from './parts.tsx';
import { moment, useAdminWords } from './words.ts';

const EVERY_MS = 5000;

/** What was done here, by whom. */
export function Acts() {
  const text = useAdminWords();
  const [before, setBefore] = useState('');
  const { value, failure } = useData<{ acts: ShownAct[] }>(`acts?before=${before}`, EVERY_MS);
  if (!value) return <Pending failure={failure} />;
  return (
    <section class="card">
      <h2>{text.places['acts']}</h2>
      <Rows heads={[text.when, text.who, text.what, text.onWhat, text.result]} label={text.places['acts'] ?? ''}>
        {value.acts.map(({ id, at, admin, act, object, result }) => (
          <tr key={id}>
            <td>{moment(at)}</td>
            <td>{admin}</td>
            <td>{act}</td>
            <td>{object}</td>
            <td>{result}</td>
          </tr>
        ))}
      </Rows>
      <Older rows={value.acts} onOlder={setBefore} />
    </section>
  );
}
