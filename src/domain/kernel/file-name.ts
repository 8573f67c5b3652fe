/**
 * The parameter of a Content-Disposition that names a file (RFC 6266, 4.3; RFC 8187, 3.2): whatever means something in a header is
 * encoded. Throws for half a pair of surrogates, which no given name has.
 */
export const fileNameParameter = (name: string): string =>
  `filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
