import { replay, type ChatPlatform } from "./api";
import { findScript, readOptions } from "./options";
import { startWidget } from "./widget";

// A page that navigates without loading anew may run the tag again: there is one widget, the first.
const present = window.ChatPlatform;
const script = findScript();

if (script && !(present && "destroy" in present)) {
  const api: ChatPlatform = startWidget(readOptions(script), () => {
    window.ChatPlatform = undefined;
  });
  window.ChatPlatform = api;
  replay(present, api);
}
