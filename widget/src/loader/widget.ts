import type { ToLoader } from "../panel/to-loader";
import type { Visit } from "../protocol/visit";
import { anchor } from "./anchor";
import type { ChatPlatform, EventName } from "./api";
import { createFrame, type Frame } from "./frame";
import { handleStore } from "./handle";
import { createLauncher, type Launcher } from "./launcher";
import type { Options } from "./options";
import { followViewport } from "./viewport";
import { explain, isFinal, requestVisit } from "./visit";

const RETRY_AFTER_MS = [2_000, 10_000, 60_000];

/** Asks the platform whether this page may show the widget, draws the button, and opens the panel when it is wanted. */
export function startWidget(options: Options, ended: () => void): ChatPlatform {
  const store = handleStore(options);
  const events = new EventTarget();
  const life = new AbortController();
  const unsent: string[] = [];
  /** Whether the visitor has opened the widget, now or on an earlier page: only then is anything stored. */
  let known = store.read() !== undefined;
  let open = false;
  let byVisitor = false;
  let visit: Visit | undefined;
  let launcher: Launcher | undefined;
  let frame: Frame | undefined;

  const emit = (name: EventName, detail?: number): void => {
    events.dispatchEvent(new CustomEvent(name, { detail }));
  };

  const renew = async (): Promise<void> => {
    visit = await requestVisit(options, store.read() ?? visit?.session);
    if (known) store.write(visit.session);
  };

  const begin = async (attempt = 0): Promise<void> => {
    try {
      await renew();
      if (!life.signal.aborted) draw(visit!);
    } catch (problem) {
      if (!attempt) console.warn(explain(problem, options));
      const wait = RETRY_AFTER_MS[attempt];
      if (wait && !isFinal(problem)) setTimeout(() => life.signal.aborted || begin(attempt + 1), wait);
    }
  };

  const refresh = async (): Promise<void> => {
    try {
      await renew();
      frame?.post({ type: "visit", visit: visit! });
    } catch (problem) {
      if (isFinal(problem)) frame?.post({ type: "refused", detail: problem.message });
    }
  };

  const draw = ({ config }: Visit): void => {
    launcher = createLauncher(options, config);
    const { host, root, button } = launcher;
    button.onclick = () => setOpen(!open, true);
    button.onpointerenter = button.onfocus = load;
    root.onkeydown = ({ key }) => key === "Escape" && setOpen(false, true);
    anchor(host, life.signal);
    followViewport(root, life.signal);
    emit("ready");
    show();
  };

  /** On the first sign that the visitor means to open it. */
  const load = (): void => {
    if (frame || !visit || !launcher) return;
    const address = `${options.platform}embed?tenant=${encodeURIComponent(visit.tenant_id)}`;
    frame = createFrame(address, visit.config.title, started, received, life.signal);
    launcher.root.append(frame.element);
    frame.element.inert = !open;
  };

  const started = (): void => {
    frame!.post({ type: "visit", visit: visit! });
    tell();
  };

  const tell = (): void => {
    frame!.post(open ? { type: "opened", focus: byVisitor } : { type: "closed" });
    while (unsent[0] && frame!.post({ type: "send", text: unsent[0] })) unsent.shift();
  };

  const received = (message: ToLoader): void => {
    if (message.type === "close") setOpen(false, true);
    if (message.type === "refresh") void refresh();
    if (message.type === "unread") {
      launcher!.setUnread(message.count);
      emit("unread", message.count);
    }
  };

  const setOpen = (wanted: boolean, visitor: boolean): void => {
    if (open === wanted) return;
    open = wanted;
    byVisitor = visitor;
    show();
    emit(open ? "open" : "close");
  };

  const show = (): void => {
    if (!launcher || (!open && !frame)) return;
    load();
    launcher.setOpen(open);
    frame!.element.inert = !open;
    if (open) {
      known = true;
      store.write(visit!.session);
      if (byVisitor) frame!.element.focus();
    } else if (byVisitor) launcher.button.focus();
    tell();
  };

  void begin();

  return {
    open: () => setOpen(true, false),
    close: () => setOpen(false, false),
    toggle: () => setOpen(!open, false),
    send(text) {
      unsent.push(text);
      setOpen(true, false);
      if (frame) tell();
    },
    on: (event, listener) => events.addEventListener(event, listener),
    off: (event, listener) => events.removeEventListener(event, listener),
    destroy() {
      life.abort();
      ended();
    },
  };
}
