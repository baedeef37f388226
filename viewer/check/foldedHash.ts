/** A hash in groups of eight, as it stands on the printed protocol: so that eyes can compare the two. */
export const foldedHash = (hash: string): string => hash.replace(/(.{8})(?=.)/g, '$1 ');
