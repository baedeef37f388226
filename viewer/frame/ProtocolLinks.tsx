/** The protocol of a draw that is over, as PDF, in the two languages in which it is signed. */
import { text } from '../text/currentText.ts';
import { LANGUAGE_NAMES } from '../text/language.ts';

const PAPERS = ['kk', 'ru'] as const;

export function ProtocolLinks({ draw }: { draw: string }) {
  const title = text().reveal.protocol;
  return (
    <p class="protocol-links">
      <span>{title}</span>
      {PAPERS.map((language) => (
        <a
          key={language}
          href={`/api/draws/${encodeURIComponent(draw)}/protocol.pdf?lang=${language}`}
          type="application/pdf"
          hrefLang={language}
          aria-label={`${title}, ${LANGUAGE_NAMES[language]}`}
        >
          {LANGUAGE_NAMES[language]}
        </a>
      ))}
    </p>
  );
}
