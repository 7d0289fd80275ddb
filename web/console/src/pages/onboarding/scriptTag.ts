interface Embedded {
  /** Where the platform is reached from outside. */
  platform: string;
  tenant: string;
  /** Left out: the tenant's first. */
  bot?: string | undefined;
}

const attribute = (value: string): string => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** What a page needs to show the widget. The tenant is named, so that it works before its website is verified. */
export const scriptTag = ({ platform, tenant, bot }: Embedded): string =>
  `<script src="${attribute(platform)}/widget.js" data-tenant-id="${attribute(tenant)}"${bot === undefined ? "" : ` data-bot="${attribute(bot)}"`} defer></script>`;
