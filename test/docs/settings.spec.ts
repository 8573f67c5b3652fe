import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { packageRoot } from '../../src/platform/package/package-root.js';
import { PAGE, settingsPage } from '../support/settings-page.js';

it('the page of the settings names each of them: written again by "npm run settings-page"', () => {
  expect(readFileSync(join(packageRoot(), PAGE), 'utf8')).toBe(settingsPage());
});
