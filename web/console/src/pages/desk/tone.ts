let context: AudioContext | undefined;

/** Two short, soft tones, a fourth apart. Silent where the browser allows no sound before somebody has touched the page. */
export function playTone(): void {
  // Before, the browser would keep the tones, and play them all at the first touch.
  if (navigator.userActivation?.hasBeenActive === false) return;
  try {
    context ??= new AudioContext();
    void context.resume();
    beep(context, 660, 0);
    beep(context, 880, 0.14);
  } catch {
    // A device without sound; what is to be seen is seen.
  }
}

/** @param after Seconds from now. */
function beep(on: AudioContext, hertz: number, after: number): void {
  const start = on.currentTime + after;
  const volume = new GainNode(on, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.12, start + 0.01);
  volume.gain.exponentialRampToValueAtTime(0.001, start + 0.13);
  const tone = new OscillatorNode(on, { frequency: hertz });
  tone.connect(volume).connect(on.destination);
  tone.start(start);
  tone.stop(start + 0.14);
}
