export const inbox = {
  unassigned: 'Non attribué',
};
