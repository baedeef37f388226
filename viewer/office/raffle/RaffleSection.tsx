/** The raffle's months: the board of all of them, or one month from its file to its handover. */

import type { OfficeModel } from '../officeModel.ts';
import { route } from '../view/route.ts';
import { MonthPage } from './MonthPage.tsx';
import { RaffleBoard } from './RaffleBoard.tsx';

export function RaffleSection({ model }: { model: OfficeModel }) {
  const [raffle, month] = route.value.parts;
  return raffle !== undefined && month !== undefined ? (
    <MonthPage key={`${raffle} ${month}`} model={model} name={{ raffle, month }} />
  ) : (
    <RaffleBoard model={model} />
  );
}
