import { transportCalled } from '../../transports.ts';
import { type MoveToEye, type Run, TRANSPORTS } from '../../results.ts';
import { type Estimate, estimate, ratio } from '../../statistics.ts';
import { type Bar, barChart } from '../charts/bars.ts';
import { PLAIN } from '../charts/palette.ts';
import { cell, type Section } from '../document.ts';
import { shown, shownAlone, shownEstimate } from '../numbers.ts';
import { joined, same, type Text, text } from '../text.ts';
import { holesOf } from './holes.ts';

/** All looks of one way. */
interface Way extends Pick<MoveToEye, 'transport' | 'connections' | 'way' | 'pollMs'> {
  looks: MoveToEye[];
}

function waysOf(looks: readonly MoveToEye[]): Way[] {
  const ways = new Map<string, Way>();
  for (const look of looks) {
    const { transport, connections, way, pollMs } = look;
    const key = [transport, connections, way, pollMs].join(' ');
    ways.set(key, { transport, connections, way, pollMs, looks: [...(ways.get(key)?.looks ?? []), look] });
  }
  const rank = ({ transport, way, pollMs = 0 }: Way) =>
    way === 'push' ? TRANSPORTS.indexOf(transport) : TRANSPORTS.length + pollMs;
  return [...ways.values()].sort((one, other) => rank(one) - rank(other));
}

/** Push, or polling every so often. */
const wayOf = ({ way, pollMs = 0 }: Way): Text =>
  way === 'push' ? text('push', '푸시') : text(`polling every ${pollMs / 1000} s`, `${pollMs / 1000}초마다 폴링`);

const labelOf = (each: Way): Text => {
  const [name, way] = [transportCalled(each.transport).label, wayOf(each)];
  const isShared = each.connections === 'multiplexed' && each.transport === 'grpc';
  return isShared
    ? text(`${name.en}, one connection: ${way.en}`, `${name.ko}, 연결 하나: ${way.ko}`)
    : text(`${name.en}: ${way.en}`, `${name.ko}: ${way.ko}`);
};

const over = ({ looks }: Way, of: (each: MoveToEye) => number): Estimate => estimate(looks.map(of));
const eyeOf = (way: Way, key: 'p50' | 'p99') => over(way, ({ latencyMs }) => latencyMs[key]);

/** what one watcher costs a second */
const bytesOf = ({ bytesUp, bytesDown, watchers, seconds }: MoveToEye) => (bytesUp + bytesDown) / watchers / seconds;
const cpuOf = ({ serverCpuUs, watchers, seconds }: MoveToEye) => serverCpuUs / watchers / seconds;

const markOf = ({ transport }: Way): Pick<Bar, 'colour' | 'marker'> => {
  const { colour, marker } = transportCalled(transport);
  return { colour, marker };
};

/** The talk's open question: do streams make GameSync needless? */
export function pushSection(run: Run): Section {
  const watched = waysOf(run.moveToEye ?? []);
  const bars = (value: (each: Way) => Estimate): Bar[] =>
    watched.map((each) => ({
      label: labelOf(each),
      value: value(each),
      ...(each.way === 'push' ? markOf(each) : { colour: PLAIN }),
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
              bars: bars((each) => eyeOf(each, 'p50')),
            }),
            barChart({
              id: 'push-bytes',
              title: text('Traffic of a watcher', '지켜보는 사람 하나의 통신량'),
              unit: text('bytes/s', '초당 바이트'),
              bars: bars((each) => over(each, bytesOf)),
            }),
            barChart({
              id: 'push-cpu',
              title: text('Server CPU of a watcher', '지켜보는 사람 하나의 서버 CPU'),
              unit: text('µs/s', '초당 µs'),
              bars: bars((each) => over(each, cpuOf)),
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
                ...[eyeOf(each, 'p50'), eyeOf(each, 'p99'), over(each, bytesOf), over(each, cpuOf)].map((value) =>
                  cell(same(shownEstimate(value))),
                ),
                cell(same(queriesShown(each))),
                cell(same(shown(each.looks.reduce((sum, { moves }) => sum + moves, 0)))),
              ]),
            },
          ],
  };
}

function queriesShown({ looks }: Way): string {
  const told = looks.flatMap(({ queriesPerS }) => queriesPerS ?? []);
  return told.length === 0 ? '–' : shownEstimate(estimate(told));
}

/** Each push; then each poll against the first push, the slowest first: as the talk's clients did. */
function verdictOf(watched: readonly Way[]): Text[] {
  const pushes = watched.filter(({ way }) => way === 'push');
  const polls = watched.filter(({ way }) => way === 'poll').reverse();
  const [push] = pushes;
  const [first, ...others] = pushes.map(pushed);
  if (!push || !first) return [];
  const [slowest, ...faster] = polls.map((poll) => polled(poll, push));
  return [slowest ? joined([first, slowest]) : first, ...others, ...faster];
}

function pushed(push: Way): Text {
  const name = transportCalled(push.transport).words;
  const shared = push.connections === 'multiplexed' && push.transport === 'grpc';
  const [en, ko] = shared ? [`${name.en} (one connection for all)`, `${name.ko}(연결 하나)`] : [name.en, name.ko];
  const [p50, p99] = [shownAlone(eyeOf(push, 'p50')), shownAlone(eyeOf(push, 'p99'))];
  return text(
    `Pushed over ${en}, half the moves are at the opponent’s within ${p50} ms (99 of 100: ${p99} ms).`,
    `${ko}로 푸시하면 수의 절반은 ${p50} ms 안에 상대에게 보인다(100수 중 99수: ${p99} ms).`,
  );
}

function polled(poll: Way, push: Way): Text {
  const [way, after] = [wayOf(poll), shownAlone(eyeOf(poll, 'p50'))];
  const times = (of: (each: MoveToEye) => number) => shownAlone(against(poll, push, of));
  const [bytes, cpu] = [times(bytesOf), times(cpuOf)];
  return text(
    `With ${way.en} it is ${after} ms, for ${bytes} × the bytes and ${cpu} × the server CPU of that push.`,
    `${way.ko}이면 ${after} ms이고, 바이트는 그 푸시의 ${bytes}배, 서버 CPU는 ${cpu}배다.`,
  );
}

/** Round by round where both have rounds; else of all looks. */
function against(one: Way, other: Way, of: (each: MoveToEye) => number): Estimate {
  const pairs = one.looks.flatMap((mine) => {
    const theirs = other.looks.find(({ round }) => round === mine.round);
    return theirs ? [{ mine: of(mine), theirs: of(theirs) }] : [];
  });
  if (pairs.length === 0) return ratio([over(one, of).median], [over(other, of).median]);
  return ratio(
    pairs.map(({ mine }) => mine),
    pairs.map(({ theirs }) => theirs),
  );
}
