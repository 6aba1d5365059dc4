import { jest } from '@jest/globals';
import * as errors from '../../packages/client/src/errors.ts';

/** The same file loaded once more, as a second copy of the SDK in one program has it. */
async function anotherCopy(): Promise<typeof errors> {
  jest.resetModules();
  return await import('../../packages/client/src/errors.ts');
}

test('an error of another copy of the SDK is an instance of the class of its name, and of no other', async () => {
  const other = await anotherCopy();
  expect(other.OutcomeUnknown).not.toBe(errors.OutcomeUnknown);
  const answer = { reason: 'no', responses: [] };
  const made = {
    OutcomeUnknown: new other.OutcomeUnknown('lost'),
    CallImpossible: new other.CallImpossible('wrong address'),
    CallRefused: new other.CallRefused('GamePut', 'ErrorNotYourTurn', answer),
  };
  for (const [name, error] of Object.entries(made)) {
    expect(error instanceof errors.OthelloError).toBe(true);
    expect(error instanceof errors.OutcomeUnknown).toBe(name === 'OutcomeUnknown');
    expect(error instanceof errors.CallImpossible).toBe(name === 'CallImpossible');
    expect(error instanceof errors.CallRefused).toBe(name === 'CallRefused');
  }
});

test('what is no error of the SDK is an instance of none of its classes, nor of a subclass of them', () => {
  class OwnError extends errors.OutcomeUnknown {}
  for (const value of [new Error('other'), { name: 'OutcomeUnknown' }, null, undefined, 'OutcomeUnknown'])
    expect(value instanceof errors.OthelloError).toBe(false);
  expect(new errors.OutcomeUnknown('lost') instanceof OwnError).toBe(false);
  expect(new OwnError('lost') instanceof errors.OutcomeUnknown).toBe(true);
});
