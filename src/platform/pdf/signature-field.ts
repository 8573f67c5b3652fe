/** A signature field inside the base revision, so that what is signed is the whole file (EN 319 142-1, 5.3). */
import type { Engine } from './engine.js';
import type { Flow } from './flow.js';

export interface SignatureReservation {
  readonly signer: string;
  readonly reason: string;
  /** What a reading voice says of the invisible field. */
  readonly description: string;
  /** Claimed time: the CMS of a baseline signature carries none. */
  readonly at: Date;
}

/** Room for the CMS, in bytes: certificates, and one day a time-stamp token. */
export const reservedBytes = 16_384;

/** Ten digits each: the true offsets are written over them without moving a byte. */
export const reservedRange = '/ByteRange [0 9999999999 9999999999 9999999999]';

function appearance(engine: Engine) {
  const stream = engine.ref({ Type: 'XObject', Subtype: 'Form', FormType: 1, BBox: [0, 0, 0, 0], Resources: {} });
  // An empty stream is refused by PDF/A validators.
  stream.write(Buffer.from('q Q'));
  stream.end();
  return stream;
}

/** Writes the field on the current page, certified with "no change allowed" (DocMDP P=1); call it once, last. */
export function drawSignatureField(flow: Flow, reservation: SignatureReservation): void {
  const { engine } = flow;
  const signature = engine.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, 9_999_999_999, 9_999_999_999, 9_999_999_999],
    Contents: Buffer.alloc(reservedBytes),
    M: reservation.at,
    Reason: new String(reservation.reason),
    Name: new String(reservation.signer),
    Reference: [
      {
        Type: 'SigRef',
        TransformMethod: 'DocMDP',
        TransformParams: { Type: 'TransformParams', P: 1, V: '1.2' },
      },
    ],
  });
  signature.end();
  engine.font('regular').initForm();
  const form = engine._root.data.AcroForm;
  if (!form) throw new Error('pdfkit made no form.');
  // PDF/A-3, 6.4.1 refuses NeedAppearances.
  delete form.data.NeedAppearances;
  form.data.SigFlags = 3;
  engine._root.data.Perms = { DocMDP: signature };

  const element = flow.node(flow.root, 'Form', { alt: reservation.description });
  const before = engine.page.annotations.length;
  engine.annotate(0, 0, 0, 0, {
    Subtype: 'Widget',
    FT: 'Sig',
    T: new String('Signature'),
    TU: new String(reservation.description),
    F: 132,
    P: engine.page.dictionary,
    V: signature,
    AP: { N: appearance(engine) },
    structParent: element,
  });
  element.end();
  (form.data.Fields as unknown[]).push(...engine.page.annotations.slice(before));
}
