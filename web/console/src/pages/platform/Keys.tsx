import { Keys } from "@/pages/keys/Keys";
import { keyRingOfPlatform } from "@/pages/keys/keyRing";

/** By what the operator's programs, such as the command line, speak to the platform. */
export default function PlatformKeys() {
  return <Keys ring={keyRingOfPlatform} lead="A platform key opens every tenant, as you do. Give one to each program that needs it, such as the command line, and take it back when it does not." />;
}
