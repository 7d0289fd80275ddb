import { read } from "@/api/client";
import { platformPages } from "@/api/queries";
import type { Schema } from "@/api/types";

export type User = Schema<"PersonView">;

export const usersPages = platformPages("users", [], (api, cursor, signal) =>
  read(api.GET("/api/v1/admin/users", { params: { query: cursor === undefined ? {} : { cursor } }, signal })));
