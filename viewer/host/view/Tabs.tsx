/** The parts of the desk. */
import type { HostModel } from '../hostModel.ts';
import { hostText } from '../text/hostText.ts';
import { fragmentOf, route, VIEWS } from './route.ts';

export function Tabs({ model }: { model: HostModel }) {
  const texts = hostText().views;
  return (
    <nav class="tabs" aria-label={texts.label}>
      {VIEWS.map((view) => (
        <a
          key={view}
          class="tab"
          href={fragmentOf({ view, draw: view === 'air' ? model.chosen.value : null })}
          aria-current={route.value.view === view ? 'page' : undefined}
        >
          {texts[view]}
        </a>
      ))}
    </nav>
  );
}
