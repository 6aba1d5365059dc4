import type { TopLevelSpec } from 'vega-lite';
import type { Language, Text } from './text.ts';

// What a report is made of, whatever it is printed as.

export interface Cell {
  /** a word before the text, in the tone; without one the text has the tone */
  mark?: Text;
  text: Text;
  tone?: 'good' | 'bad' | 'quiet';
  /** tests and files that show it */
  shownBy?: readonly string[];
  /** the address of whoever says it */
  source?: string;
}

export interface Table {
  kind: 'table';
  caption: Text;
  head: readonly Text[];
  /** the first cell of each row is its head */
  rows: readonly (readonly Cell[])[];
  /** words rather than numbers: columns are set left */
  isProse?: boolean;
}

/** A drawing, and in words what it shows. */
export interface Chart {
  kind: 'chart';
  id: string;
  title: Text;
  alternative: Text;
  /** what its thin lines are */
  key: Text;
  spec: (language: Language) => TopLevelSpec;
}

export interface Words {
  kind: 'words';
  text: Text;
}

export type Block = Table | Chart | Words;

export interface Section {
  id: string;
  title: Text;
  /** in plain words, first */
  verdict: readonly Text[];
  /** what is not there, and why */
  holes: readonly Text[];
  blocks: readonly Block[];
  /** its tables stand first and open, rather than folded away behind its charts */
  isTablesFirst?: boolean;
}

export interface Report {
  title: Text;
  /** under the title: what was measured, where and when */
  subtitle: Text;
  /** the run's verdict: a line a section, with the section's id */
  inShort: readonly { text: Text; section: string }[];
  sections: readonly Section[];
  commit: { hash: string; address?: string };
}

export const words = (text: Text): Words => ({ kind: 'words', text });
export const cell = (text: Text, tone?: Cell['tone']): Cell => ({ text, ...(tone && { tone }) });
