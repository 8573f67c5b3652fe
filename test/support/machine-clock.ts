/**
 * The clock of the machine, in milliseconds: for a peer of a running server, which signs, proves itself and issues
 * certificates by it. Of no use for what a test expects: that would depend on the day.
 */
export const machineTime = (): number => Date.now();
