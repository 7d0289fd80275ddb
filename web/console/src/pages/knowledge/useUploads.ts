import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { tenantKey } from "@/api/queries";
import { upload, type Upload } from "./uploading";

/** Files that are sent one after the other, the last chosen shown first. */
export function useUploads(tenant: string) {
  const queries = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const queue = useRef(Promise.resolve());
  const next = useRef(0);

  const change = (id: number, patch: Partial<Upload>): void =>
    setUploads((before) => before.map((one) => (one.id === id ? { ...one, ...patch } : one)));

  const send = (files: readonly File[]): void => {
    const chosen = files.map((file) => ({ file, id: next.current++ }));
    setUploads((before) => [...chosen.map(({ file, id }) => ({ id, name: file.name, bytes: file.size, state: "waiting" as const })), ...before]);
    for (const { file, id } of chosen) {
      queue.current = queue.current.then(async () => {
        change(id, { state: "sending" });
        change(id, await upload(tenant, file));
        await queries.invalidateQueries({ queryKey: tenantKey(tenant, "documents") });
      });
    }
  };

  return { uploads, send, clear: () => setUploads((before) => before.filter(({ state }) => state === "waiting" || state === "sending")) };
}
