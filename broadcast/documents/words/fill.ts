/** Puts values into a text: `fill('№ {draw}', { draw: 'a-1' })`. */

/** @throws RangeError for a place that has no value: a text and its use have parted */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`fill: "${text}" wants {${name}}`);
    return String(value);
  });
