/** Where one begins: a ready-made scenario, or a file. */
import { language } from '../../text/currentText.ts';
import { isList, type Json, valueAt } from '../draft/json.ts';
import { PRESET_IDS, PRESETS, type PresetId } from '../draft/presets.ts';
import type { LabModel } from '../model/labModel.ts';
import { countedText } from '../text/countedText.ts';
import { labText } from '../text/labText.ts';

const count = (scenario: Json, path: readonly string[]): number => {
  const list = valueAt(scenario, path);
  return isList(list) ? list.length : 0;
};

function gistOf(scenario: Json): string {
  const texts = labText().scenario;
  const series = countedText(count(scenario, ['series']), texts.series);
  const draws = count(scenario, ['draws', 'calendar']);
  return `${series}, ${draws === 0 ? texts.noDraws : countedText(draws, texts.draws)}`;
}

function Preset({ model: { bench }, preset }: { model: LabModel; preset: PresetId }) {
  const scenario = PRESETS[preset];
  const isChosen = bench.bench.value.preset === preset;
  return (
    <button
      type="button"
      class="preset"
      data-preset={preset}
      aria-pressed={isChosen}
      onClick={() => bench.choosePreset(preset)}
    >
      <b>{String(valueAt(scenario, ['name', language.value]))}</b>
      <span>
        {gistOf(scenario)}
        {isChosen && bench.isEdited.value && <em> · {labText().scenario.edited}</em>}
      </span>
    </button>
  );
}

export function ScenarioBar({ model }: { model: LabModel }) {
  const texts = labText().scenario;
  return (
    <section class="scenario-bar" aria-label={texts.choose}>
      <fieldset class="presets" aria-label={texts.choose}>
        {PRESET_IDS.map((preset) => (
          <Preset key={preset} model={model} preset={preset} />
        ))}
        <label class="preset preset-file">
          <b>{texts.import}</b>
          <span>{texts.importHint}</span>
          <input
            type="file"
            accept=".json,application/json"
            class="unseen"
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              if (file) void model.open(file);
              // The same file again is opened again.
              currentTarget.value = '';
            }}
          />
        </label>
      </fieldset>
    </section>
  );
}
