/** The parts of a section, one of which is open. */
import { fragmentOf, type Section } from '../view/route.ts';

export interface PartsProps {
  readonly section: Section;
  readonly label: string;
  /** Name in the address → words; the first has no name of its own there. */
  readonly parts: readonly (readonly [name: string, words: string])[];
  readonly open: string;
}

export function Parts({ section, label, parts, open }: PartsProps) {
  return (
    <nav class="parts" aria-label={label}>
      {parts.map(([name, words], i) => (
        <a
          key={name}
          class="part"
          href={i === 0 ? fragmentOf(section) : fragmentOf(section, name)}
          aria-current={name === open ? 'page' : undefined}
        >
          {words}
        </a>
      ))}
    </nav>
  );
}
