import { useState } from 'preact/hooks';
import { type ShownRoom, type ShownUser, useData } from './api.ts';
import { Choice, List, Older } from './parts.tsx';
import { moment, useAdminWords } from './words.ts';

const EVERY_MS = 5000;

export const playerLink = (user: ShownUser | undefined) =>
  user ? <a href={`#player/${user.id}`}>{user.name}</a> : null;

/** Open rooms, or all of them, and the way to one by its number. */
export function Rooms() {
  const text = useAdminWords();
  const [list, setList] = useState('open');
  const [before, setBefore] = useState('');
  const choose = (chosen: string) => {
    setList(chosen);
    setBefore('');
  };
  const { value, failure } = useData<{ rooms: ShownRoom[] }>(
    list === 'open' ? 'rooms?list=open' : `rooms?before=${before}`,
    EVERY_MS,
  );
  const show = (event: Event) => {
    event.preventDefault();
    const { value: typed } = (event.currentTarget as HTMLFormElement).elements.namedItem('room') as HTMLInputElement;
    if (typed.trim() !== '') location.hash = `room/${encodeURIComponent(typed.trim())}`;
  };
  return (
    <section class="card">
      <h2>{text.places['rooms']}</h2>
      <form class="admin-search" onSubmit={show}>
        <label>
          <span class="soft">{text.goTo}</span>
          <input type="text" name="room" inputMode="numeric" maxLength={20} autocomplete="off" />
        </label>
        <button>{text.show}</button>
      </form>
      <Choice
        label={text.places['rooms'] ?? ''}
        choices={{ open: text.open, all: text.all }}
        chosen={list}
        onChoose={choose}
      />
      <List
        rows={value?.rooms}
        failure={failure}
        heads={[text.room, text.status, text.black, text.white, text.plies, text.changed]}
        label={text.places['rooms'] ?? ''}
        cells={(room) => (
          <>
            <td>
              <a href={`#room/${room.id}`}>{room.id}</a>
            </td>
            <td>
              {text.statuses[room.status] ?? room.status}
              {room.isPrivate && <span class="soft"> {text.isPrivate}</span>}
            </td>
            <td>{playerLink(room.black)}</td>
            <td>{playerLink(room.white)}</td>
            <td>{room.plies}</td>
            <td>{moment(room.updated)}</td>
          </>
        )}
      />
      {list === 'all' && <Older rows={value?.rooms ?? []} onOlder={setBefore} />}
    </section>
  );
}
