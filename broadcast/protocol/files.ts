/** Why a file that somebody brings cannot be read, for pages to put into words; `params` holds what the words need, named behind each. */

export type FileReason =
  /** Nothing was sent. */
  | 'file-empty'
  /** The request is larger than the server takes. */
  | 'file-too-large'
  /** Other files are being read. */
  | 'file-queue'
  | 'file-too-slow'
  | 'file-too-much-memory'
  /** No table of text: a picture, a program, another encoding than it says. */
  | 'file-not-text'
  /** A quote that is never closed: `row`. */
  | 'file-quotes'
  /** More rows than `most`. */
  | 'file-too-many-rows'
  /** More cells or text than there is room for. */
  | 'file-too-full'
  /** No whole XLSX. */
  | 'file-broken'
  /** Saved with a password. */
  | 'file-locked'
  | 'file-no-sheet'
  /** Many times larger when it is opened. */
  | 'file-swells'
  /** A cell longer than spreadsheets write them. */
  | 'file-cell-too-long';
