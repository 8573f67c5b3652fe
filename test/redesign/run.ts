/**
 * `npm run redesign -- record --out DIR [PART…]` records what this version does; `-- compare BEFORE AFTER` compares two
 * records, and verifies what the first has with this version; `-- generate` writes histories.json.gz again, on the version
 * that later ones are compared with. To record a version that has no recorder, copy this folder into its tree and build it: each command loads only what it needs of the version.
 */
const HISTORIES = 1100;

const commands: Readonly<Record<string, (words: readonly string[]) => Promise<void>>> = {
  generate: async () => {
    const [{ generate }, { domain }, { keep }] = [
      await import('./generate.js'),
      await import('./domain.js'),
      await import('./kept.js'),
    ];
    keep(await generate(HISTORIES, await domain()));
  },
  record: async ([option, folder, ...only]) => {
    if (option !== '--out' || !folder) throw new Error('Say where: record --out DIR [PART…].');
    const { record } = await import('./record.js');
    await record(folder, only);
  },
  compare: async ([before, after]) => {
    if (!before || !after) throw new Error('Name two records: compare BEFORE AFTER.');
    const { compare } = await import('./compare.js');
    if (!(await compare(before, after))) process.exitCode = 1;
  },
};

const [name = '', ...words] = process.argv.slice(2);
const command = commands[name];
if (!command) throw new Error(`Name one of: ${Object.keys(commands).join(', ')}.`);
await command(words);
