import { describe, expect, it } from '@jest/globals';
import { connectionToClose, type JudgedConnection, smtpLimits } from './limits.js';

const now = 100_000;
const connection = (change: Partial<JudgedConnection> & { readonly name: string }) => ({
  network: '192.0.2.1',
  openedAt: 0,
  recentBytes: 0,
  waitsForUs: false,
  ...change,
});
const chosen = (...all: ReturnType<typeof connection>[]) => connectionToClose(all, now, smtpLimits)?.name;

describe('the connection that gives way when all are taken', () => {
  it('is of the network that has most', () => {
    const other = connection({ name: 'alone', network: '192.0.2.2', recentBytes: 0 });
    const pair = [1, 2].map((at) => connection({ name: `pair ${at}`, recentBytes: 10, openedAt: at }));
    expect(chosen(other, ...pair)).toBe('pair 1');
  });

  it('is the one that brings least, then the oldest', () => {
    const busy = connection({ name: 'busy', recentBytes: 400 });
    const young = connection({ name: 'young', openedAt: 50_000 });
    const old = connection({ name: 'old', openedAt: 10_000 });
    expect(chosen(busy, young, old)).toBe('old');
  });

  it('is none that sends, none that waits for us and none that has just come', () => {
    const sends = connection({ name: 'sends', recentBytes: smtpLimits.idleBytes });
    const waits = connection({ name: 'waits', waitsForUs: true });
    const came = connection({ name: 'came', openedAt: now - smtpLimits.graceMilliseconds + 1 });
    expect(chosen(sends, waits, came)).toBeUndefined();
  });
});

it('takes the hundred recipients that RFC 5321 asks for, and waits the five minutes', () => {
  expect(smtpLimits.recipients).toBeGreaterThanOrEqual(100);
  expect(smtpLimits.commandMilliseconds).toBeGreaterThanOrEqual(300_000);
});
