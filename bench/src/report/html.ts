import { drawSvg, escaped } from './charts/svg.ts';
import type { Block, Cell, Chart, Report, Section, Table } from './document.ts';
import { TO_ROOT } from './markdown.ts';
import { STYLE } from './style.ts';
import { LANGUAGES, same, type Text, text } from './text.ts';

/** made by the tests of the page in a browser */
export const PICTURE = 'docs/pictures/comparison.png';

const SHORT = text('In short', '한눈에');
const HOLE = text('Missing', '빠짐');
const FIGURES = text('Figures', '수치');
const CONTENTS = text('Contents', '차례');

/** Both languages of a text, one of which the page shows; where they are alike, once. */
const both = ({ en, ko }: Text): string =>
  en === ko ? escaped(en) : `<span lang="en">${escaped(en)}</span><span lang="ko">${escaped(ko)}</span>`;

/** One page that needs nothing else: style and drawings are in it, and the language is switched without a script. */
export async function htmlOf({ title, subtitle, inShort, sections, commit }: Report): Promise<string> {
  const bodies: string[] = [];
  for (const section of sections) bodies.push(await sectionOf(section));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title.en)} · ${escaped(title.ko)}</title>
<meta property="og:type" content="article">
<meta property="og:title" content="${escaped(title.en)}">
<meta property="og:description" content="${escaped(inShort[0]?.text.en ?? subtitle.en)}">
<meta property="og:image" content="${TO_ROOT}${PICTURE}">
<meta name="twitter:card" content="summary_large_image">
<style>${STYLE}</style>
</head>
<body>
<header>
<fieldset class="languages">
<legend>${both(text('Language', '언어'))}</legend>
<input type="radio" name="language" id="en" checked><label for="en" lang="en">English</label>
<input type="radio" name="language" id="ko"><label for="ko" lang="ko">한국어</label>
</fieldset>
<h1>${both(title)}</h1>
<p class="subtitle">${both(subtitle)}</p>
</header>
<main>
<section class="short" aria-labelledby="short">
<h2 id="short">${both(SHORT)}</h2>
<ul>
${inShort.map(({ text: words, section }) => `<li>${both(words)} <a href="#${section}" aria-label="${escaped(titleOf(sections, section))}">↓</a></li>`).join('\n')}
</ul>
</section>
<nav aria-label="${escaped(`${CONTENTS.en} · ${CONTENTS.ko}`)}"><ul>
${sections.map(({ id, title: name }) => `<li><a href="#${id}">${both(name)}</a></li>`).join('\n')}
</ul></nav>
${bodies.join('\n')}
</main>
<footer>
<ul>
<li><a href="run.json">run.json</a>: ${both(text('all samples and facts of the run', '실행의 모든 표본과 사실'))}</li>
<li><a href="run.csv">run.csv</a>: ${both(text('its rounds, a line each', '라운드마다 한 줄'))}</li>
<li><a href="summary.md">summary.md</a>: ${both(text('this page without charts', '차트 없는 이 페이지'))}</li>
<li>${both(text('commit', '커밋'))} ${commitOf(commit)}</li>
</ul>
</footer>
<script>if(/^ko\\b/.test(navigator.language))document.getElementById('ko').checked=true</script>
</body>
</html>
`;
}

function commitOf({ hash, address }: Report['commit']): string {
  const code = `<code>${escaped(hash)}</code>`;
  return address === undefined ? code : `<a href="${escaped(address)}">${code}</a>`;
}

function titleOf(sections: readonly Section[], id: string): string {
  const { en, ko } = sections.find((section) => section.id === id)?.title ?? same(id);
  return `${en} · ${ko}`;
}

async function sectionOf({ id, title, verdict, holes, blocks, isTablesFirst = false }: Section): Promise<string> {
  const charts = blocks.filter((block) => block.kind === 'chart');
  const drawn: string[] = [];
  for (const chart of charts) drawn.push(await chartOf(chart));
  const tables = blocks.filter((block) => block.kind === 'table');
  const words = blocks.filter((block) => block.kind === 'words');
  return [
    `<section aria-labelledby="${id}">`,
    `<h2 id="${id}">${both(title)}</h2>`,
    list('verdict', verdict.map(both)),
    list(
      'holes',
      holes.map((hole) => `<b>${both(HOLE)}:</b> ${both(hole)}`),
    ),
    ...(isTablesFirst ? tables.map(tableOf) : []),
    drawn.length > 0 && `<div class="charts">\n${drawn.join('\n')}\n</div>`,
    list(
      'words',
      words.map((block) => both(block.text)),
    ),
    ...(isTablesFirst ? [] : tablesOf(tables, charts.length > 0)),
    '</section>',
  ]
    .filter(Boolean)
    .join('\n');
}

const list = (kind: string, items: readonly string[]): string =>
  items.length > 0 ? `<ul class="${kind}">\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>` : '';

/** Tables beside charts are folded away: they say the same in full. */
function tablesOf(tables: readonly Extract<Block, { kind: 'table' }>[], isFolded: boolean): string[] {
  const shown = tables.map(tableOf);
  if (!isFolded || shown.length === 0) return shown;
  return [`<details><summary>${both(FIGURES)}</summary>`, ...shown, '</details>'];
}

async function chartOf({ id, title, alternative, key, spec }: Chart): Promise<string> {
  const drawings: string[] = [];
  for (const language of LANGUAGES) {
    const svg = await drawSvg(spec(language), { id: `${id}-${language}`, alternative: alternative[language] });
    drawings.push(`<div lang="${language}">${svg}</div>`);
  }
  return `<figure>\n<figcaption>${both(title)}</figcaption>\n${drawings.join('\n')}\n<p class="key">${both(key)}</p>\n</figure>`;
}

/** A phone shows the rows of a wide table one below the other, each cell behind the name of its column. */
const WIDE = 4;

function tableOf({ caption, head, rows, isProse }: Table): string {
  const kinds = [isProse && 'prose', (isProse || head.length > WIDE) && 'wide'].filter(Boolean).join(' ');
  return [
    `<div class="scroll" tabindex="0" role="group" aria-label="${escaped(`${caption.en} · ${caption.ko}`)}"><table${kinds ? ` class="${kinds}"` : ''}>`,
    `<caption>${both(caption)}</caption>`,
    `<thead><tr>${head.map((words) => `<th scope="col">${both(words)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map(
      ([first, ...rest]) =>
        `<tr>${first ? headCell(first) : ''}${rest.map((each, column) => dataCell(each, head[column + 1])).join('')}</tr>`,
    ),
    '</tbody></table></div>',
  ].join('\n');
}

const headCell = (cell: Cell): string => `<th scope="row">${content(cell)}</th>`;

function dataCell(cell: Cell, { en, ko }: Text = same('')): string {
  const tone = cell.tone && !cell.mark ? ` class="${cell.tone}"` : '';
  return `<td${tone} data-en="${escaped(en)}" data-ko="${escaped(ko)}">${content(cell)}</td>`;
}

function content({ mark, text: words, tone, shownBy = [], source }: Cell): string {
  const marked = mark && `<b${tone ? ` class="${tone}"` : ''}>${both(mark)}.</b>`;
  const links = shownBy.map((path) => `<a href="${TO_ROOT}${path}"><code>${pathShown(path)}</code></a>`);
  const from = source && `<a href="${escaped(source)}">${escaped(source.replace(/^https:\/\//, ''))}</a>`;
  return [marked, both(words), ...links, from].filter(Boolean).join(' ');
}

/** A path may break after its slashes. */
const pathShown = (path: string): string => escaped(path).replaceAll('/', '/<wbr>');
