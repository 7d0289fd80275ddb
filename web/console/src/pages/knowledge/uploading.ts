import { read, tenantApi } from "@/api/client";
import { Problem } from "@/api/problem";
import type { Schema } from "@/api/types";

export type UploadResult = Schema<"UploadResult">;

/** A file on its way to the platform, or what became of it. */
export interface Upload {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  readonly state: "waiting" | "sending" | UploadResult["status"];
  readonly result?: UploadResult;
  /** Why it was refused before it could be read. */
  readonly problem?: Problem;
}

/** Sends one file by itself, so that it has its own result whatever becomes of the others. */
export async function upload(tenant: string, file: File): Promise<Pick<Upload, "state" | "result" | "problem">> {
  const form = new FormData();
  form.append("file", file, file.name);
  try {
    const { files } = await read(tenantApi(tenant).POST("/api/v1/upload", { body: {}, bodySerializer: () => form }));
    const result = files[0];
    return result ? { state: result.status, result } : { state: "refused" };
  } catch (failure) {
    return { state: "refused", problem: Problem.from(failure) };
  }
}
