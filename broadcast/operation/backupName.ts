/** A backup's folder is named by its instant, so that names in order are backups in order. */
const NAME = /^tirazh-\d{8}T\d{6}\.\d{3}Z$/;

/** Such as `tirazh-20260110T120000.000Z`. */
export const backupName = (ms: number): string => `tirazh-${new Date(ms).toISOString().replace(/[-:]/g, '')}`;

export const isBackupName = (name: string): boolean => NAME.test(name);
