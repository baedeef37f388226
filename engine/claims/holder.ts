/** What the rules ask of the person with the ticket. An answer says nothing of who it is; the data themselves never come in here. */
export interface Holder {
  /** Whether data were taken down. */
  readonly isKnown: boolean;
  /** Whether they are old enough to take part (1.3); null: no data tell. */
  readonly isOfAge: boolean | null;
  /** A resident shows an identity card, a non-resident a passport (9.2 а); true where it is the other way round. */
  readonly documentDiffers: boolean;
}

/** Nothing was taken down: enough for a prize of the counter. */
export const UNKNOWN_HOLDER: Holder = { isKnown: false, isOfAge: null, documentDiffers: false };

/** To whoever does an act again from its record, without the data: what was looked at then is not looked at again. */
export const HOLDER_AS_THEN: Holder = { isKnown: true, isOfAge: true, documentDiffers: false };
