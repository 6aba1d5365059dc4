import { useState } from 'preact/hooks';
import { type ShownPlayer, useData } from './api.ts';
import { ActButton, Pending } from './parts.tsx';
import { moment, useAdminWords } from './words.ts';

const EVERY_MS = 3000;
const REASON_AT_MOST = 280;

/** A player, their session, and what can be done about them. */
export function Player({ id }: { id: string }) {
  const text = useAdminWords();
  const { value, failure, again } = useData<{ player: ShownPlayer }>(`players/${encodeURIComponent(id)}`, EVERY_MS);
  const [reason, setReason] = useState('');
  if (!value) return <Pending failure={failure} />;
  const { player } = value;
  return (
    <section class="card">
      <h2>
        {player.name} <span class="soft">{player.id}</span>
      </h2>
      <dl>
        <dt>{text.rating}</dt>
        <dd>
          {player.rating} {player.isBot && text.bot}
        </dd>
        <dt>{text.results}</dt>
        <dd>{`${player.win}, ${player.lose}, ${player.draw}`}</dd>
        <dt>{text.registered}</dt>
        <dd>{moment(player.registered)}</dd>
        <dt>{text.session}</dt>
        <dd>{moment(player.session) || text.no}</dd>
        <dt>{text.sits}</dt>
        <dd>{player.room === null ? text.no : <a href={`#room/${player.room}`}>{player.room}</a>}</dd>
        {player.suspended !== null && (
          <>
            <dt>{text.suspendedSince}</dt>
            <dd>
              {moment(player.suspended)} {player.reason}
            </dd>
          </>
        )}
      </dl>
      {player.suspended === null && (
        <label>
          <span class="soft">{text.reason}</span>
          <input
            type="text"
            maxLength={REASON_AT_MOST}
            value={reason}
            onInput={({ currentTarget }) => setReason(currentTarget.value)}
          />
        </label>
      )}
      <div class="buttons">
        {player.session !== null && (
          <ActButton
            act={{ act: 'end-session', on: id }}
            label={text.endSession}
            warning={text.endWarning}
            onDone={again}
          />
        )}
        {player.suspended === null ? (
          <ActButton
            act={{ act: 'suspend', on: id, text: reason }}
            label={text.suspend}
            warning={text.suspendWarning}
            onDone={again}
          />
        ) : (
          <ActButton act={{ act: 'lift', on: id }} label={text.lift} warning={player.reason ?? ''} onDone={again} />
        )}
      </div>
    </section>
  );
}
