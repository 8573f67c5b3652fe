import { expect, test } from '@jest/globals';
import { Logger } from './logger.js';

function logged(write: (logger: Logger) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(new Logger('info', { write: (line) => void lines.push(line) }));
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '');
}

test('an event is one line of JSON with its hour in UTC', () => {
  const line = logged((logger) => logger.warn('The queue takes no work.', { reason: 'refused', waiting: 3 }));
  expect(line).toEqual({
    level: 'warn',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    msg: 'The queue takes no work.',
    reason: 'refused',
    waiting: 3,
  });
});

test('what a person or a secret could stand in is not logged', () => {
  const line = logged((logger) =>
    logger.log('Mail.', { email: 'jeanne@martin.example', relay: { password: 'hunter2' }, messageId: 'm-1' }),
  );
  expect(line).toMatchObject({ email: '[redacted]', relay: { password: '[redacted]' }, messageId: 'm-1' });
});

test('an error is logged without what a driver hung on it', () => {
  const error = Object.assign(new Error('insert failed'), { parameters: ['Jeanne Martin'], query: 'insert …' });
  const line = logged((logger) => logger.error('The row was not written.', error));
  expect(line.error).toEqual({
    kind: 'Error',
    sentence: 'insert failed',
    place: expect.stringContaining('logger.spec'),
  });
  expect(JSON.stringify(line)).not.toContain('Martin');
});

test("Nest's lines keep their context, except what it says while it assembles itself", () => {
  expect(logged((logger) => logger.log('Started.', 'Sequencer'))).toMatchObject({ context: ['Sequencer'] });
  const lines: string[] = [];
  new Logger('info', { write: (line) => void lines.push(line) }).log('Mapped {/, GET} route', 'RouterExplorer');
  expect(lines).toEqual([]);
});

test('events below the level are not written', () => {
  const lines: string[] = [];
  new Logger('warn', { write: (line) => void lines.push(line) }).log('Started.');
  expect(lines).toEqual([]);
});

test('what a stranger wrote into a sentence ends no line, speaks to no terminal and turns nothing around', () => {
  const lines: string[] = [];
  const hostile = 'The relay says: no\r\n{"level":"info"}\u001b[2J\u009b2J\u202e\u2067\u2028';
  new Logger('info', { write: (line) => void lines.push(line) }).warn(hostile, { reason: hostile });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: hostile, reason: hostile });
});
