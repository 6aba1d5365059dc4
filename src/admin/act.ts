import { z } from 'zod';

/** characters of a notice, and of the reason of a suspension */
const TEXT_AT_MOST = 280;

const id = (what: string) =>
  z.string({ error: `give the number of a ${what}` }).regex(/^[1-9]\d{0,18}$/, `give the number of a ${what}`);

/** One line: no control characters, no halves of surrogate pairs. */
const text = z
  .string({ error: 'give a text' })
  .trim()
  .max(TEXT_AT_MOST, `give at most ${TEXT_AT_MOST} characters`)
  .refine((given) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(given), 'give one line');

/** What an administrator can do: `on` names what it is done to. */
export const act = z.discriminatedUnion(
  'act',
  [
    z.object({ act: z.literal('close-room'), on: id('room') }),
    z.object({ act: z.literal('end-session'), on: id('player') }),
    z.object({ act: z.literal('suspend'), on: id('player'), text: text.default('') }),
    z.object({ act: z.literal('lift'), on: id('player') }),
    z.object({ act: z.literal('notice'), text }),
    z.object({ act: z.literal('drain'), on: z.string({ error: 'give the name of a node' }).max(300) }),
  ],
  { error: 'there is no such act: close-room, end-session, suspend, lift, notice and drain are all' },
);

export type Act = z.infer<typeof act>;

/** What became of an act: nothing, when it was as asked for already. */
export type ActResult = 'done' | 'nothing to do';
