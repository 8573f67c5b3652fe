/**
 * `npm run redesign -- generate` writes histories.json.gz anew: only ever on the version that later ones are compared with.
 */
import { domain } from './domain.js';
import { generate } from './generate.js';
import { keep } from './kept.js';

const HISTORIES = 1100;

const commands: Readonly<Record<string, () => Promise<void>>> = {
  generate: async () => keep(await generate(HISTORIES, await domain())),
};

const [name = ''] = process.argv.slice(2);
const command = commands[name];
if (!command) throw new Error(`Name one of: ${Object.keys(commands).join(', ')}.`);
await command();
