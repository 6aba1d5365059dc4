import { drawSvg, escaped } from './charts/svg.ts';
import type { Block, Cell, Chart, Report, Section, Table } from './document.ts';
import { TO_ROOT } from './markdown.ts';
import { STYLE } from './style.ts';
import { LANGUAGES, same, type Text, text } from './text.ts';

const SHORT = text('In short', '한눈에');
const HOLE = text('Missing', '빠짐');
const FIGURES = text('Figures', '수치');
const CONTENTS = text('Contents', '차례');

/** Both languages of a text, one of which the page shows; where they are alike, once. */
const both = ({ en, ko }: Text): string =>
  en === ko ? escaped(en) : `<span lang="en">${escaped(en)}</span><span lang="ko">${escaped(ko)}</span>`;

/** One page that needs nothing else: style and drawings are in it, and the language is switched without a script. */
export async function htmlOf({ title, subtitle, inShort, sections }: Report): Promise<string> {
  const bodies: string[] = [];
  for (const section of sections) bodies.push(await sectionOf(section));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title.en)} · ${escaped(title.ko)}</title>
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
<script>if(/^ko\\b/.test(navigator.language))document.getElementById('ko').checked=true</script>
</body>
</html>
`;
}

function titleOf(sections: readonly Section[], id: string): string {
  const { en, ko } = sections.find((section) => section.id === id)?.title ?? same(id);
  return `${en} · ${ko}`;
}

async function sectionOf({ id, title, verdict, holes, blocks }: Section): Promise<string> {
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
    drawn.length > 0 && `<div class="charts">\n${drawn.join('\n')}\n</div>`,
    list(
      'words',
      words.map((block) => both(block.text)),
    ),
    ...tablesOf(tables, charts.length > 0),
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

async function chartOf({ id, title, alternative, spec }: Chart): Promise<string> {
  const drawings: string[] = [];
  for (const language of LANGUAGES) {
    const svg = await drawSvg(spec(language), { id: `${id}-${language}`, alternative: alternative[language] });
    drawings.push(`<div lang="${language}">${svg}</div>`);
  }
  return `<figure>\n<figcaption>${both(title)}</figcaption>\n${drawings.join('\n')}\n</figure>`;
}

function tableOf({ caption, head, rows, isProse }: Table): string {
  return [
    `<div class="scroll" tabindex="0" role="group" aria-label="${escaped(`${caption.en} · ${caption.ko}`)}"><table${isProse ? ' class="prose"' : ''}>`,
    `<caption>${both(caption)}</caption>`,
    `<thead><tr>${head.map((words) => `<th scope="col">${both(words)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map(([first, ...rest]) => `<tr>${first ? headCell(first) : ''}${rest.map(dataCell).join('')}</tr>`),
    '</tbody></table></div>',
  ].join('\n');
}

const headCell = (cell: Cell): string => `<th scope="row">${content(cell)}</th>`;
const dataCell = (cell: Cell): string =>
  `<td${cell.tone && !cell.mark ? ` class="${cell.tone}"` : ''}>${content(cell)}</td>`;

function content({ mark, text: words, tone, shownBy = [] }: Cell): string {
  const marked = mark && `<b${tone ? ` class="${tone}"` : ''}>${both(mark)}.</b>`;
  const links = shownBy.map((path) => `<a href="${TO_ROOT}${path}"><code>${pathShown(path)}</code></a>`);
  return [marked, both(words), ...links].filter(Boolean).join(' ');
}

/** A path may break after its slashes. */
const pathShown = (path: string): string => escaped(path).replaceAll('/', '/<wbr>');
