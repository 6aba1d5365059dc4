import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Bound, BOUNDS, USUAL_BOUNDS } from '../../src/rpc/bounds.ts';
import { FAILURES } from '../../src/rpc/failures.ts';
import { schema } from '../kit/doors.ts';

const text = readFileSync(path.resolve(import.meta.dirname, '../../docs/protocol.md'), 'utf8');

const refusal = ({ refusal: kind = FAILURES.InvalidArgument }: Bound) => String(schema.resultCodes.get(kind.code));

/** The table of bounds as the code has it. */
function table(): string[] {
  const row = (cells: string[]) => cells.join(' | ');
  const declared = Object.entries(BOUNDS as Record<string, Record<string, Bound>>).flatMap(([message, fields]) =>
    Object.entries(fields).map(([field, bound]) =>
      row([
        `\`${message}.${field}\``,
        bound.least ? `${bound.least} to ${bound.most}` : `${bound.most}`,
        refusal(bound),
      ]),
    ),
  );
  const usual = Object.entries(USUAL_BOUNDS as Record<string, Bound>).map(([kind, bound]) =>
    row([`any other ${kind}`, String(bound.most), refusal(bound)]),
  );
  return [...declared, ...usual];
}

test('the table of bounds is that of the code', () => {
  const [, section = ''] = /<!-- bounds:.*?-->\n+([\s\S]*?)\n## /.exec(text) ?? [];
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  const cells = rows.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
      .join(' | '),
  );
  expect(cells).toEqual(table());
});

test('every status that a fault is answered with is in the table of statuses', () => {
  const shown = /\| status[\s\S]*?\n\n/.exec(text)?.[0] ?? '';
  const missing = Object.values(FAILURES)
    .map(({ http }) => http)
    .filter((http) => http !== 200 && !new RegExp(`\\| [\\d, ]*\\b${http}\\b`).test(shown));
  expect(missing).toEqual([]);
});
