#!/usr/bin/env node
/** The command line: each command says what it does with --help and exits 0 only on success. */
import { Command, Option } from 'commander';
import { atLeastOne, civilDay, collect, json, run, toFile, year } from './commands/command-line.js';
import { describeRoles, processRoles } from './platform/database/roles.js';
import { productVersion } from './platform/package/version.js';
import { describeSettings } from './platform/settings/config.js';

const greffe = new Command('greffe')
  .description('The legal desk of a sovereign cloud: government requests for data, from arrival to a signed report.')
  .version(productVersion())
  .showHelpAfterError('(--help says more)');

greffe
  .command('serve')
  .description('opens the doors, the API and the workers; prints the address and runs until Ctrl-C')
  .addOption(new Option('--role <role>', 'what this process does').choices([...processRoles]).default('all'))
  .option(...json)
  .addHelpText('after', `\n${describeRoles()}\n\nSettings come from the environment:\n\n${describeSettings()}`)
  .action(run(async (options) => (await import('./commands/serve.js')).serve(options)));

greffe
  .command('demo')
  .description(
    'sends sample requests through the real doors, lets people decide, signs and verifies a report, then serves',
  )
  .option('--exit', 'end once every step held')
  .action(run(async (options) => (await import('./commands/demo/demo.js')).demo(options)));

greffe
  .command('classify')
  .description('reads raw messages without storing them and says what the rules conclude, one JSON object a message')
  .argument('<files...>', 'raw messages (RFC 5322)')
  .option('--context <file>', 'who the operator is, as context.json; absent, the profile of GREFFE_OPERATOR')
  .option('--dns <file>', 'answers of the DNS for the checks of the sender, as dns.json')
  .option('--smime-cas <file>', 'PEM of the certificate authorities believed for S/MIME and PDF signatures')
  .action(run(async (files, options) => (await import('./commands/classify.js')).classifyFiles(files, options)));

greffe
  .command('ingest')
  .description('puts raw messages through intake and reads them')
  .argument('<files...>', 'raw messages (RFC 5322)')
  .option(...json)
  .action(run(async (files, options) => (await import('./commands/intake.js')).ingest(files, options)));

greffe
  .command('intake')
  .description('what reached the doors')
  .command('list')
  .description('every raw message kept, newest first: hour, SHA-256, doors, what became of it, Message-ID')
  .option('--limit <number>', 'at most that many', atLeastOne, 200)
  .option(...json)
  .action(run(async (options) => (await import('./commands/intake.js')).listIntake(options)));

const rules = greffe.command('rules').description('the law as data');
rules
  .command('check')
  .description('enumerates every combination the rules distinguish; proves the invariants or shows a witness')
  .option(...json)
  .action(run(async (options) => (await import('./commands/rules.js')).checkRules(options)));
rules
  .command('replay')
  .description(
    'judges every case received in some days again, under a draft of the law; says which outcomes would change',
  )
  .requiredOption('--since <day>', 'first day of receipt, such as 2026-10-01')
  .option('--until <day>', 'last day of receipt; absent, no end')
  .option('--against <folder>', 'the draft, laid out like workflows/; absent, the law of today')
  .option(...json)
  .action(run(async (options) => (await import('./commands/replay.js')).replayRules(options)));

greffe
  .command('law')
  .description('the law as people read it')
  .command('book')
  .description('writes the law book from workflows/: one page a family of rules, in French and English')
  .option('--out <folder>', 'where the pages go; absent, docs/law')
  .option(...json)
  .action(run(async (options) => (await import('./commands/law-book.js')).writeLawBook(options)));

greffe
  .command('deadline')
  .description('a clock with its computation, sentence by sentence')
  .argument('<code>', 'code of the clock, such as D-EEV-10D')
  .requiredOption('--from <instant>', 'receipt, ISO 8601 with an offset: 2026-11-24T14:37:00+01:00')
  .option(...json)
  .action(run(async (code, options) => (await import('./commands/rules.js')).showDeadline(code, options)));

const report = greffe.command('report').description('the quarterly report');
report
  .command('build')
  .description('counts, draws, signs and verifies the report of a quarter')
  .argument('<quarter>', 'such as 2026-Q4')
  .option('--out <folder>', 'copy the files there too')
  .option('--reason-fr <text>', 'why a published quarter is corrected, for its erratum')
  .option('--reason-en <text>', 'the same in English')
  .option('--dsa <file>', 'YAML of the DSA reports of the year that this quarter ends, published in the same edition')
  .option(...json)
  .action(run(async (quarter, options) => (await import('./commands/report.js')).buildReport(quarter, options)));
