import type { ClientCosts, Run } from '../../results.ts';
import { estimate, ratio } from '../../statistics.ts';
import { transportCalled } from '../../transports.ts';
import { barChart } from '../charts/bars.ts';
import { cell, type Section, words } from '../document.ts';
import { BASELINE } from '../lineup.ts';
import { shown, shownEstimate } from '../numbers.ts';
import { same, type Text, text } from '../text.ts';
import { sentence } from '../wording.ts';
import { holesOf } from './holes.ts';

const NOWHERE = same('');

const languageName = (language: string): Text =>
  language === 'browser' ? text('browser', '브라우저') : same(language);

const clientName = ({ language, library }: ClientCosts): Text => {
  const { en, ko } = languageName(language);
  return text(`${en}: ${library}`, `${ko}: ${library}`);
};

const cpuUsOf = ({ rounds }: ClientCosts): number[] => rounds.map(({ calls, cpuUs }) => cpuUs / calls);

/** What a call costs the one who makes it, by language and library. */
export function clientsSection(run: Run): Section {
  const clients = run.clients ?? [];
  const languages = [...new Set(clients.map(({ language }) => language))];
  return {
    id: 'clients',
    title: text('What a call costs the client', '호출이 클라이언트에 주는 비용'),
    verdict: languages.flatMap((language) => verdictOf(clients.filter((each) => each.language === language))),
    holes: holesOf(run, 'clients'),
    blocks:
      clients.length === 0
        ? []
        : [
            words(
              text(
                'GameSync, one call after the other, on a server with PostgreSQL. In C#, C++ and Python the clients of examples/ speak by their own code; a client of 2017 opens a connection a call in Python, and keeps it in C#. In the browser the CPU time is that of the page’s main thread, elsewhere of all threads. Bytes are all that a call takes, whether it gives them back itself (C++, Python) or leaves them to a collector.',
                'PostgreSQL 서버에 GameSync를 하나씩 차례로 호출. C#, C++, Python은 examples/ 클라이언트의 코드 그대로이며, 2017년식 클라이언트는 Python에서는 호출마다 새 연결을 열고 C#에서는 연결을 유지한다. 브라우저의 CPU는 페이지 메인 스레드, 나머지는 모든 스레드. 바이트는 호출 하나가 얻은 전부로, 스스로 돌려주는 것(C++, Python)과 수집기에 맡기는 것을 모두 센다.',
              ),
            ),
            ...languages.map((language) =>
              barChart({
                id: `clients-${language.replace(/\W/g, (character) => String(character.charCodeAt(0)))}`,
                title: languageName(language),
                unit: text('client CPU µs a call', '호출당 클라이언트 CPU µs'),
                bars: clients
                  .filter((each) => each.language === language)
                  .map((each) => ({
                    label: transportCalled(each.transport).label,
                    value: estimate(cpuUsOf(each)),
                    colour: transportCalled(each.transport).colour,
                    marker: transportCalled(each.transport).marker,
                  })),
              }),
            ),
            tableOf(clients),
          ],
  };
}

/** Each transport of a language held against the envelope in that language, in rounds made in turn. */
function verdictOf(clients: readonly ClientCosts[]): Text[] {
  const base = clients.find(({ transport }) => transport === BASELINE);
  if (!base) return [];
  return clients
    .filter(({ transport, rounds }) => transport !== BASELINE && rounds.length === base.rounds.length)
    .map((each) => {
      const language = languageName(each.language);
      const { words: name } = transportCalled(each.transport);
      return sentence({
        setting:
          each.language === 'browser'
            ? text('In a browser, ', '브라우저에서 ')
            : text(`In ${language.en}, `, `${language.ko}에서 `),
        who: name,
        verb: 'takes',
        what: text('the client’s CPU time', '클라이언트 CPU는'),
        whom: transportCalled(BASELINE).words,
        clauses: [{ before: NOWHERE, ratio: ratio(cpuUsOf(each), cpuUsOf(base)), after: NOWHERE }],
      });
    });
}

const tableOf = (clients: readonly ClientCosts[]) => ({
  kind: 'table' as const,
  caption: text('A GameSync, as its client pays for it', 'GameSync 하나에 클라이언트가 치르는 것'),
  head: [
    text('Client', '클라이언트'),
    text('transport', '전송'),
    text('CPU µs', 'CPU µs'),
    text('ms from call to answer', '호출에서 응답까지 ms'),
    text('KiB taken', '얻은 KiB'),
  ],
  rows: clients.map((each) => [
    cell(clientName(each)),
    cell(transportCalled(each.transport).label),
    cell(same(shownEstimate(estimate(cpuUsOf(each))))),
    cell(same(shownEstimate(estimate(each.rounds.map(({ calls, seconds }) => (seconds * 1000) / calls))))),
    cell(each.allocatedBytes === undefined ? same('–') : same(shown(each.allocatedBytes / 1024))),
  ]),
});
