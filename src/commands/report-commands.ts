import type { Command } from 'commander';
import { civilDay, collect, json, REFUSED, run, toFile, year } from './command-line.js';

const VERDICTS = `
Exit codes:
  0  it holds: a certificate or the log that you know vouches for it
  1  it is refused
  3  it is intact; who signed is not established: give --certificate, or --key and --inclusion`;

/** `report …`: the quarterly report, the yearly tables and the public site. */
export function reportCommands(greffe: Command): void {
  const report = greffe.command('report').description('the quarterly report');
  report
    .command('build')
    .description('counts, draws, signs and verifies the report of a quarter')
    .argument('<quarter>', 'such as 2026-Q4')
    .option('--out <folder>', 'copy the files there too')
    .option('--reason-fr <text>', 'why a published quarter is corrected, or a quarter reported before its end')
    .option('--reason-en <text>', 'the same in English')
    .option('--stories <file>', 'YAML of cases told in words: a list of title and text, each in fr and en')
    .option('--dsa <file>', 'YAML of the DSA reports of the year that this quarter ends, published in the same edition')
    .option(...json)
    .action(run(async (quarter, options) => (await import('./report.js')).buildReport(quarter, options)));
  report
    .command('e-evidence')
    .description('European orders of a calendar year, as article 28(4) of Regulation (EU) 2023/1543 lists them, in CSV')
    .argument(...year)
    .option(...toFile)
    .option(...json)
    .action(run(async (of, options) => (await import('./yearly.js')).eEvidence(of, options)));
  report
    .command('terreg')
    .description('every point of article 7(3) of Regulation (EU) 2021/784 for a calendar year, in CSV')
    .argument(...year)
    .option(...toFile)
    .option('--statements <file>', 'YAML of what the operator states itself: measures, reappearance, complaints …')
    .option(...json)
    .action(run(async (of, options) => (await import('./yearly.js')).terreg(of, options)));
  report
    .command('p11a')
    .description(
      'demands of governments for data in a calendar year, as indicator P11a of Ranking Digital Rights, in CSV',
    )
    .argument(...year)
    .option(...toFile)
    .option(...json)
    .action(run(async (of, options) => (await import('./yearly.js')).p11a(of, options)));
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
    .action(run(async (of, options) => (await import('./yearly.js')).dsa(of, options)));
  report
    .command('export-site')
    .description('writes the public site (reports, data, guidelines, feed) as a folder that any web server can serve')
    .requiredOption('--out <folder>', 'the folder')
    .option(...json)
    .action(run(async (options) => (await import('./report.js')).exportSite(options)));
  report
    .command('verify')
    .description('signature, certificate, attachments and every printed figure; needs no database and no network')
    .argument('<file>', 'the report or the erratum, PDF')
    .option('--certificate <file>', 'certificate that must have signed it, PEM')
    .option(
      '--tsa-roots <file>',
      'roots of the time-stamp authorities, PEM: without them no time-stamp proves anything',
    )
    .option('--key <vkey>', 'verifier key of the log, or a file that holds it; with --inclusion')
    .option('--inclusion <file>', 'the proof, published beside the edition, that the log holds it; with --key')
    .option('--proofs <file>', 'the file of proofs published beside it: every cell is counted again')
    .option(
      '--receipt <file>',
      'a receipt whose request must be counted in it; may be given several times',
      collect,
      [],
    )
    .option('--previous <file>', 'the report before, PDF or manifest, which this one must continue')
    .option('--amended <file>', 'the edition that an erratum amends, PDF or manifest')
    .option('--corrected <file>', 'the edition that takes its place, PDF or manifest')
    .option('--dsa <folder>', 'the files of the DSA reports that it names: all of them are compared')
    .option(...json)
    .addHelpText('after', VERDICTS)
    .action(run(async (file, options) => (await import('./verify.js')).verifyReportFile(file, options), REFUSED));
}
