/** The settings in force, as a person reads them at the start. */
import { alignColumns } from '../../terminal/textTable.ts';
import type { SettingInForce } from './configuration.ts';

const ORIGINS = { flag: 'flag', environment: 'environment', default: 'default' } as const;

const shown = (value: SettingInForce['value']): string => {
  if (value === null || value === '') return '–';
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
};

/** One line a setting: flag, value, where it comes from. */
export function settingsTable(settings: readonly SettingInForce[]): string[] {
  const rows = settings.map(({ flag, variable, value, from }) => [
    `  ${flag.slice(2)}`,
    shown(value),
    from === 'environment' ? `${ORIGINS[from]} ${variable}` : ORIGINS[from],
  ]);
  return ['Settings', ...alignColumns(rows, ['left', 'left', 'left'])];
}

/** Prints the settings: as a table, or as one line of type `settings`. */
export function tellSettings(settings: readonly SettingInForce[], json: boolean): void {
  if (json) console.log(JSON.stringify({ type: 'settings', settings }));
  else console.log(`${settingsTable(settings).join('\n')}\n`);
}
