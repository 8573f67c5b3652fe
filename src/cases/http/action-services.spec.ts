import { expect, it } from '@jest/globals';
import { actions } from '../../domain/case/actions/index.js';
import { absent } from '../../domain/case/model/state.js';
import { accept } from '../../domain/kernel/result.js';
import { ActionServices } from './action-services.js';

const handling = { actor: { kind: 'system', room: 'test' }, key: 'k' } as const;

it('An action is taken by the service that registered for it, with what the body holds.', async () => {
  const services = new ActionServices();
  services.register('recall', async (_caseId, { seq }: { seq: number }) => accept({ ...absent, seq }));
  const taken = await services.of('recall')('c', { seq: 7 }, handling);
  expect(taken).toMatchObject({ value: { seq: 7 } });
});

it('An action that needs a service is not taken without one, and two services are refused.', () => {
  const services = new ActionServices();
  expect(() => services.of('recall')).toThrow('No service takes the action "recall".');
  services.register('recall', async () => accept(absent));
  expect(() => services.register('recall', async () => accept(absent))).toThrow('Two services');
});

it('Fields that no decision sees are asked for only where a service seals them.', () => {
  const unsealed = actions.filter(({ route }) => route?.asks && !route.byService).map(({ type }) => type);
  expect(unsealed).toEqual([]);
});
