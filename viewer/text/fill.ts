/** Puts values into a text: `fill('Closes at {time}', { time })`. @throws RangeError for a name that has no value */
export const fill = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`fill: no value for {${name}} in "${template}"`);
    return String(value);
  });
