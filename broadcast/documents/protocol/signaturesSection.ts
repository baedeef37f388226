/** Who signs a protocol: the contributors of its plan, and whoever else sat there. */
import type { PlainBlock } from '../printedDocument.ts';
import { postOf } from './people.ts';
import type { ProtocolContext } from './protocolContext.ts';

export function signaturesSection({ record, text, people }: ProtocolContext): PlainBlock[] {
  const { contributors } = record.plan;
  const lines = contributors.map((id) => ({
    post: people.get(id)?.post ?? postOf(id, text),
    name: people.get(id)?.name ?? null,
  }));
  const others = [...people].filter(([id]) => !contributors.includes(id)).map(([, person]) => person);
  return [
    {
      kind: 'signatures',
      title: text.protocol.section.signatures,
      words: text.protocol.signatures,
      captions: text.signature,
      people: [...lines, ...others.map(({ name, post }) => ({ name, post: post ?? text.people.commission }))],
    },
  ];
}
