/** What the desk asks before it does something; one question at a time. */
import type { Act, ActKind } from '../../../broadcast/protocol/host.ts';
import type { DrawPhase } from '../../../engine/draw/drawState.ts';

export type Question =
  | {
      readonly kind: 'ask';
      readonly act: ActKind;
      readonly draw: string;
      /** What the asker saw when the question came up. */
      readonly phase: DrawPhase;
      /** Words to begin with. */
      readonly reason?: string;
    }
  | { readonly kind: 'confirm'; readonly act: Act }
  | { readonly kind: 'publish'; readonly draw: string }
  | { readonly kind: 'drop'; readonly draw: string }
  | { readonly kind: 'discard'; readonly draw: string };
