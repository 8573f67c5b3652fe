#!/usr/bin/env node
/** The command line: each command says what it does with --help and exits 0 only on success. */
// Before any class with a decorator, whichever chunk of the build holds it.
import 'reflect-metadata';
import { Command, Option } from 'commander';
import { backupCommands } from './commands/backup-commands.js';
import { atLeastOne, collect, json, REFUSED, run, wholeNumber } from './commands/command-line.js';
import { reportCommands } from './commands/report-commands.js';
import { describeRoles, processRoles } from './platform/database/roles.js';
import { productVersion } from './platform/package/version.js';
import { describeSettings } from './platform/settings/config.js';

const greffe = new Command('greffe')
  .description('The legal desk of a sovereign cloud: government requests for data, from arrival to a signed report.')
  .version(productVersion())
  .showHelpAfterError('(--help says more)');

greffe
  .command('serve')
  .description('starts the SMTP server, the API and the workers; prints the address and runs until Ctrl-C')
  .addOption(new Option('--role <role>', 'what this process does').choices([...processRoles]).default('all'))
  .option(...json)
  .addHelpText('after', `\n${describeRoles()}\n\nSettings come from the environment:\n\n${describeSettings()}`)
  .action(run(async (options) => (await import('./commands/serve.js')).serve(options)));

greffe
  .command('doctor')
  .description('looks at settings, machine, database, keys, files and the services that are called; says what to do')
  .addOption(new Option('--role <role>', 'for which process').choices([...processRoles]).default('all'))
  .option(...json)
  .action(run(async (options) => (await import('./commands/doctor/doctor.js')).doctor(options)));

greffe
  .command('health')
  .description('asks the server of these settings on this machine whether it takes requests')
  .option(...json)
  .action(run(async (options) => (await import('./commands/health.js')).health(options)));

