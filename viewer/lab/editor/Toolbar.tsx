/** Undo, redo, reset, share, download, compare. */
import { saveFile } from '../../frame/saveFile.ts';
import type { LabModel } from '../model/labModel.ts';
import { labText } from '../text/labText.ts';

interface ToolProps {
  readonly id: string;
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
}

const Tool = ({ id, label, isDisabled = false, onClick }: ToolProps) => (
  <button
    type="button"
    class="tool"
    data-tool={id}
    aria-disabled={isDisabled}
    onClick={() => !isDisabled && onClick()}
  >
    {label}
  </button>
);

function download({ bench }: LabModel): void {
  const { $schema: _, ...scenario } = bench.draft.value as Record<string, unknown>;
  const text = `${JSON.stringify(scenario, null, 2)}\n`;
  saveFile('tirazh-scenario.json', new Blob([text], { type: 'application/json' }));
}

export function Toolbar({ model }: { model: LabModel }) {
  const texts = labText().tools;
  const { bench } = model;
  const isComparing = bench.bench.value.b !== null;
  return (
    <fieldset class="toolbar" aria-label={texts.label}>
      <Tool id="undo" label={texts.undo} isDisabled={!bench.canUndo.value} onClick={bench.undo} />
      <Tool id="redo" label={texts.redo} isDisabled={!bench.canRedo.value} onClick={bench.redo} />
      <Tool id="reset" label={texts.reset} isDisabled={!bench.isEdited.value} onClick={bench.reset} />
      <Tool id="share" label={texts.share} onClick={() => void model.share()} />
      <Tool id="download" label={texts.download} onClick={() => download(model)} />
      {isComparing && <Tool id="copy" label={texts.copyAToB} onClick={bench.copyAToB} />}
      {isComparing && <Tool id="swap" label={texts.swap} onClick={bench.swap} />}
      {/* One button with two faces: whoever pressed it keeps the focus. */}
      <Tool
        id={isComparing ? 'end-compare' : 'compare'}
        label={isComparing ? texts.endCompare : texts.compare}
        onClick={isComparing ? bench.endCompare : bench.startCompare}
      />
    </fieldset>
  );
}
