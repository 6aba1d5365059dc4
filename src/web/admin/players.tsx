import { useState } from 'preact/hooks';
import { type ShownPlayer, useData } from './api.ts';
import { Choice, List, Older } from './parts.tsx';
import { playerLink } from './rooms.tsx';
import { moment, useAdminWords } from './words.ts';

const EVERY_MS = 5000;

/** Players of a list, or of a name. */
export function Players() {
  const text = useAdminWords();
  const [query, setQuery] = useState({ list: 'newest', before: '', name: '' });
  const { list, before, name } = query;
  const path = name === '' ? `players?list=${list}&before=${before}` : `players?name=${encodeURIComponent(name)}`;
  const { value, failure } = useData<{ players: ShownPlayer[] }>(path, EVERY_MS);
  const find = (event: Event) => {
    event.preventDefault();
    const { value: typed } = (event.currentTarget as HTMLFormElement).elements.namedItem('name') as HTMLInputElement;
    setQuery({ ...query, name: typed.trim() });
  };
  return (
    <section class="card">
      <h2>{text.places['players']}</h2>
      <form class="admin-search" onSubmit={find}>
        <label>
          <span class="soft">{text.name}</span>
          <input type="text" name="name" maxLength={200} autocomplete="off" />
        </label>
        <button>{text.show}</button>
      </form>
      <Choice
        label={text.places['players'] ?? ''}
        choices={text.lists}
        chosen={name === '' ? list : ''}
        onChoose={(chosen) => setQuery({ list: chosen, before: '', name: '' })}
      />
      <List
        rows={value?.players}
        failure={failure}
        heads={[text.player, text.rating, text.results, text.session, text.sits, text.suspendedSince]}
        label={text.places['players'] ?? ''}
        cells={(player) => (
          <>
            <td>
              {playerLink(player)} {player.isBot && <span class="soft">{text.bot}</span>}
            </td>
            <td>{player.rating}</td>
            <td>{`${player.win}, ${player.lose}, ${player.draw}`}</td>
            <td>{moment(player.session)}</td>
            <td>{player.room !== null && <a href={`#room/${player.room}`}>{player.room}</a>}</td>
            <td>{moment(player.suspended)}</td>
          </>
        )}
      />
      {name === '' && <Older rows={value?.players ?? []} onOlder={(last) => setQuery({ ...query, before: last })} />}
    </section>
  );
}
