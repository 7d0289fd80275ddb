/** The script tag is the whole configuration: its data- attributes, each optional. */
export interface Options {
  /** The folder of the platform that served the script, with a trailing slash. */
  readonly platform: string;
  /** Without it the platform finds the tenant by the page's domain. */
  readonly tenantId?: string;
  readonly bot?: string;
  /** Without it the tenant's theme decides. */
  readonly position?: string;
  readonly zIndex?: string;
  /** Text beside the button's icon. */
  readonly label?: string;
}

export function readOptions({ src, dataset }: HTMLScriptElement): Options {
  return { ...dataset, platform: new URL(".", src).href };
}

/** A module or a bundler that injects the tag late has no current script; the tag is then found by its address. */
export function findScript(): HTMLScriptElement | null {
  return (document.currentScript as HTMLScriptElement | null) ?? document.querySelector('script[src*="/widget.js"]');
}
