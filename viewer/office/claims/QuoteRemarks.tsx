/** What the document leaves open or contradicts about this payment, with how it is read; folded. */
import type { PayoutQuote } from '../../../engine/claims/payoutQuote.ts';
import type { QuoteFinding } from '../../../engine/claims/quoteFindings.ts';
import type { LocalizedText } from '../../../engine/terms/localizedText.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import { officeText } from '../text/officeText.ts';
import { Clause } from './Clause.tsx';

const said = (text: LocalizedText): string => text[language.value] ?? text.ru;

export function Remark({ finding: { code, clause, message, reading } }: { finding: QuoteFinding }) {
  return (
    <div data-finding={code}>
      <p>
        {said(message)} <Clause clause={clause} />
      </p>
      {reading && <p class="muted">{fill(officeText().claims.quote.reading, { reading: said(reading) })}</p>}
    </div>
  );
}

export function QuoteRemarks({ quote }: { quote: PayoutQuote }) {
  const texts = officeText().claims.quote;
  const { findings } = quote;
  if (findings.length === 0) return null;
  return (
    <details class="findings">
      <summary>{plural(language.value, findings.length, texts.remarks)}</summary>
      <ul class="remark-list">
        {findings.map((finding) => (
          <li key={finding.code} class="small">
            <Remark finding={finding} />
          </li>
        ))}
      </ul>
    </details>
  );
}
