/** The program that checks a draft: the draft as JSON on standard input, the report as JSON on standard output. */
import { json } from 'node:stream/consumers';
import { packageRoot } from '../../platform/package/package-root.js';
import { checkDraft } from './check-draft.js';
import { DraftFiles } from './draft.js';

process.stdout.write(JSON.stringify(checkDraft(packageRoot(), DraftFiles.parse(await json(process.stdin)))));
