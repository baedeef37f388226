/** The draw fund: what was drawn, what is planned, what is left. */
import type { DrawList } from '../../broadcast/protocol/http.ts';
import { tenge } from '../format/tenge.ts';
import { text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';

export function FundMeter({ fund, series }: { fund: DrawList['fund']; series: number }) {
  const texts = text().fund;
  const percent = (amountTenge: number): number => (amountTenge / fund.totalTenge) * 100;
  const leftTenge = fund.totalTenge - fund.drawnTenge - fund.plannedTenge;
  const parts = [
    { name: 'drawn', amountTenge: fund.drawnTenge, label: texts.drawn },
    { name: 'planned', amountTenge: fund.plannedTenge, label: texts.planned },
    { name: 'left', amountTenge: leftTenge, label: texts.left },
  ];
  return (
    <section class="fund" aria-labelledby="fund-title">
      <h2 id="fund-title">{texts.title}</h2>
      <p class="fund-total">{tenge(fund.totalTenge)}</p>
      <div class="fund-bar" aria-hidden="true">
        {parts.map(({ name, amountTenge }) => (
          <span key={name} class={`fund-${name}`} style={{ width: `${percent(amountTenge)}%` }} />
        ))}
      </div>
      <dl class="fund-parts">
        {parts.map(({ name, amountTenge, label }) => (
          <div key={name} class={`fund-part-${name}`}>
            <dt>{label}</dt>
            <dd>{tenge(amountTenge)}</dd>
          </div>
        ))}
      </dl>
      <p class="muted">{fill(texts.text, { series })}</p>
    </section>
  );
}
