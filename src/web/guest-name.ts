import { pick, randomText } from './random-text.ts';

const MANNERS = ['calm', 'bold', 'keen', 'sly', 'swift', 'wise', 'merry', 'brave', 'lucky', 'quiet'] as const;
const ANIMALS = ['otter', 'fox', 'heron', 'tiger', 'crane', 'hare', 'owl', 'magpie', 'lynx', 'seal'] as const;

/** A made-up name, 16 characters at most: `keen-magpie-7x2`. */
export const guestName = (): string => `${pick(MANNERS)}-${pick(ANIMALS)}-${randomText(3)}`;
