const PERSON = /^[0-9a-f]{8}-/;

/** Whether an entry was written by a person; the service writes under the names of its rooms. */
export const isPerson = (actor: string): boolean => PERSON.test(actor);
