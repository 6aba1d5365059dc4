import { transportCalled } from '../../transports.ts';
import type { MoveToEye, Run } from '../../results.ts';
import { type Bar, barChart } from '../charts/bars.ts';
import { PLAIN } from '../charts/palette.ts';
import { cell, type Section } from '../document.ts';
import { shown } from '../numbers.ts';
import { joined, same, type Text, text } from '../text.ts';
import { holesOf } from './holes.ts';

/** Push, or polling every so often. */
const wayOf = ({ way, pollMs = 0 }: MoveToEye): Text =>
  way === 'push' ? text('push', '푸시') : text(`polling every ${pollMs / 1000} s`, `${pollMs / 1000}초마다 폴링`);

const labelOf = (each: MoveToEye): Text => {
  const [name, way] = [transportCalled(each.transport).label, wayOf(each)];
  return text(`${name.en}: ${way.en}`, `${name.ko}: ${way.ko}`);
};

/** what one watcher costs a second */
const bytesOf = ({ bytesUp, bytesDown, watchers, seconds }: MoveToEye) => (bytesUp + bytesDown) / watchers / seconds;
const cpuOf = ({ serverCpuUs, watchers, seconds }: MoveToEye) => serverCpuUs / watchers / seconds;

const exact = (value: number) => ({ median: value, low: value, high: value });

/** The talk's open question: do streams make GameSync needless? */
export function pushSection(run: Run): Section {
  const watched = [...(run.moveToEye ?? [])].sort((one, other) =>
    one.way === other.way ? (one.pollMs ?? 0) - (other.pollMs ?? 0) : one.way === 'push' ? -1 : 1,
  );
  const bars = (value: (each: MoveToEye) => number): Bar[] =>
    watched.map((each) => ({
      label: labelOf(each),
      value: exact(value(each)),
      colour: each.way === 'push' ? transportCalled(each.transport).colour : PLAIN,
    }));
  return {
    id: 'push',
    title: text('Push against polling', '푸시와 폴링'),
    verdict: verdictOf(watched),
    holes: holesOf(run, 'moveToEye'),
    blocks:
      watched.length === 0
        ? []
        : [
            barChart({
              id: 'push-eye',
              title: text('From move to eye, half of them', '수에서 눈까지, 절반'),
              unit: text('ms', 'ms'),
              bars: bars(({ latencyMs }) => latencyMs.p50),
            }),
            barChart({
              id: 'push-bytes',
              title: text('Traffic of a watcher', '지켜보는 사람 하나의 통신량'),
              unit: text('bytes/s', '초당 바이트'),
              bars: bars(bytesOf),
            }),
            barChart({
              id: 'push-cpu',
              title: text('Server CPU of a watcher', '지켜보는 사람 하나의 서버 CPU'),
              unit: text('µs/s', '초당 µs'),
              bars: bars(cpuOf),
            }),
            {
              kind: 'table',
              caption: text(
                'From the mover’s call until the opponent has the new state',
                '두는 사람의 호출부터 상대가 새 판을 받을 때까지',
              ),
              head: [
                text('Way', '방식'),
                text('p50, ms', 'p50, ms'),
                text('p99, ms', 'p99, ms'),
                text('bytes/s a watcher', '한 명당 초당 바이트'),
                text('server CPU, µs/s a watcher', '한 명당 서버 CPU, 초당 µs'),
                text('queries/s, all', '초당 질의, 전체'),
                text('moves', '수'),
              ],
              rows: watched.map((each) => [
                cell(labelOf(each)),
                ...[
                  each.latencyMs.p50,
                  each.latencyMs.p99,
                  bytesOf(each),
                  cpuOf(each),
                  each.queriesPerS,
                  each.moves,
                ].map((value) => cell(same(value === undefined ? '–' : shown(value)))),
              ]),
            },
          ],
  };
}

/** Each push; then each poll against the first push, the slowest first: as the talk's clients did. */
function verdictOf(watched: readonly MoveToEye[]): Text[] {
  const pushes = watched.filter(({ way }) => way === 'push');
  const polls = watched.filter(({ way }) => way === 'poll').reverse();
  const [push] = pushes;
  const [first, ...others] = pushes.map(pushed);
  if (!push || !first) return [];
  const [slowest, ...faster] = polls.map((poll) => polled(poll, push));
  return [slowest ? joined([first, slowest]) : first, ...others, ...faster];
}

function pushed({ transport, latencyMs: { p50, p99 } }: MoveToEye): Text {
  const name = transportCalled(transport).words;
  return text(
    `Pushed over ${name.en}, half the moves are at the opponent’s within ${shown(p50)} ms (99 of 100: ${shown(p99)} ms).`,
    `${name.ko}로 푸시하면 수의 절반은 ${shown(p50)} ms 안에 상대에게 보인다(100수 중 99수: ${shown(p99)} ms).`,
  );
}

function polled(poll: MoveToEye, push: MoveToEye): Text {
  const [way, after] = [wayOf(poll), shown(poll.latencyMs.p50)];
  const [bytes, cpu] = [shown(bytesOf(poll) / bytesOf(push)), shown(cpuOf(poll) / cpuOf(push))];
  return text(
    `With ${way.en} it is ${after} ms, for ${bytes} × the bytes and ${cpu} × the server CPU of that push.`,
    `${way.ko}이면 ${after} ms이고, 바이트는 그 푸시의 ${bytes}배, 서버 CPU는 ${cpu}배다.`,
  );
}