report
  .command('e-evidence')
  .description('European orders of a calendar year, as article 28(4) of Regulation (EU) 2023/1543 lists them, in CSV')
  .argument(...year)
  .option(...toFile)
  .option(...json)
  .action(run(async (of, options) => (await import('./commands/yearly.js')).eEvidence(of, options)));
report
  .command('terreg')
  .description('every point of article 7(3) of Regulation (EU) 2021/784 for a calendar year, in CSV')
  .argument(...year)
  .option(...toFile)
  .option('--statements <file>', 'YAML of what the operator states itself: measures, reappearance, complaints …')
  .option(...json)
  .action(run(async (of, options) => (await import('./commands/yearly.js')).terreg(of, options)));
report
  .command('p11a')
  .description(
    'demands of governments for data in a calendar year, as indicator P11a of Ranking Digital Rights, in CSV',
  )
  .argument(...year)
  .option(...toFile)
  .option(...json)
  .action(run(async (of, options) => (await import('./commands/yearly.js')).p11a(of, options)));
report
  .command('dsa')
  .description(
    'the transparency report of a hosting service for a calendar year, in the eleven templates of Regulation (EU) 2024/2835: orders counted, the rest as the operator states it',
  )
  .argument(...year)
  .requiredOption('--service <name>', 'the service reported on: one report per service')
  .requiredOption('--out <folder>', 'the folder of the eleven files')
  .option('--statements <file>', 'YAML of what the operator states itself: notices, moderation, complaints …')
  .option('--previous <day>', 'publication of the report before, such as 2026-02-20', civilDay)
  .option(...json)
  .action(run(async (of, options) => (await import('./commands/yearly.js')).dsa(of, options)));
report
  .command('export-site')
  .description('writes the public site (reports, data, guidelines, feed) as a folder that any web server can serve')
  .requiredOption('--out <folder>', 'the folder')
  .option(...json)
  .action(run(async (options) => (await import('./commands/report.js')).exportSite(options)));
report
  .command('verify')
  .description('signature, certificate, attachments and every printed figure; needs no database and no network')
  .argument('<file>', 'the report or the erratum, PDF')
  .option('--certificate <file>', 'certificate that must have signed it, PEM')
  .option('--proofs <file>', 'the file of proofs published beside it: every cell is counted again')
  .option('--receipt <file>', 'a receipt whose request must be counted in it; may be given several times', collect, [])
  .option('--previous <file>', 'the report before, PDF or manifest, which this one must continue')
  .option('--amended <file>', 'the edition that an erratum amends, PDF or manifest')
  .option('--corrected <file>', 'the edition that takes its place, PDF or manifest')
  .option('--dsa <folder>', 'the files of the DSA reports that it names: all of them are compared')
  .option(...json)
  .action(run(async (file, options) => (await import('./commands/verify.js')).verifyReportFile(file, options)));

const ledger = greffe.command('ledger').description('the append-only log');
ledger
  .command('export')
  .description('writes the whole sealed log as one file, and says how many entries are not sealed yet')
  .requiredOption('--out <file>', 'a file that does not exist yet')
  .option(...json)
  .action(run(async (options) => (await import('./commands/ledger.js')).exportLedger(options)));
ledger
  .command('verify')
  .description('recomputes every leaf, sequence, root and signature of an export; needs no database and no network')
  .argument('<file>', 'the export')
  .requiredOption('--key <vkey>', 'verifier key of the log, or a file that holds it')
  .option('--checkpoint <file>', 'a checkpoint kept elsewhere, which this log must continue', collect, [])
  .option('--tsa-roots <file>', 'PEM of the authorities believed for the time-stamps of checkpoints')
  .option(...json)
  .action(run(async (file, options) => (await import('./commands/verify.js')).verifyLedger(file, options)));

greffe
  .command('receipt')
  .description('the proof that an authority holds')
  .command('verify')
  .description('checks that the log holds the entry of a receipt; needs no database and no network')
  .argument('<file>', 'the receipt')
  .requiredOption('--key <vkey>', 'verifier key of the log, or a file that holds it')
  .option(...json)
  .action(run(async (file, options) => (await import('./commands/verify.js')).verifyReceiptFile(file, options)));

