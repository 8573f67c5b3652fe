declare module 'virtual:mantine-variables.css';
declare module 'virtual:actions' {
  const words: import('../domain/case/form.js').DeskWords;
  export default words;
}
declare module 'virtual:entries' {
  const words: ReturnType<typeof import('../domain/ledger/entry-words.js').ledgerWords>;
  export default words;
}
