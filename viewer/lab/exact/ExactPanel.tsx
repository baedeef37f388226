/** What is known without trials, at a sell-through that the reader moves. */
import { useId } from 'preact/hooks';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { typedNumber } from '../draft/typedNumber.ts';
import { Term } from '../frame/Term.tsx';
import type { LabModel } from '../model/labModel.ts';
import { figureText, levelText } from '../results/figureText.ts';
import { countText } from '../text/countedText.ts';
import { labText } from '../text/labText.ts';
import type { ExactFigures } from './exactFigures.ts';
import { LawCurve } from './LawCurve.tsx';

/** Positions of the slider. */
const STEPS = 1000;

function SoldField({ model: { exact }, tickets }: { model: LabModel; tickets: number }) {
  const texts = labText().exact;
  const id = useId();
  const share = exact.soldShare.value;
  const sold = Math.round(share * tickets);
  return (
    <div class="sold-field field">
      <span class="field-label">
        <label for={id}>{texts.sold}</label>
        <span>{fill(texts.soldShare, { share: levelText(share) })}</span>
      </span>
      <input
        type="range"
        min={0}
        max={STEPS}
        value={Math.round(share * STEPS)}
        aria-label={texts.sold}
        aria-valuetext={countText(sold)}
        onInput={({ currentTarget }) => exact.moveSold(currentTarget.valueAsNumber / STEPS)}
      />
      <input
        id={id}
        class="numeric"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        data-exact="sold"
        value={countText(sold)}
        onChange={({ currentTarget }) => {
          const typed = typedNumber(currentTarget.value, language.value);
          if (typeof typed === 'number') exact.moveSold(Math.round(typed) / tickets);
          currentTarget.value = countText(Math.round(exact.soldShare.value * tickets));
        }}
      />
    </div>
  );
}

const Figure = ({ id, name, hint, value }: { id: string; name: string; hint?: string; value: string }) => (
  <div data-exact={id}>
    <dt>{hint === undefined ? name : <Term name={name} hint={hint} />}</dt>
    <dd>{value}</dd>
  </div>
);

function Figures({ figures: exact }: { figures: ExactFigures }) {
  const { exact: texts, figures } = labText();
  const { ticket, revenueTenge, quantiles, risk } = exact;
  const quantile = (probability: number): string =>
    figureText(quantiles.find((each) => each.probability === probability)!.tenge, 'tenge');
  const worst = risk.at(-1)!;
  const level = levelText(worst.probability);
  return (
    <dl class="exact-figures">
      <Figure
        id="mean"
        {...figures.payoutMean}
        name={texts.mean}
        value={figureText(exact.meanTenge, 'tenge')}
      />
      <Figure id="sd" {...figures.payoutSd} name={texts.sd} value={figureText(exact.sdTenge, 'tenge')} />
      <Figure
        id="rtp"
        {...figures.rtp}
        name={texts.rtp}
        value={revenueTenge === 0 ? '–' : figureText(exact.meanTenge / revenueTenge, 'share')}
      />
      <Figure
        id="q0.005"
        name={fill(texts.quantile, { probability: levelText(0.005) })}
        value={quantile(0.005)}
      />
      <Figure id="q0.5" name={texts.median} value={quantile(0.5)} />
      <Figure
        id="var"
        name={fill(figures.valueAtRisk.name, { level })}
        hint={figures.valueAtRisk.hint}
        value={figureText(worst.valueTenge, 'tenge')}
      />
      <Figure
        id="tvar"
        name={fill(figures.tailValueAtRisk.name, { level })}
        hint={figures.tailValueAtRisk.hint}
        value={figureText(worst.tailTenge, 'tenge')}
      />
      <Figure
        id="exhausted"
        name={texts.anyExhausted}
        hint={figures.exhausted.hint}
        value={figureText(exact.anyTierExhausted, 'share')}
      />
      <Figure id="volatility" {...figures.volatility} value={figureText(ticket.sdTenge, 'tenge')} />
    </dl>
  );
}

function Buyer({ model: { exact }, figures }: { model: LabModel; figures: ExactFigures }) {
  const texts = labText().exact;
  const id = useId();
  const { buyer } = figures;
  return (
    <div class="buyer">
      <div class="field">
        <label for={id}>{texts.buyerTickets}</label>
        <input
          id={id}
          class="numeric"
          type="number"
          min={1}
          max={10_000}
          value={exact.buyerTickets.value}
          onInput={({ currentTarget }) => exact.chooseBuyer(currentTarget.valueAsNumber)}
        />
      </div>
      <dl class="exact-figures">
        <Figure id="buyer-any" name={texts.buyerAny} value={figureText(buyer.anyWin, 'share')} />
        <Figure id="buyer-back" name={texts.buyerAbove} value={figureText(buyer.moneyBack, 'share')} />
        <Figure id="buyer-mean" name={texts.buyerMean} value={figureText(buyer.meanTenge, 'tenge')} />
      </dl>
    </div>
  );
}

export function ExactPanel({ model }: { model: LabModel }) {
  const { exact: texts, tools } = labText();
  const { bench } = model;
  const side = bench.side.value;
  const { figures, isComputing, fault } = model.exact.answers[side].value;
  return (
    <section class="card exact" aria-labelledby="exact-title" aria-busy={isComputing}>
      <h2 id="exact-title">
        {bench.bench.value.b === null ? texts.title : fill(texts.forSide, { side: tools[side] })}
      </h2>
      <p class="muted small">{texts.hint}</p>
      {fault !== '' && (
        <p class="outcome outcome-bad" role="alert">
          {fill(texts.fault, { message: fault })}
        </p>
      )}
      {figures ? (
        <>
          <SoldField model={model} tickets={figures.tickets} />
          {figures.sdTenge === 0 ? <p class="caution">{texts.certain}</p> : <LawCurve figures={figures} />}
          <Figures figures={figures} />
          <Buyer model={model} figures={figures} />
        </>
      ) : (
        fault === '' && <p class="muted">{texts.computing}</p>
      )}
    </section>
  );
}
