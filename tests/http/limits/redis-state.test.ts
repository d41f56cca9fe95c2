import { expect, onTestFinished, test, vi } from 'vitest';
import { RedisState } from '../../../src/http/limits/redis-state.ts';
import { collectLogs } from '../../helpers/logger.ts';

test('an outage of Redis that comes and goes is one, and has a line where it begins and one where it ends', () => {
  const { logger, lines } = collectLogs();
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const state = new RedisState(logger);
  state.counted();
  for (let now = 1000; now < 60_000; now += 1000) {
    vi.advanceTimersByTime(1000);
    if (now % 5000 === 0) state.failed(new Error('OOM'));
    else state.counted();
  }
  vi.advanceTimersByTime(11_000);
  state.counted();
  expect(lines).toMatchObject([
    { level: 30, msg: 'Redis counts requests' },
    { level: 50, msg: 'Redis does not count requests; each replica counts alone' },
    { level: 30, msg: 'Redis counts requests' },
  ]);
});

test('another reason that Redis gives while it does not count has a line of its own, once', () => {
  const { logger, lines } = collectLogs();
  const state = new RedisState(logger);
  const full = Object.assign(new Error('OOM command not allowed'), { name: 'ReplyError' });
  for (const error of [new Error('ECONNRESET'), new Error('ECONNREFUSED'), full, new Error(), full])
    state.failed(error);
  expect(lines).toMatchObject([
    { err: { message: 'ECONNRESET' } },
    { err: { message: 'OOM command not allowed' } },
  ]);
});

test('the command that Redis refuses is not logged: it may have the password, or the address of a client', () => {
  const { logger, lines } = collectLogs();
  const command = { name: 'hello', args: ['3', 'AUTH', 'default', 'a-password'] };
  const refusal = new Error('WRONGPASS invalid username-password pair');
  new RedisState(logger).failed(Object.assign(refusal, { name: 'ReplyError', command }));
  expect(lines).toMatchObject([{ err: { message: refusal.message } }]);
  expect(JSON.stringify(lines)).not.toContain('a-password');
});
