/** The whole address, left to right whatever stands beside it. */
export const MailAddress = ({ text }: { readonly text: string }) => (
  <code dir="ltr" data-mail-address>
    {text}
  </code>
);
