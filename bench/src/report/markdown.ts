import type { Block, Cell, Report, Section, Table } from './document.ts';
import { type Language, LANGUAGES, type Text, text } from './text.ts';

const HOLE = text('Missing', '빠짐');
const SHORT = text('In short', '한눈에');
const CHARTS = text(
  'The same with charts: [report.html](report.html).',
  '차트가 있는 같은 보고서: [report.html](report.html).',
);
/** A report lies two folders deep: reports/<date>, docs/comparison. */
export const TO_ROOT = '../../';

/** Both languages, one after the other; tables in place of charts. */
export const markdownOf = (report: Report): string =>
  `${LANGUAGES.map((language) => half(report, language)).join('\n---\n\n')}`;

function half({ title, subtitle, inShort, sections }: Report, language: Language): string {
  const say = (words: Text) => words[language];
  return [
    `# ${say(title)}`,
    `${say(subtitle)} ${say(CHARTS)}`,
    `## ${say(SHORT)}`,
    inShort.map(({ text: words }) => `- ${say(words)}`).join('\n'),
    ...sections.map((section) => sectionOf(section, language)),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}

function sectionOf({ title, verdict, holes, blocks }: Section, language: Language): string {
  const lines = [
    ...verdict.map((words) => `- ${words[language]}`),
    ...holes.map((words) => `- ${HOLE[language]}: ${words[language]}`),
  ];
  return [`## ${title[language]}`, lines.join('\n'), ...blocks.map((block) => blockOf(block, language))]
    .filter(Boolean)
    .join('\n\n');
}

function blockOf(block: Block, language: Language): string {
  if (block.kind === 'words') return block.text[language];
  return block.kind === 'table' ? tableOf(block, language) : '';
}

function tableOf({ caption, head, rows, isProse }: Table, language: Language): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 || isProse ? '---' : '--:'));
  return [
    `**${caption[language]}**`,
    '',
    line(head.map((words) => escaped(words[language]))),
    line(rule),
    ...rows.map((row) => line(row.map((each) => cellOf(each, language)))),
  ].join('\n');
}

function cellOf({ mark, text: words, shownBy = [], source }: Cell, language: Language): string {
  const links = shownBy.map((path) => `[${path}](${TO_ROOT}${path})`);
  if (source !== undefined) links.push(`<${source}>`);
  const told = [mark && `**${mark[language]}.**`, escaped(words[language])].filter(Boolean).join(' ');
  return [told, ...links].join('<br>');
}

const escaped = (words: string): string => words.replaceAll('|', '\\|');
