/** The open counting sets against the report that names them: every proven count is the length of a list (REPORTS 3.3). */
import type { Bilingual } from '../../domain/kernel/result.js';
import { openCheckpoint } from '../../domain/ledger/checkpoint.js';
import { cosignedBy, readWitnessKey } from '../../domain/ledger/cosignature.js';
import { rootOfLeaves } from '../../domain/ledger/leaf-set.js';
import { provesConsistency } from '../../domain/ledger/merkle-proof.js';
import { readVerifierKey } from '../../domain/ledger/note.js';
import { printedCells } from '../../domain/report/cell.js';
import type { Manifest } from '../../domain/report/manifest.js';
import { type CountingSet, leafOf, type ReadProofs, rootOfSet, sizeOf } from '../../domain/report/proofs.js';
import { fullTables } from '../../domain/report/proven-table.js';
import { readProofs } from '../../domain/report/read-proofs.js';
import { sha256Of } from '../paper/edition.js';
import { demand } from '../trust/fault.js';
import { readManifest } from './attachments.js';

/** Each printed number of a table is the length of a list, and no list stands beside them. */
function checkCells(set: CountingSet, printed: Readonly<Record<string, number>>): void {
  const { key, cells } = set;
  for (const cell of new Set([...Object.keys(printed), ...cells.keys()])) {
    const [wanted, found] = [printed[cell] ?? 0, cells.get(cell)?.length ?? 0];
    demand(
      wanted === found,
      `Tableau « ${key} », case ${cell} : le rapport imprime ${wanted}, les preuves en comptent ${found}.`,
      `Table “${key}”, cell ${cell}: the report prints ${wanted}, the proofs count ${found}.`,
    );
  }
}

function checkTables({ tables }: ReadProofs, { figures, proofs }: Manifest): void {
  const printed = printedCells(figures);
  for (const { key, n, root } of proofs.tables) {
    const set = tables.find((each) => each.key === key);
    demand(set !== undefined, `Les preuves n’ont pas le tableau « ${key} ».`, `The proofs lack the table “${key}”.`);
    checkCells(set, printed[key]);
    demand(
      sizeOf(set) === n && rootOfSet(set) === root,
      `Tableau « ${key} » : ces listes ne sont pas celles que le rapport a scellées ; une demande y a été remplacée ou changée de case.`,
      `Table “${key}”: these lists are not those the report sealed; a request was replaced or moved to another cell.`,
    );
  }
  checkFull(figures, proofs);
}

/** A request that was divided stands in the headline, and its parts in every other full table. */
function checkFull({ totals: { requests, divided } }: Manifest['figures'], proofs: Manifest['proofs']): void {
  const tabled = divided ? divided.tables.total : requests;
  for (const key of fullTables) {
    const n = proofs.tables.find((table) => table.key === key)?.n;
    const wanted = key === 'headline' ? requests : tabled;
    demand(
      n === wanted && proofs.openings === tabled + (divided?.requests ?? 0),
      `Le tableau « ${key} » compte ${n} demandes pour ${wanted} annoncées, et le registre en ouvre ${proofs.openings}.`,
      `The table “${key}” counts ${n} requests where ${wanted} are announced, and the ledger opens ${proofs.openings}.`,
    );
  }
}

function checkLeaves({ openings, tree }: ReadProofs, { ledger, proofs }: Manifest): void {
  const { indexes } = openings;
  demand(
    indexes.length === proofs.openings,
    `Les preuves ouvrent ${indexes.length} feuilles du registre, le rapport en annonce ${proofs.openings}.`,
    `The proofs open ${indexes.length} leaves of the ledger, the report announces ${proofs.openings}.`,
  );
  const leaves = { indexes, hashAt: (place: number) => leafOf(openings.at(place)) };
  const root = tree.size === ledger.size ? rootOfLeaves(tree.size, leaves, tree.path) : null;
  demand(
    root?.toString('hex') === ledger.root,
    'Les feuilles ouvertes ne mènent pas à la racine du registre que nomme le rapport.',
    'The opened leaves do not lead to the root of the ledger that the report names.',
  );
}

/** The log only grew since the report before: neither rolled back nor forked (RFC 9162, 2.1.4). */
function checkGrowth({ tree }: ReadProofs, { ledger }: Manifest): void {
  const { previous, size, root } = ledger;
  const from = previous?.size ?? 0;
  const [fromRoot, toRoot] = [Buffer.from(previous?.root ?? '', 'hex'), Buffer.from(root, 'hex')];
  const grew = from === 0 || provesConsistency({ from, fromRoot, to: size, toRoot }, tree.growth);
  demand(
    tree.from === from && from <= size && grew,
    'Le registre de ce rapport ne continue pas celui du rapport précédent : il a été raccourci, ou une autre histoire l’a remplacé.',
    'The ledger of this report does not continue the one of the previous report: it was rolled back, or another history took its place.',
  );
}

