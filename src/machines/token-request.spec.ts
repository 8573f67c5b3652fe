import { expect, it } from '@jest/globals';
import { tokenRequestIn } from './token-request.js';

const form = (text: string) => new URLSearchParams(text);
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const grant = 'grant_type=client_credentials';

it.each<[string, string | undefined, unknown, unknown]>([
  ['basic', basic('a:s'), form(grant), { id: 'a', secret: 's', scope: null }],
  ['basic, form-encoded', basic('a:s%2B%3A%26+x'), form(grant), { id: 'a', secret: 's+:& x', scope: null }],
  [
    'in the body',
    undefined,
    form(`${grant}&client_id=a&client_secret=s&scope=x+y`),
    { id: 'a', secret: 's', scope: 'x y' },
  ],
  ['basic, with its id in the body', basic('a:s'), form(`${grant}&client_id=a`), { id: 'a', secret: 's', scope: null }],
  ['in two ways', basic('a:s'), form(`${grant}&client_id=a&client_secret=s`), 'invalid_request'],
  ['under two ids', basic('a:s'), form(`${grant}&client_id=b`), 'invalid_request'],
  ['a parameter twice', basic('a:s'), form(`${grant}&${grant}`), 'invalid_request'],
  ['no grant', basic('a:s'), form(''), 'invalid_request'],
  ['another grant', basic('a:s'), form('grant_type=password'), 'unsupported_grant_type'],
  ['no client', undefined, form(grant), 'invalid_client'],
  ['no secret', undefined, form(`${grant}&client_id=a`), 'invalid_client'],
  ['another scheme', 'Bearer x', form(grant), 'invalid_client'],
  ['basic without a colon', basic('a'), form(grant), 'invalid_client'],
  ['JSON', basic('a:s'), { grant_type: 'client_credentials' }, 'invalid_request'],
  ['nothing', basic('a:s'), undefined, 'invalid_request'],
])('a token is asked for with %s', (_case, authorization, body, expected) => {
  expect(tokenRequestIn(authorization, body)).toEqual(expected);
});
