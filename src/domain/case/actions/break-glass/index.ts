import { askBreakGlass } from './ask-break-glass.js';
import { grantBreakGlass } from './grant-break-glass.js';

export const breakGlass = [askBreakGlass, grantBreakGlass] as const;
