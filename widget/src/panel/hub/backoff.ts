const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the attempt (from 0): doubling up to half a minute, of which a random half is waited, so that
 * the visitors of a platform that comes back do not all arrive at once.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return longest / 2 + random() * (longest / 2);
}
