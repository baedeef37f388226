/**
 * The JSON Schema of a scenario file (draft 2020-12), published beside this file and printed by `tirazh simulate --schema`.
 * It holds what a schema can say of one file; what the parts must be to one another only `parseScenario` knows.
 */
import { z } from 'zod';
import { lotteryTermsSchema } from '../../engine/terms/lotteryTerms.ts';
import { scenarioSchema } from './scenario.ts';

const PATH_WORDS =
  'The path of a terms file, from the folder of the scenario file, or the terms themselves (tirazh/terms/v1).';

/** What a file may say and a scenario does not: where its schema is, and where its terms are. */
const scenarioFileSchema = z
  .strictObject({
    $schema: z.string().meta({ description: 'Where this schema is, for editors.' }).exactOptional(),
    ...scenarioSchema.shape,
    terms: z.union([z.string().min(1), lotteryTermsSchema]).meta({ title: 'Terms', description: PATH_WORDS }),
  })
  .meta({
    title: 'Tirazh simulation scenario',
    description:
      'What a Monte Carlo run of a lottery is told. Shares and probabilities are from 0 to 1, money is whole tenge, dates are calendar dates at Almaty.',
  });

/**
 * Unicode classes in a pattern need a flag that a JSON Schema cannot set, and Python's `re` has none of them. The control
 * characters by their numbers mean the same everywhere; half a character cannot stand in a UTF-8 file anyhow.
 */
const PORTABLE: ReadonlyMap<string, string> = new Map([
  ['^[^\\p{Cc}\\p{Cs}]*$', '^[^\\u0000-\\u001f\\u007f-\\u009f]*$'],
]);

/** Made anew at every call: the caller may write to it. */
export const scenarioJsonSchema = (): Record<string, unknown> => ({
  $id: 'urn:tirazh:scenario:v1',
  ...z.toJSONSchema(scenarioFileSchema, {
    target: 'draft-2020-12',
    io: 'input',
    override: ({ jsonSchema }) => {
      const portable = PORTABLE.get(jsonSchema.pattern ?? '');
      if (portable !== undefined) jsonSchema.pattern = portable;
    },
  }),
});
