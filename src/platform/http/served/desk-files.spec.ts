import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { deskPages } from './desk-files.js';

it('every page of the desk has an address that the server answers, so that a shared link works', () => {
  const app = readFileSync('src/admin/app.tsx', 'utf8');
  const routes = [...app.matchAll(/<Route path="([^"]+)"/g)].map(([, path = '']) => path.replace(/:\w+/, '*'));
  expect(routes).toContain('/law');
  expect(routes.filter((path) => !deskPages.includes(path))).toEqual([]);
});
