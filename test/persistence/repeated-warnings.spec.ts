import { RepeatedWarnings } from '../../src/persistence/repeated-warnings.ts';
import { until } from '../kit/until.ts';

test('a warning that comes with each of many calls is two lines a second, and the second says how many there were', async () => {
  const lines: string[] = [];
  const warnings = new RepeatedWarnings({ warn: (line: unknown) => void lines.push(String(line)) });
  for (let call = 0; call < 1000; call++) warnings.warn('the database is away');
  warnings.warn('something else');
  expect(lines).toEqual(['the database is away', 'something else']);
  await until(async () => lines.length > 2, 'the sum');
  expect(lines.slice(2)).toEqual(['the database is away (999 more times)']);
  warnings.warn('the database is away');
  expect(lines.at(-1)).toBe('the database is away');
});

test('lines that all differ are bounded too', async () => {
  const lines: string[] = [];
  const warnings = new RepeatedWarnings({ warn: (line: unknown) => void lines.push(String(line)) });
  for (let call = 0; call < 1000; call++) warnings.warn(`call ${call} failed`);
  expect(lines).toHaveLength(20);
  await until(async () => lines.length > 20, 'the sum');
  expect(lines.slice(20)).toEqual(['other warnings of the kind (980 more times)']);
});