greffe
  .command('demo')
  .description(
    'sends sample requests by SMTP and webhook, lets people decide, signs and verifies a report, then serves',
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
  .command('evaluate')
  .description('reads a folder of labelled messages and says how far the conclusions agree, each miss with its trace')
  .argument('<folder>', 'one folder a message, with message.eml and expected.json: see docs/formats/input.md')
  .option(...json)
  .action(
    run(async (folder, options) => (await import('./commands/evaluation/evaluate.js')).evaluate(folder, options)),
  );

greffe
  .command('ingest')
  .description('puts raw messages through intake and reads them')
  .argument('<files...>', 'raw messages (RFC 5322)')
  .option(...json)
  .action(run(async (files, options) => (await import('./commands/intake.js')).ingest(files, options)));

greffe
  .command('intake')
  .description('the messages that were received')
  .command('list')
  .description('every raw message, newest first: time, SHA-256, channels, outcome, Message-ID')
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
  .option('--on <day>', 'judge as if each request came in on that day, and compare with the law of today')
  .option('--against <folder>', 'the draft, laid out like workflows/; absent, the law of today')
  .option(...json)
  .action(run(async (options) => (await import('./commands/replay.js')).replayRules(options)));

const law = greffe.command('law').description('the law as people read it, and what was adopted of it');
law
  .command('export')
  .description('writes the files that two people adopted, laid out like workflows/, to be installed')
  .requiredOption('--out <folder>', 'where the files go')
  .option('--on <day>', 'what holds on that day, such as 2027-01-01; absent, today')
  .option(...json)
  .action(run(async (options) => (await import('./commands/adopted-law.js')).exportAdoptedLaw(options)));
law
  .command('book')
  .description('writes the law book from workflows/: one page a family of rules, in French and English')
  .option('--out <folder>', 'where the pages go; absent, docs/law')
  .option(...json)
  .action(run(async (options) => (await import('./commands/law-book.js')).writeLawBook(options)));

greffe
  .command('deadline')
  .description('a clock with its computation, sentence by sentence')
  .argument('<code>', 'code of the clock, as the law book lists it')
  .requiredOption('--from <instant>', 'receipt, ISO 8601 with an offset: 2026-11-24T14:37:00+01:00')
  .option(...json)
  .action(run(async (code, options) => (await import('./commands/rules.js')).showDeadline(code, options)));

reportCommands(greffe);

const ledger = greffe.command('ledger').description('the append-only log');
ledger
  .command('export')
  .description('writes the whole sealed log as one file, and says how many entries are not sealed yet')
  .requiredOption('--out <file>', 'a file that does not exist yet')
  .option(...json)
  .option('--public', 'leaves and checkpoints alone, for anyone: no entry and no salt')
  .action(run(async (options) => (await import('./commands/ledger.js')).exportLedger(options)));
ledger
  .command('verify')
  .description('recomputes every leaf, sequence, root and signature of an export; needs no database and no network')
  .argument('<file>', 'the export')
  .requiredOption('--key <vkey>', 'verifier key of the log, or a file that holds it')
  .option('--checkpoint <file>', 'a checkpoint kept elsewhere, which this log must continue', collect, [])
  .option('--tsa-roots <file>', 'PEM of the authorities believed for the time-stamps of checkpoints')
  .option(...json)
  .action(run(async (file, options) => (await import('./commands/verify.js')).verifyLedger(file, options), REFUSED));

greffe
  .command('receipt')
  .description('the proof that an authority holds')
  .command('verify')
  .description('checks that the log holds the entry of a receipt; needs no database and no network')
  .argument('<file>', 'the receipt')
  .requiredOption('--key <vkey>', 'verifier key of the log, or a file that holds it')
  .option(...json)
  .action(
    run(async (file, options) => (await import('./commands/verify.js')).verifyReceiptFile(file, options), REFUSED),
  );

greffe
  .command('letter')
  .description('the letters that the operator sends')
  .command('verify')
  .description(
    'checks the seal of a letter or a printed case file, and says who made it; needs no database and no network',
  )
  .argument('<file>', 'the letter or the case file, PDF')
  .option('--certificate <file>', 'PEM of the expected signer, or of one above it')
  .option(...json)
  .action(
    run(async (file, options) => (await import('./commands/verify.js')).verifyLetterFile(file, options), REFUSED),
  );

greffe
  .command('package')
  .description('the packages in which data are handed over')
  .command('verify')
  .description(
    'checks every byte of a package, its seal and its time-stamp, and says who made it; needs no database and no network',
  )
  .argument('<file>', 'the package, ASiC-E (.asice)')
  .option('--certificate <file>', 'PEM of the expected signer, or of one above it')
  .option('--tsa-roots <file>', 'roots of the time-stamp authorities, PEM: without them no time-stamp proves anything')
  .option('--custody <file>', 'the custody certificate of this package, JSON or PDF: its chain is verified too')
  .option('--key <vkey>', 'with --custody: verifier key of the log, or a file that holds it')
  .option(...json)
  .addHelpText(
    'after',
    '\nExit codes: 0 it holds; 1 it is refused; 3 it is intact, and who signed is not established: give --certificate',
  )
  .action(
    run(async (file, options) => (await import('./commands/package.js')).verifyPackageFile(file, options), REFUSED),
  );

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

greffe
  .command('customers')
  .description('the directory of customers')
  .command('import')
  .description('takes customers, their accounts and the services from a file, one JSON object a line')
  .argument('<file>', 'what the systems of the operator wrote: see docs/formats/input.md')
  .option(...json)
  .action(run(async (file, options) => (await import('./commands/customers.js')).importCustomers(file, options)));

greffe
  .command('events')
  .description('the events that are sent to the operator’s machines')
  .command('replay')
  .description('sends them again, in their order, from a place in the log on; an entry of the log says so')
  .requiredOption('--from <place>', 'of the first one, at most the one that is next', wholeNumber)
  .option(...json)
  .action(run(async (options) => (await import('./commands/events.js')).replayEvents(options)));

backupCommands(greffe);

greffe
  .command('migrate')
  .description('brings the database of DATABASE_URL to this version')
  .action(run(async () => (await import('./commands/migrate.js')).migrateDatabase()));

await greffe.parseAsync();
