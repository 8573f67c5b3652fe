import type { Command } from 'commander';
import { atLeastOne, collect, json, run } from './command-line.js';

const identity = ['--identity <file>', 'secret keys of age (AGE-SECRET-KEY-1…), one a line'] as const;
const signedBy = ['--key <vkey>', 'verifier key of the log that must have signed it, or a file that holds it'] as const;

/** `backup …`, `restore` and `blobs …`. */
export function backupCommands(greffe: Command): void {
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
    .action(run(async (options) => (await import('./backup.js')).backUp(options)));
  backup
    .command('check')
    .description('verifies a backup without restoring it: every byte, that it decrypts, and the log that it holds')
    .argument('<backup>', 'its folder, such as /mnt/backup/backups/20261128T020000Z')
    .requiredOption(...identity)
    .option(...signedBy)
    .option(...json)
    .action(run(async (folder, options) => (await import('./backup.js')).checkOne(folder, options)));
  backup
    .command('put-back')
    .description('gives back what a restore set aside, as no order in the log names its erasure')
    .argument('<id>', 'of the key or of the case: the stream of its entry is erasure/ID')
    .option(...json)
    .action(run(async (id, options) => (await import('./backup.js')).giveBack(id, options)));
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
    .action(run(async (folder, options) => (await import('./backup.js')).restore(folder, options)));
  const blobs = greffe.command('blobs').description('the blob store, which keeps the files of one installation');
  blobs
    .command('list')
    .description('files in quarantine, and files that are missing or damaged')
    .option(...json)
    .action(run(async (options) => (await import('./blobs.js')).listBlobs(options)));
  blobs
    .command('sweep')
    .description('moves the files that no row names to quarantine, where a sweep stopped because they are too many')
    .requiredOption('--move <number>', 'how many there are: with another number nothing is moved', atLeastOne)
    .option(...json)
    .action(run(async (options) => (await import('./blobs.js')).sweepBlobs(options)));
  blobs
    .command('adopt')
    .description('joins the store in GREFFE_DATA to the database, when the start refused to')
    .requiredOption('--installation <id>', 'of the database, as the refusal of the start names it')
    .option(...json)
    .action(run(async (options) => (await import('./blobs.js')).adoptBlobs(options)));
}
