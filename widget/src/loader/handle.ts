import type { Options } from "./options";

/** Remembers the signed handle of the conversation, so that it is found again on the next page. */
export interface HandleStore {
  read(): string | undefined;
  /** Called only once the visitor has opened the widget: before that nothing is stored on their device. */
  write(handle: string): void;
}

export function handleStore({ platform, tenantId, bot }: Options): HandleStore {
  const key = `chat-platform:${[platform, tenantId, bot]}`;
  let memory: string | undefined;
  return {
    read() {
      try {
        return localStorage.getItem(key) ?? memory;
      } catch {
        return memory;
      }
    },
    write(handle) {
      memory = handle;
      try {
        localStorage.setItem(key, handle);
      } catch {
        // Storage is full or forbidden: the conversation lasts as long as this page.
      }
    },
  };
}
