/** What was typed for the act of handover, as the server takes it. */
import type { HandoverActOrder, IdentityDocument } from '../../../broadcast/protocol/raffle.ts';

export interface ActFields {
  readonly handedOn: string;
  readonly certificate: string;
  readonly validThrough: string;
  readonly address: string;
  readonly official: string;
  readonly post: string;
  readonly document: IdentityDocument;
  readonly proxyDocument: IdentityDocument;
}

const NO_DOCUMENT: IdentityDocument = { number: '', issuedOn: '', issuedBy: '' };

export const NO_FIELDS: ActFields = {
  ...{ handedOn: '', certificate: '', validThrough: '', address: '', official: '', post: '' },
  ...{ document: NO_DOCUMENT, proxyDocument: NO_DOCUMENT },
};

/** Empty: a line to be written on. */
const orLine = (text: string): string | null => (text.trim() === '' ? null : text.trim());

const partsOf = ({ number, issuedOn, issuedBy }: IdentityDocument): string[] => [
  number.trim(),
  issuedOn,
  issuedBy.trim(),
];

/** Whether a document is filled in whole, or not at all. */
export const isWhole = (document: IdentityDocument): boolean =>
  new Set(partsOf(document).map((part) => part === '')).size === 1;

function documentOf(document: IdentityDocument): IdentityDocument | null {
  const [number, issuedOn, issuedBy] = partsOf(document);
  return number === '' ? null : { number: number!, issuedOn: issuedOn!, issuedBy: issuedBy! };
}

/** Null: a document is filled in by half. */
export function actOrder(
  fields: ActFields,
  place: string,
  paper: Pick<HandoverActOrder, 'language' | 'format'>,
): HandoverActOrder | null {
  const { document, proxyDocument } = fields;
  if (!isWhole(document) || !isWhole(proxyDocument)) return null;
  return {
    ...paper,
    ...{ place: orLine(place), handedOn: orLine(fields.handedOn), address: orLine(fields.address) },
    certificate: { number: orLine(fields.certificate), validThrough: orLine(fields.validThrough) },
    ...{ document: documentOf(document), proxyDocument: documentOf(proxyDocument) },
    handedBy: { name: orLine(fields.official), post: orLine(fields.post) },
  };
}
