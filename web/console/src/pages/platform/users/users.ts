import { read } from "@/api/client";
import { platformPages } from "@/api/queries";
import type { Schema } from "@/api/types";

export type User = Schema<"PersonView">;

/** @param q A part of the name or the e-mail address; "" for everybody. */
export const usersPages = (q: string) =>
  platformPages("users", [q], (api, cursor, signal) =>
    read(api.GET("/api/v1/admin/users", { params: { query: { ...(q === "" ? {} : { q }), ...(cursor === undefined ? {} : { cursor }) } }, signal })));
