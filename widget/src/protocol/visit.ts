/** How a tenant's bot looks and greets; all of it is written by the tenant, none of it is trusted as markup. */
export interface WidgetConfig {
  readonly title: string;
  readonly greeting: string;
  readonly suggestions: readonly string[];
  readonly theme: Theme;
  /** BCP 47, such as "en". */
  readonly locale: string;
  /** A sentence about who answers and from what, shown under the greeting. */
  readonly about?: string | null;
  /** Whether a visitor may ask for a person. */
  readonly handover?: boolean | null;
}

export interface Theme {
  /** A CSS hex colour, #rrggbb. */
  readonly accent: string;
  readonly position: Position;
  readonly scheme: Scheme;
}

export type Position = "bottom-right" | "bottom-left";

/** "auto" follows the visitor's system. */
export type Scheme = "auto" | "light" | "dark";

/** What `POST api/widget/bootstrap` answers: permission for one visit. */
export interface Visit {
  readonly tenant_id: string;
  readonly bot: string;
  readonly config: WidgetConfig;
  /** Short-lived; goes to the panel over a MessagePort and to the hub, never into an address. */
  readonly token: string;
  readonly expires_at: string;
  readonly session_id: string;
  /** The signed handle that resumes this conversation on a later visit. */
  readonly session: string;
}

/** An RFC 9457 problem document with a code that a program can switch on. */
export interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
}
