import { text } from '../text.ts';
import type { Findings } from './criterion.ts';

export const WEBSOCKET: Findings = {
  idl: {
    state: 'not built',
    words: text('Not there yet: no /ws on this commit.', '아직 없다: 이 커밋에는 /ws가 없다.'),
  },
  async: {
    state: 'not built',
    words: text('Not there yet: no /ws on this commit.', '아직 없다: 이 커밋에는 /ws가 없다.'),
  },
  mono: {
    state: 'not built',
    words: text('Not there yet: no /ws on this commit.', '아직 없다: 이 커밋에는 /ws가 없다.'),
  },
  cpp: {
    state: 'not built',
    words: text('Not there yet: no /ws on this commit.', '아직 없다: 이 커밋에는 /ws가 없다.'),
  },
  protocol: {
    state: 'not built',
    words: text('Not there yet: no /ws on this commit.', '아직 없다: 이 커밋에는 /ws가 없다.'),
  },
  exceptions: {
    state: 'not built',
    words: text('Not there yet: no /ws on this commit.', '아직 없다: 이 커밋에는 /ws가 없다.'),
  },
  session: {
    state: 'not built',
    words: text('Not there yet: no /ws on this commit.', '아직 없다: 이 커밋에는 /ws가 없다.'),
  },
  duplicates: {
    state: 'not built',
    words: text('Not there yet: no /ws on this commit.', '아직 없다: 이 커밋에는 /ws가 없다.'),
  },
  browser: {
    state: 'not built',
    words: text('Not there yet: no /ws on this commit.', '아직 없다: 이 커밋에는 /ws가 없다.'),
  },
  push: {
    state: 'not built',
    words: text('Not there yet: no /ws on this commit.', '아직 없다: 이 커밋에는 /ws가 없다.'),
  },
};
