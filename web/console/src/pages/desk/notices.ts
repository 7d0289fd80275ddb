/** Whether the browser shows notices of this page. */
export type Notices = NotificationPermission | "unsupported";

/** As the browser has it now; a page that does not come by https is never granted any. */
export const noticesNow = (): Notices => ("Notification" in window && window.isSecureContext ? Notification.permission : "unsupported");

/** @returns false where a page may show none, though they are granted: a phone's browser has only those of a service worker, and throws. */
export function showNotice(title: string, options: NotificationOptions, onClick: () => void): boolean {
  try {
    const notice = new Notification(title, options);
    notice.onclick = () => {
      notice.close();
      window.focus();
      onClick();
    };
    return true;
  } catch {
    return false;
  }
}
