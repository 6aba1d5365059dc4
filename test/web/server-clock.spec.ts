import fc from 'fast-check';
import { ServerClock } from '../../src/web/server-clock.ts';

const SECOND = 1000;

test('however wrong the device’s clock, one Date header tells the server’s time to half a second and the way', () => {
  const wrongBy = fc.integer({ min: -1e9, max: 1e9 });
  fc.assert(
    fc.property(fc.integer({ min: 1.7e12, max: 1.9e12 }), wrongBy, fc.nat(400), (server, off, wayMs) => {
      let device = server + off;
      const clock = new ServerClock(() => device);
      const sentAt = device;
      const second = Math.floor((server + wayMs) / SECOND) * SECOND;
      device += 2 * wayMs;
      clock.sawDate(new Date(second).toUTCString(), sentAt);
      expect(Math.abs(clock.now() - (server + 2 * wayMs))).toBeLessThanOrEqual(SECOND / 2 + 2 * wayMs);
    }),
  );
});

test('a room’s last change is a moment that the server has reached', () => {
  const clock = new ServerClock(() => 1000);
  expect(clock.now()).toBe(1000);
  clock.sawMoment(5000);
  expect(clock.now()).toBe(5000);
  clock.sawMoment(4000);
  expect(clock.now()).toBe(5000);
});

test('a device whose clock is set anew is followed', () => {
  let device = 0;
  const clock = new ServerClock(() => device);
  clock.sawDate(new Date(10_000).toUTCString(), 0);
  expect(clock.now()).toBe(10_500);
  device = 3_600_000;
  clock.sawDate(new Date(11_000).toUTCString(), device);
  expect(clock.now()).toBe(11_500);
});
