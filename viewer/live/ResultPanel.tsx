/** After the reveal: who won what, where the number stood in the list, and the ways to check it. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { EntryLookup } from '../../broadcast/protocol/http.ts';
import type { DrawState } from '../../engine/draw/drawState.ts';
import { request } from '../api/request.ts';
import { ListPosition } from '../frame/ListPosition.tsx';
import { ProtocolLinks } from '../frame/ProtocolLinks.tsx';
import type { Screen } from '../show/screen.ts';
import { language, text } from '../text/currentText.ts';
import type { LiveModel } from './liveModel.ts';
import { PrizeRibbon } from './PrizeRibbon.tsx';
import { RevealBoard } from './RevealBoard.tsx';
import type { MyTickets } from './tickets/myTickets.ts';
import { TicketStrip } from './tickets/TicketStrip.tsx';

/** Where the first winner's entry stands in the list; null until the server has said. */
function useWinnerIndex(draw: string, entry: string | null): number | null {
  const index = useSignal<number | null>(null);
  useEffect(() => {
    if (entry === null) return;
    const path = `/api/draws/${draw}/entries/${encodeURIComponent(entry)}`;
    void request<EntryLookup>(path, language.value).then((answer) => {
      if (answer.ok && answer.body.registered && answer.body.proof) index.value = answer.body.proof.index;
    });
  }, [draw, entry]);
  return index.value;
}

export interface ResultPanelProps {
  readonly model: LiveModel;
  readonly mine: MyTickets;
  readonly state: DrawState;
  readonly screen: Screen;
}

export function ResultPanel({ model, mine, state, screen }: ResultPanelProps) {
  const index = useWinnerIndex(state.draw, screen.board[0]?.entry ?? null);
  const isVoid = state.redrawn !== null;
  return (
    <div class={isVoid ? 'result result-void' : 'result'}>
      <PrizeRibbon
        state={state}
        prize={null}
        title={isVoid ? text().phase.redrawn : text().reveal.congratulations}
      />
      <RevealBoard state={state} screen={screen} nowMs={model.nowMs.value} />
      <TicketStrip mine={mine} state={state} screen={screen} nowMs={model.nowMs.value} />
      <div class="result-after">
        {index !== null && state.frozen && (
          <ListPosition index={index} entryCount={state.frozen.entryCount} />
        )}
        <div class="result-ways">
          {/* Of a rehearsal there is nothing to check, and no protocol. */}
          {!state.plan.rehearsal && (
            <>
              <a class="button" href={`/check?draw=${state.draw}&lang=${language.value}`}>
                {text().reveal.check}
              </a>
              <ProtocolLinks draw={state.draw} />
            </>
          )}
        </div>
      </div>
    </div>
  );
}
