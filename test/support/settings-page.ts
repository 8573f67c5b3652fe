/** docs/operations/settings.md, written from the settings. `npm run settings-page` writes it again. */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { listSettings } from '../../src/platform/settings/config.js';

export const PAGE = 'docs/operations/settings.md';

const introduction = `# Settings

<!-- Written by "npm run settings-page" from src/platform/settings: change those. -->

Settings are variables of the environment. An unknown one whose name begins with \`GREFFE_\` is refused, and so is a wrong value: the
start ends with a sentence for each. \`greffe doctor\` tries them without a start. Where the second column says "file", the value may
stand in a file instead, whose path is given as \`VARIABLE_FILE\`.

| variable | | effect |
|---|---|---|`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

export const settingsPage = (): string =>
  [
    introduction,
    ...listSettings().map(
      ({ variable, says, isSecret }) => `| \`${variable}\` | ${isSecret ? 'file' : ''} | ${cell(says)} |`,
    ),
    '',
  ].join('\n');

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(PAGE, settingsPage());
