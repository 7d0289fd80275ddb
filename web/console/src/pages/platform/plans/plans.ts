import { platformApi, read } from "@/api/client";
import { platformQuery } from "@/api/queries";
import type { Schema } from "@/api/types";
import type { LimitName } from "@/pages/limits/limits";

export type Plan = Schema<"PlanView">;
export type PlanLimits = Schema<"PlanLimits">;

/** There always is one of this name. */
export const standard = "standard";

export const plansQuery = platformQuery("plans", [], (api, signal) => read(api.GET("/api/v1/admin/plans", { signal })));

/** @param version The one that was seen; 0 for a plan that is not there yet, or that nobody has changed. */
export const putPlan = (id: string, limits: PlanLimits, version: number): Promise<Plan> =>
  read(platformApi.PUT("/api/v1/admin/plans/{id}", { params: { path: { id } }, body: { limits, version } }));

export const sourceTexts: Record<Plan["source"], string> = {
  built_in: "Built in",
  settings: "In the settings",
  platform: "By an admin",
};

/** Of a limit that there always is, the least it can be; of the others, 0 is none. */
export const leastOf = (name: LimitName): 0 | 1 => (name === "turns_per_minute" || name === "turns_per_minute_per_address" ? 1 : 0);

/** What is typed as a limit: nothing is none. */
export const limitOf = (typed: number | string): number => Number(typed) || 0;

/** Whether all limits are what they can be. */
export const areSound = (limits: PlanLimits): boolean =>
  (Object.keys(limits) as LimitName[]).every((name) => limits[name] >= leastOf(name));

/** What can be taken from a plan: the plan itself, what was changed of the one that always is there, or nothing. */
export const removalOf = ({ id, source }: Plan): "delete" | "reset" | undefined =>
  source !== "platform" ? undefined : id === standard ? "reset" : "delete";
