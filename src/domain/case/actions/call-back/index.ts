import { recordCallBack } from './record-call-back.js';

export const callBack = [recordCallBack] as const;