greffe
  .command('witness')
  .description('a witness of someone else’s log: cosigns a tree that continues the last it saw, and no other')
  .requiredOption('--log <vkey>', 'verifier key of the log, or a file that holds it')
  .requiredOption('--name <name>', 'name of this witness, such as auditor.example/witness')
  .requiredOption('--data <folder>', 'where its key and its memory are kept')
  .option('--port <number>', 'where it listens', atLeastOne, 8090)
  .option('--host <address>', 'on which it listens', '127.0.0.1')
  .option(...json)
  .action(run(async (options) => (await import('./commands/witness.js')).serveWitness(options)));

greffe
  .command('users')
  .description('people and their roles')
  .command('add')
  .description('registers the administrator, then who confirms; the password is read from standard input')
  .requiredOption('--name <name>', 'as colleagues read it')
  .requiredOption('--email <address>', 'with which the person signs in')
  .requiredOption('--role <role>', 'may be given several times', collect, [])
  .option(...json)
  .action(run(async (options) => (await import('./commands/people.js')).addPerson(options)));

greffe
  .command('keys')
  .description('the keys by which people sign')
  .command('confirm')
  .description('confirms the first two signing keys from this machine; without a fingerprint, lists those that wait')
  .option('--fingerprint <sha256>', 'of the key, as its owner reads it on the page of their account')
  .option(...json)
  .action(run(async (options) => (await import('./commands/keys.js')).confirmKey(options)));

const identity = ['--identity <file>', 'secret keys of age (AGE-SECRET-KEY-1…), one a line'] as const;
const signedBy = ['--key <vkey>', 'verifier key of the log that must have signed it, or a file that holds it'] as const;
const backup = greffe
  .command('backup')
  .description('backups, made while the service runs; without a word after it, makes one');
backup
  .command('make', { isDefault: true })
  .description(
    'writes the database, the files of cases and the keys, encrypted to public keys of age, while the service runs',
  )
  .requiredOption('--to <folder>', 'of all backups of this installation; files of cases are added once')
  .requiredOption('--recipients <file>', 'public keys of age (age1…), one a line: each of them opens the backup')
  .option('--no-keys', 'leaves the keys out: nothing in the backup opens without those that are kept elsewhere')
  .option(...json)
  .action(run(async (options) => (await import('./commands/backup.js')).backUp(options)));
backup
  .command('check')
  .description('verifies a backup without restoring it: every byte, that it decrypts, and the log that it holds')
  .argument('<backup>', 'its folder, such as /mnt/backup/backups/20261128T020000Z')
  .requiredOption(...identity)
  .option(...signedBy)
  .option(...json)
  .action(run(async (folder, options) => (await import('./commands/backup.js')).checkOne(folder, options)));
greffe
  .command('restore')
  .description('restores a backup into an empty GREFFE_DATA and an empty database, where it starts in safe mode')
  .argument('<backup>', 'its folder, such as /mnt/backup/backups/20261128T020000Z')
  .requiredOption(...identity)
  .option(...signedBy)
  .option(
    '--erased <file>',
    'newest list of what was erased (ledger/erased.jsonl); may be given several times',
    collect,
    [],
  )
  .option('--no-erased', 'no such list survived: what was erased after the backup is there again')
  .option(...json)
  .action(run(async (folder, options) => (await import('./commands/backup.js')).restore(folder, options)));
const blobs = greffe.command('blobs').description('the blob store, which keeps the files of one installation');
blobs
  .command('list')
  .description('files in quarantine, and files that are missing or damaged')
  .option(...json)
  .action(run(async (options) => (await import('./commands/blobs.js')).listBlobs(options)));
blobs
  .command('sweep')
  .description('moves the files that no row names to quarantine, where a sweep stopped because they are too many')
  .requiredOption('--move <number>', 'how many there are: with another number nothing is moved', atLeastOne)
  .option(...json)
  .action(run(async (options) => (await import('./commands/blobs.js')).sweepBlobs(options)));
blobs
  .command('adopt')
  .description('joins the store in GREFFE_DATA to the database, when the start refused to')
  .requiredOption('--installation <id>', 'of the database, as the refusal of the start names it')
  .option(...json)
  .action(run(async (options) => (await import('./commands/blobs.js')).adoptBlobs(options)));

greffe
  .command('migrate')
  .description('brings the database of DATABASE_URL to this version')
  .action(run(async () => (await import('./commands/migrate.js')).migrateDatabase()));

await greffe.parseAsync();