function checkCheckpoint({ tree }: ReadProofs, { ledger }: Manifest): void {
  if (ledger.size === 0 && tree.checkpoint === '') return;
  const key = readVerifierKey(ledger.vkey);
  demand(key !== null, 'Le rapport nomme une clé de registre illisible.', 'The report names an unreadable ledger key.');
  const opened = openCheckpoint(tree.checkpoint, key);
  const same =
    opened.ok && opened.checkpoint.size === ledger.size && opened.checkpoint.root.toString('hex') === ledger.root;
  demand(
    same,
    'La racine du registre n’est pas celle que sa clé a signée.',
    'The root of the ledger is not the one that its key signed.',
  );
}

/** The witness that the report names saw this tree, and that it continues the last it knew. */
function checkWitness({ tree }: ReadProofs, { ledger }: Manifest): Bilingual[] {
  if (ledger.witness === null) return [];
  const key = readWitnessKey(ledger.witness);
  const cosigned = key && cosignedBy(tree.checkpoint, key);
  demand(
    cosigned !== null,
    'Le témoin que nomme le rapport n’a pas contresigné la racine du registre.',
    'The witness that the report names did not cosign the root of the ledger.',
  );
  const hour = new Date(cosigned.time * 1000).toISOString();
  return [
    {
      fr: `Le témoin « ${cosigned.name} » a contresigné cette racine le ${hour}.`,
      en: `The witness “${cosigned.name}” cosigned this root on ${hour}.`,
    },
  ];
}

/** What a receipt is looked up in, once all of it holds. Throws a Fault. */
export function checkProofs(bytes: Buffer, manifest: Manifest): { proofs: ReadProofs; statements: Bilingual[] } {
  const proofs = readProofs(bytes);
  demand(proofs !== null, 'Le fichier des preuves est illisible.', 'The file of proofs cannot be read.');
  demand(
    proofs.report === `${manifest.report}/${manifest.edition}`,
    `Le fichier des preuves est celui du rapport ${proofs.report}.`,
    `The file of proofs is that of the report ${proofs.report}.`,
  );
  checkTables(proofs, manifest);
  checkLeaves(proofs, manifest);
  checkGrowth(proofs, manifest);
  checkCheckpoint(proofs, manifest);
  const witnessed = checkWitness(proofs, manifest);
  demand(
    sha256Of(bytes) === manifest.proofs.sha256,
    'Le fichier des preuves n’est pas celui que le rapport nomme.',
    'The file of proofs is not the one that the report names.',
  );
  const { openings, tables } = manifest.proofs;
  const { previous } = manifest.ledger;
  return {
    proofs,
    statements: [
      {
        fr: `Les ${openings} demandes comptées sont ${openings} feuilles du registre signé, et chaque case de ${tables.length} tableaux est une liste de cette longueur.`,
        en: `The ${openings} requests counted are ${openings} leaves of the signed ledger, and each cell of ${tables.length} tables is a list of that length.`,
      },
      ...(previous
        ? [
            {
              fr: `Le registre ne fait que grandir depuis le rapport ${previous.report}, édition ${previous.edition} : ${previous.size} entrées alors, ${manifest.ledger.size} à présent.`,
              en: `The ledger only grew since the report ${previous.report}, edition ${previous.edition}: ${previous.size} entries then, ${manifest.ledger.size} now.`,
            },
          ]
        : []),
      ...witnessed,
    ],
  };
}

/** The manifest of the report before is the one that this report continues, at the stage of the log that it names. */
export function checkPrevious(bytes: Buffer, { ledger }: Manifest): Bilingual {
  const { previous } = ledger;
  demand(previous !== null, 'Ce rapport n’en continue aucun.', 'This report continues no other.');
  demand(
    sha256Of(bytes) === previous.manifestSha256,
    `Ce rapport continue ${previous.report}, édition ${previous.edition}, et le manifeste donné n’est pas le sien.`,
    `This report continues ${previous.report}, edition ${previous.edition}, and the manifest given is not its own.`,
  );
  const { report, edition, ledger: earlier } = readManifest(bytes);
  demand(
    report === previous.report &&
      edition === previous.edition &&
      earlier.size === previous.size &&
      earlier.root === previous.root,
    `Ce rapport dit continuer ${previous.report}, édition ${previous.edition}, compté à ${previous.size} entrées ; le manifeste donné est celui de ${report}, édition ${edition}, compté à ${earlier.size} entrées, racine ${earlier.root}.`,
    `This report says that it continues ${previous.report}, edition ${previous.edition}, counted at ${previous.size} entries; the manifest given is that of ${report}, edition ${edition}, counted at ${earlier.size} entries, root ${earlier.root}.`,
  );
  return {
    fr: `Il continue le rapport donné, ${previous.report}, édition ${previous.edition}.`,
    en: `It continues the report given, ${previous.report}, edition ${previous.edition}.`,
  };
}
