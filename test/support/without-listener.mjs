/** Loaded before the built product: its connections forget the listener of errors that they get before they connect. */
import { EventEmitter } from 'node:events';

const { on } = EventEmitter.prototype;

EventEmitter.prototype.on = function listened(name, listener) {
  const isNewConnection = name === 'error' && this.connectionParameters && !this._connecting && !this._connected;
  return isNewConnection ? this : on.call(this, name, listener);
};
