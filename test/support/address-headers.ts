/** Headers that name who wrote and who is answered, in every way that two readers could read in two ways; from a seed. */

/** Mulberry32: the same seed gives the same headers on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const OFFICE = 'br.voiron@gendarmerie.interieur.gouv.fr';

const domains = [
  'gendarmerie.interieur.gouv.fr',
  'gendarmerie.interieur.gouv.fr',
  'interieur.gouv.fr',
  'justice.fr',
  'bad.example',
  'BAD.Example',
  'gmail.com',
  'g\u00e9ndarmerie.interieur.gouv.fr',
  'gend\u0430rmerie.interieur.gouv.fr',
  '\uff47endarmerie.interieur.gouv.fr',
  'gendarmerie\u3002interieur.gouv.fr',
  'gendar\u00admerie.interieur.gouv.fr',
  'xn--gndarmerie-b7a.interieur.gouv.fr',
  'xn--zzzzzzzz-.fr',
  'gendarmerie.interieur.gouv.fr.',
  'gendarmerie..interieur.gouv.fr',
  '-bad.example',
  '[192.0.2.1]',
  '[evil@bad.example]',
  'localhost',
  '0x7f.1',
  `${'long.'.repeat(60)}example`,
];
const locals = [
  'br.voiron',
  'br.voiron',
  'evil5',
  'greffe+dossier',
  "o'neill",
  '"br voiron"',
  '"evil5@bad.example"',
  '"evil5@bad.example,br"',
  'evil5%bad.example',
  'bad.example!evil5',
  '=?utf-8?Q?evil5=40bad.example=2C?=',
  'andr\u00e9',
  '.br',
  'br..voiron',
  'b(comment)r',
  'a'.repeat(70),
  '',
];
const names = [
  '',
  '',
  'Brigade de Voiron ',
  '"Morrow, Dwight K. (SF) (FBI)" ',
  `"${OFFICE}" `,
  `"evil5@bad.example, ${OFFICE}" `,
  '=?utf-8?Q?evil5=40bad.example=2C?= ',
  `=?utf-8?B?${Buffer.from(`<evil5@bad.example>, ${OFFICE}`).toString('base64')}?= `,
  'Morrow, Dwight ',
  'evil5@bad.example ',
  '(evil5@bad.example) ',
  '"\u202ebrigade" ',
  `"${'n'.repeat(900)}" `,
  '"open quote ',
  'a\\ b ',
];

type Random = () => number;
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const chance = (random: Random, probability: number): boolean => random() < probability;

/** Half of them are what honest senders write: else nothing would ever be sent. */
function addrSpec(random: Random): string {
  if (chance(random, 0.75))
    return pick(random, [OFFICE, 'evil5@bad.example', 'greffe@justice.fr', 'clerk@\u00e9t\u00e9.example']);
  return `${pick(random, locals)}@${pick(random, domains)}`;
}

function address(random: Random): string {
  const spec = addrSpec(random);
  if (chance(random, 0.3)) return spec;
  const name = chance(random, 0.7) ? pick(random, names.slice(0, 4)) : pick(random, names);
  return `${name}<${spec}>`;
}

const forms: readonly ((random: Random) => string)[] = [
  (random) => `${address(random)}, ${address(random)}`,
  (random) => `${address(random)}; ${address(random)}`,
  (random) => `${address(random)} ${address(random)}`,
  (random) => `<${addrSpec(random)},${addrSpec(random)}>`,
  (random) => `<${addrSpec(random)};${addrSpec(random)}>`,
  (random) => `<${addrSpec(random)} ${addrSpec(random)}>`,
  (random) => `<${addrSpec(random)}> <${addrSpec(random)}>`,
  (random) => `Brigades: ${address(random)}, ${address(random)};`,
  (random) => `Brigades: ${address(random)};`,
  () => 'undisclosed-recipients:;',
  (random) => `${addrSpec(random)} (${addrSpec(random)})`,
  (random) => `(${addrSpec(random)}) ${addrSpec(random)}`,
  (random) => `<@bad.example:${addrSpec(random)}>`,
  (random) => `<${addrSpec(random)}`,
  (random) => `${addrSpec(random)}>`,
  (random) => addrSpec(random).replace('@', ' @ '),
  (random) => addrSpec(random).replace('.', ' .'),
  (random) =>
    Array.from({ length: 50 }, (_, at) => `victim${at}@bad.example`).join(pick(random, [',', ';', ', ', ' '])),
  () => '',
  () => '<>',
];

/** What a hand that wants to deceive slips into a line. */
const insertions = ['\0', '\u202e', '\u200b', '\t', '\r\n ', '\r\n\t', '\x07', '\ufeff', ',', ';'];

function value(random: Random): string {
  const written = chance(random, 0.8) ? address(random) : pick(random, forms)(random);
  if (!chance(random, 0.12)) return written;
  const at = Math.floor(random() * (written.length + 1));
  return written.slice(0, at) + pick(random, insertions) + written.slice(at);
}

const spelled = (random: Random, name: string): string =>
  pick(random, [name, name, name, name.toLowerCase(), name.toUpperCase()]);
const fields = (random: Random, name: string, counts: readonly number[]): string[] =>
  Array.from({ length: pick(random, counts) }, () => `${spelled(random, name)}: ${value(random)}`);

const act =
  'Nous, major Paul RIVET, officier de police judiciaire, vu l\u2019article 60-1 du code de proc\u00e9dure p\u00e9nale, ' +
  'requ\u00e9rons Nuage Souverain SAS de communiquer l\u2019identit\u00e9 du titulaire du compte proj-kelvin-42.';

/** One raw message whose header fields come from the random numbers; the act in it is always the same. */
export function messageWithHeaders(random: Random, head: readonly string[] = []): Buffer {
  const writers = [
    ...fields(random, 'From', [1, 1, 1, 1, 1, 1, 1, 1, 2, 0]),
    ...fields(random, 'Sender', [0, 0, 0, 0, 0, 0, 0, 1, 1, 2]),
    ...fields(random, 'Reply-To', [0, 0, 0, 0, 0, 0, 1, 1, 1, 2]),
  ].sort(() => random() - 0.5);
  const lines = [...head, ...writers, 'To: requisitions@nuage-souverain.example', 'Subject: Requisition'];
  return Buffer.from([...lines, 'Content-Type: text/plain; charset=utf-8', '', act, ''].join('\r\n'));
}
