import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type Context,
  type ContextManager,
  context,
  ROOT_CONTEXT,
  type Span,
  type SpanStatus,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { packageRoot } from '../package/package-root.js';
import { injectFaults, inSpan, tracePoint, tracePoints } from './trace-point.js';

const source = join(packageRoot(), 'src');
const called = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .flatMap((file) => [...readFileSync(join(source, file), 'utf8').matchAll(/\btracePoint\('([^']+)'\)/g)])
  .map(([, point]) => point);

test('each trace point of the list is passed at one place of the source, and no other name is', () => {
  expect(called.sort()).toEqual([...tracePoints]);
});

test('there are at least 80 trace points to end the process at', () => {
  expect(tracePoints.length).toBeGreaterThanOrEqual(80);
});

test('a trace point without an SDK and without an injected fault does nothing', () => {
  expect(() => tracePoint('intake.begun')).not.toThrow();
});

test('an injected fault is called at each trace point', () => {
  const passed: string[] = [];
  injectFaults((point) => passed.push(point));
  tracePoint('intake.begun');
  expect(passed).toEqual(['intake.begun']);
});

describe('with an OpenTelemetry SDK', () => {
  const recorded: string[] = [];
  const span = {
    ...trace.wrapSpanContext({ traceId: '1'.repeat(32), spanId: '2'.repeat(16), traceFlags: 1 }),
    addEvent: (name: string) => recorded.push(name),
    setStatus: (status: SpanStatus) => recorded.push(`status ${status.code} ${status.message ?? '-'}`),
    end: () => recorded.push('end'),
  } as unknown as Span;
  let active = ROOT_CONTEXT;

  beforeAll(() => {
    const manager = {
      active: () => active,
      disable: () => undefined,
      with: (inside: Context, work: (...given: unknown[]) => unknown, self: unknown, ...given: unknown[]) => {
        active = inside;
        return work.apply(self, given);
      },
    };
    context.setGlobalContextManager(manager as unknown as ContextManager);
    const startActiveSpan = (name: string, work: (given: Span) => unknown) => {
      recorded.push(`start ${name}`);
      return context.with(trace.setSpan(active, span), work, undefined, span);
    };
    trace.setGlobalTracerProvider({
      getTracer: () => ({ startActiveSpan, startSpan: () => span }) as unknown as Tracer,
    });
  });
  afterAll(() => {
    trace.disable();
    context.disable();
  });
  beforeEach(() => {
    recorded.length = 0;
  });

  test('a trace point is an event of the span of its work', async () => {
    await inSpan('work', async () => tracePoint('intake.begun'));
    expect(recorded).toEqual(['start work', 'intake.begun', 'end']);
  });

  test('a failure marks its span and leaves its message out', async () => {
    await expect(inSpan('work', () => Promise.reject(new Error('Ada Lovelace')))).rejects.toThrow('Ada Lovelace');
    expect(recorded).toEqual(['start work', `status ${SpanStatusCode.ERROR} -`, 'end']);
  });
});
