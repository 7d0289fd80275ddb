import { useChange } from "@/api/change";
import { platformApi, read } from "@/api/client";
import { platformKey } from "@/api/queries";
import { showOnce } from "@/parts/showOnce";
import type { User } from "./users";

/** The changes that the operator can make of one person. */
export function useUserChanges(user: User) {
  const params = { path: { id: user.id } };
  const stale = [platformKey("users")];
  return {
    setAdmin: useChange({
      run: (platform_admin: boolean) => platformApi.PUT("/api/v1/admin/users/{id}", { params, body: { platform_admin } }),
      done: `${user.name} is changed.`,
      stale,
    }),
    sendPasswordLink: useChange({
      run: () => read(platformApi.POST("/api/v1/admin/users/{id}/password-link", { params })),
      done: `A link is on its way to ${user.email}.`,
      onDone: ({ link }) => {
        if (link) showOnce({ title: `New password of ${user.email}`, children: "The link is being mailed. You may also pass it on yourself: it works once, and is not shown again.", values: { Link: link } });
      },
    }),
    resetSecondFactor: useChange({ run: () => platformApi.POST("/api/v1/admin/users/{id}/reset-second-factor", { params }), done: "The second factor is off.", stale }),
    signOut: useChange({ run: () => platformApi.POST("/api/v1/admin/users/{id}/sign-out", { params }), done: `${user.name} is signed out everywhere.` }),
    remove: useChange({ run: () => platformApi.DELETE("/api/v1/admin/users/{id}", { params }), done: `${user.name} is deleted.`, stale }),
  };
}
