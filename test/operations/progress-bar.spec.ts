import { ProgressBar } from '../../src/cli/progress-bar.ts';

const shownOn = (isTTY: boolean, steps: (bar: ProgressBar) => void): string[] => {
  const written: string[] = [];
  steps(new ProgressBar({ isTTY, write: (text: string) => written.push(text) > 0 }));
  return written;
};

test('a terminal shows how far the work is in one line, which is taken away again', () => {
  const written = shownOn(true, (bar) => {
    bar.show({ what: 'checks rooms', done: 3_000_000, of: 10_000_000 });
    bar.show({ what: 'checks rooms', done: 3_001_000, of: 10_000_000 }); // so soon after the first it is left out
    bar.clear();
    bar.clear();
  });
  const bar = `[${'='.repeat(9)}${' '.repeat(21)}]`;
  expect(written).toEqual([`\r\u001b[Kchecks rooms ${bar} 30 % of 10,000,000`, '\r\u001b[K']);
});

test('an empty table is checked at once', () => {
  expect(shownOn(true, (bar) => bar.show({ what: 'checks users', done: 0, of: 0 }))[0]).toMatch(/100 % of 0$/);
});

test('a file or a pipe gets none of it', () => {
  const steps = (bar: ProgressBar) => {
    bar.show({ what: 'checks rooms', done: 1, of: 2 });
    bar.clear();
  };
  expect(shownOn(false, steps)).toEqual([]);
});
