import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { tell } from '../announcer.ts';
import { Confirm } from '../parts/confirm.tsx';
import { ask } from './api.ts';
import { useAdminWords } from './words.ts';

/** A table that scrolls sideways by itself where the screen is narrow. */
export function Rows({ heads, label, children }: { heads: string[]; label: string; children: ComponentChildren }) {
  return (
    <div class="admin-rows" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** What cannot be shown yet, or why not. */
export function Pending({ failure }: { failure: string | undefined }) {
  const text = useAdminWords();
  return <p role="status">{failure ?? text.loading}</p>;
}

interface ListProps<Row extends { id: string }> {
  /** undefined: they are being loaded */
  rows: readonly Row[] | undefined;
  failure: string | undefined;
  heads: string[];
  label: string;
  cells: (row: Row) => ComponentChildren;
}

/** A table of what was found, or that it is being loaded, or that there is none. */
export function List<Row extends { id: string }>({ rows, failure, heads, label, cells }: ListProps<Row>) {
  const text = useAdminWords();
  if (!rows) return <Pending failure={failure} />;
  if (rows.length === 0) return <p class="soft">{text.none}</p>;
  return (
    <Rows heads={heads} label={label}>
      {rows.map((row) => (
        <tr key={row.id}>{cells(row)}</tr>
      ))}
    </Rows>
  );
}

interface ActButtonProps {
  act: Record<string, string>;
  label: string;
  warning: string;
  onDone: () => void;
}

/** Asks whether it is meant, does it, and tells what became of it. */
export function ActButton({ act, label, warning, onDone }: ActButtonProps) {
  const text = useAdminWords();
  const [isAsked, setAsked] = useState(false);
  const perform = usePerform(onDone);
  return (
    <>
      <button onClick={() => setAsked(true)}>{label}</button>
      {isAsked && (
        <Confirm
          question={label}
          warning={warning}
          answers={{ yes: label, no: text.cancel }}
          onAnswer={(isSure) => {
            setAsked(false);
            if (isSure) void perform(act);
          }}
        />
      )}
    </>
  );
}

/** Does an act and tells the administrator its result. */
export function usePerform(onDone: () => void): (act: Record<string, string>) => Promise<void> {
  const text = useAdminWords();
  return async (act) => {
    try {
      const { result } = await ask<{ result: string }>('acts', act);
      tell(result === 'done' ? text.done : text.nothingToDo);
      onDone();
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
  };
}

interface ChoiceProps {
  label: string;
  choices: Record<string, string>;
  chosen: string;
  onChoose: (choice: string) => void;
}

/** One of a few lists. */
export function Choice({ label, choices, chosen, onChoose }: ChoiceProps) {
  return (
    <div class="buttons" role="group" aria-label={label}>
      {Object.entries(choices).map(([name, words]) => (
        <button class="small" key={name} aria-pressed={name === chosen} onClick={() => onChoose(name)}>
          {words}
        </button>
      ))}
    </div>
  );
}

/** rows of a full page: PAGE of src/admin/page.ts */
const PAGE = 50;

/** Leads to what comes after the last row of a full page. */
export function Older({ rows, onOlder }: { rows: readonly { id: string }[]; onOlder: (before: string) => void }) {
  const text = useAdminWords();
  const last = rows[rows.length - 1];
  if (!last || rows.length < PAGE) return null;
  return (
    <button class="small" onClick={() => onOlder(last.id)}>
      {text.older}
    </button>
  );
}
