/** What the verifier found, in French. It speaks English wherever it runs; its own sentence stays beside this one. */

type Say = (...parts: string[]) => string;

const entry = String.raw`Line (\d+) \(stream (\S+), seq (\d+)\)`;
const at = (line = '', stream = '', seq = '') => `Ligne ${line} (suite ${stream}, n° ${seq})`;

const sentences: readonly (readonly [string, Say])[] = [
  [
    'The key is no Ed25519 verifier key: it reads name\\+id\\+base64\\.',
    () => 'Ce n’est pas une clé de vérification Ed25519 : elle s’écrit nom+id+base64.',
  ],
  ['The export is empty\\.', () => 'L’export est vide.'],
  [
    'The export carries no checkpoint: nothing in it is signed\\.',
    () => 'L’export ne porte aucun point de contrôle : rien n’y est signé.',
  ],
  [
    'The newest checkpoint covers (\\d+) of (\\d+) entries: the rest is not signed\\.',
    (covered, all) => `Le dernier point de contrôle couvre ${covered} des ${all} entrées : le reste n’est pas signé.`,
  ],
  [
    'The checkpoint given beside the export: (.+)',
    (rest = '') => `Le point de contrôle donné avec l’export : ${inFrench(rest)}`,
  ],
  [
    'The log was signed at (\\d+) entries but the export holds (\\d+): (\\d+) entries are missing at its end\\.',
    (signed, held, missing) =>
      `Le journal a été signé à ${signed} entrées mais l’export en contient ${held} : il en manque ${missing} à la fin.`,
  ],
  [
    'The log was signed with another root at (\\d+) entries: this export is another history\\.',
    (size) => `Le journal a été signé avec une autre racine à ${size} entrées : cet export est une autre histoire.`,
  ],
  ['Line (\\d+): (.+)', (line, rest = '') => `Ligne ${line} : ${inFrench(rest)}`],
  [
    'Line (\\d+) is not the header of an export of a ledger\\.',
    (line) => `La ligne ${line} n’est pas l’en-tête d’un export de registre.`,
  ],
  [
    'Line (\\d+) names the key (\\S+), which is not the key given\\.',
    (line, key) => `La ligne ${line} nomme la clé ${key}, qui n’est pas la clé donnée.`,
  ],
  [
    'Line (\\d+) names the log (\\S+), not (\\S+)\\.',
    (line, log, other) => `La ligne ${line} nomme le journal ${log}, et non ${other}.`,
  ],
  [
    'Line (\\d+) is neither an entry nor a checkpoint in canonical JSON\\.',
    (line) => `La ligne ${line} n’est ni une entrée ni un point de contrôle en JSON canonique.`,
  ],
  [
    `${entry} stands after a checkpoint: checkpoints stand last\\.`,
    (line, stream, seq) =>
      `${at(line, stream, seq)} : une entrée après un point de contrôle, alors qu’ils viennent en dernier.`,
  ],
  [
    `${entry} has index (\\d+); (\\d+) was to follow\\.`,
    (line, stream, seq, index, due) => `${at(line, stream, seq)} : l’entrée porte le rang ${index} au lieu de ${due}.`,
  ],
  [
    `${entry} breaks the sequence: seq (\\d+) was to follow\\.`,
    (line, stream, seq, due) => `${at(line, stream, seq)} : la suite est rompue, le n° ${due} devait suivre.`,
  ],
  [
    `${entry} is not what was sealed: its leaf is (\\w+), not (\\w+)\\.`,
    (line, stream, seq, found, sealed) =>
      `${at(line, stream, seq)} : ce n’est pas ce qui a été scellé, sa feuille est ${found} au lieu de ${sealed}.`,
  ],
  [
    'Line (\\d+) holds a checkpoint that does not open\\. (.+)',
    (line, rest = '') => `La ligne ${line} porte un point de contrôle qui ne s’ouvre pas. ${inFrench(rest)}`,
  ],
  [
    'Line (\\d+) holds a checkpoint out of order\\.',
    (line) => `La ligne ${line} porte un point de contrôle qui n’est pas à sa place.`,
  ],
  [
    'Line (\\d+) holds a checkpoint of (\\d+) entries, but (\\d+) stand above it: some are missing\\.',
    (line, size, above) =>
      `La ligne ${line} porte un point de contrôle de ${size} entrées, mais ${above} le précèdent : il en manque.`,
  ],
  [
    'Line (\\d+) holds a checkpoint of (\\d+) entries with another root: an entry between the indexes (\\d+) and (\\d+) was replaced\\.',
    (line, size, first, last) =>
      `La ligne ${line} porte un point de contrôle de ${size} entrées avec une autre racine : une entrée entre les rangs ${first} et ${last} a été remplacée.`,
  ],
  [
    'Line (\\d+) holds a checkpoint of (\\d+) entries with another root: an entry below index (\\d+) was replaced\\.',
    (line, size, index) =>
      `La ligne ${line} porte un point de contrôle de ${size} entrées avec une autre racine : une entrée avant le rang ${index} a été remplacée.`,
  ],
  [
    'Line (\\d+) is empty: an export has no empty line\\.',
    (line) => `La ligne ${line} est vide : un export n’a pas de ligne vide.`,
  ],
  [
    'Entries are missing in their streams, and no later entry says why: (.+)\\.',
    (places) => `Des entrées manquent dans leur suite, et aucune entrée ultérieure ne dit pourquoi : ${places}.`,
  ],
  [
    'Entries name others that are not in the log: (.+)\\.',
    (places) => `Des entrées en nomment d’autres qui ne sont pas dans le journal : ${places}.`,
  ],
  ['The note is malformed\\.', () => 'Le texte signé est mal formé.'],
  [
    'The note is malformed: a signature line cannot be read\\.',
    () => 'Le texte signé est mal formé : une ligne de signature est illisible.',
  ],
  ['Two trusted keys answer to (\\S+)\\.', (name) => `Deux clés de confiance répondent au nom ${name}.`],
  [
    'The note carries no signature of a trusted key\\.',
    () => 'Le texte ne porte aucune signature d’une clé de confiance.',
  ],
  [
    'The signature of (\\S+) does not match the text\\.',
    (name) => `La signature de ${name} ne correspond pas au texte.`,
  ],
  ['The signed text is no checkpoint\\.', () => 'Le texte signé n’est pas un point de contrôle.'],
  [
    'The checkpoint is of the log (\\S+), not of (\\S+)\\.',
    (log, other) => `Le point de contrôle est celui du journal ${log}, et non de ${other}.`,
  ],
  [
    'The file is no proof of the kind c2sp\\.org/tlog-proof@v1\\.',
    () => 'Le fichier n’est pas une preuve c2sp.org/tlog-proof@v1.',
  ],
  [
    'The proof carries no entry of the ledger in its extra line\\.',
    () => 'La preuve ne porte aucune entrée du registre dans sa ligne « extra ».',
  ],
  [
    'The leaf does not stand at index (\\d+) of the signed tree of (\\d+)\\.',
    (index, size) => `La feuille n’est pas au rang ${index} de l’arbre signé de ${size} entrées.`,
  ],
  [
    'The log of (\\d+) entries does not continue the one signed at (\\d+)\\.',
    (size, before) => `Le journal de ${size} entrées ne prolonge pas celui qui a été signé à ${before}.`,
  ],
  ['the line is longer than any line of an export\\.', () => 'elle est plus longue qu’aucune ligne d’un export.'],
  [
    'the file ends in the middle of a line: it was cut short\\.',
    () => 'le fichier s’arrête au milieu d’une ligne : il a été coupé.',
  ],
  ['the line is not UTF-8\\.', () => 'elle n’est pas en UTF-8.'],
];

/** The sentence in French; itself where it is none that the verifier is known to say. */
export function inFrench(fault: string): string {
  for (const [pattern, say] of sentences) {
    const found = new RegExp(`^${pattern}$`).exec(fault);
    if (found) return say(...found.slice(1));
  }
  return fault;
}
