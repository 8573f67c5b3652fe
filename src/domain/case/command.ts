/** What people and the service ask of a case. */
import type { Declared } from './actions/index.js';
import type { Asked } from './model/action.js';

export type Command = Asked<Declared>;
export type CommandType = Command['type'];
