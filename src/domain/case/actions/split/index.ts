import { confirmSplit } from './confirm-split.js';
import { beginPart, openParts } from './open-parts.js';
import { proposeSplit } from './propose-split.js';
import { undoPart, undoSplit } from './undo-split.js';

export const split = [proposeSplit, confirmSplit, openParts, beginPart, undoSplit, undoPart] as const;
