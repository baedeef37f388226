/** A file in a tab of its own, where the browser shows and prints it. The tab is opened by the press, before the file is there. */

/** Long enough for any browser to have taken the bytes. */
const RELEASE_MS = 60_000;

export interface FileTab {
  /** False where the browser has no such tab. */
  show(content: Blob): boolean;
  close(): void;
}

export function showFile(): FileTab {
  const tab = window.open('about:blank', '_blank');
  return {
    show(content) {
      if (!tab || tab.closed) return false;
      const address = URL.createObjectURL(content);
      tab.location.replace(address);
      setTimeout(() => URL.revokeObjectURL(address), RELEASE_MS);
      return true;
    },
    close: () => tab?.close(),
  };
}
