/** What a check is that needs no statistics: it holds or it does not. */
export interface StructuralCheck {
  readonly id: string;
  readonly about: string;
  readonly ok: boolean;
  /** What was counted or compared. */
  readonly detail: string;
}
