/** The operator's directory: authorities with the numbers at which they are called back, tenants, the operator. */
import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type Authority = Schemas['RegisteredAuthorities']['authorities'][number];
export type CallBackNumber = Authority['numbers'][number];

export type Operator = Schemas['RegisteredOperator'];

export const operatorQuery = queryOptions({
  queryKey: ['registry', 'operator'],
  queryFn: ({ signal }) => take(client.GET('/api/registry/operator', { signal })),
});
