import { v5 as uuidv5 } from 'uuid';

/**
 * Of a target that was read: the same in each order and in each table, as long as the request is not read again.
 * @param reading the id of the sealed reading
 */
export const idOfRead = (place: number, reading: string): string => uuidv5(`read ${place}`, reading);
