import { useEffect, useState } from "react";
import { Problem } from "@/api/problem";

interface Versioned {
  readonly version: number;
}

interface Editing<Stored extends Versioned, Draft extends object> {
  /** What the platform has now. */
  stored: Stored;
  /** The part of it that is edited here. */
  draftOf: (stored: Stored) => Draft;
  /** Stores the draft on top of this version; refused as a conflict when there is a newer one. */
  save: (draft: Draft, version: number) => Promise<Stored>;
  /** Reads what the platform has, past any cache. */
  reread: () => Promise<Stored>;
}

export interface Draft<D extends object> {
  value: D;
  set: (patch: Partial<D>) => void;
  dirty: boolean;
  saving: boolean;
  /** Why the last attempt to store it failed. */
  problem: Problem | undefined;
  /** What somebody else has made of it since the editing began, if that differs; nothing is stored before it is decided. */
  theirs: D | undefined;
  /** Resolves to whether it is stored. */
  save: () => Promise<boolean>;
  /** Drops the changes. */
  discard: () => void;
  /** Goes on editing on top of what the other has stored, to replace it. */
  keepMine: () => void;
}

const pick = <D extends object>(from: D, wanted: (name: keyof D) => boolean): Partial<D> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => wanted(name as keyof D))) as Partial<D>;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * An object that is edited here and may be edited elsewhere at the same time. What somebody else stores is taken over
 * as long as nothing has been changed here. The version covers more than this object, so a conflict is only one when
 * this object differs; and then nobody's work is overwritten without being asked.
 */
export function useDraft<Stored extends Versioned, D extends object>({ stored, draftOf, save, reread }: Editing<Stored, D>): Draft<D> {
  const [base, setBase] = useState(stored);
  const [value, setValue] = useState(() => draftOf(stored));
  const [theirs, setTheirs] = useState<Stored>();
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const dirty = !same(value, draftOf(base));

  /** Goes on from what the platform has now; what differs from `known` was typed since, and stays. */
  const settle = (now: Stored, known: D): void => {
    setBase(now);
    setValue((typed) => ({ ...typed, ...pick(draftOf(now), (name) => same(typed[name], known[name])) }));
    setTheirs(undefined);
    setProblem(undefined);
  };

  /** Takes note of what the platform has now. Returns whether somebody has to decide between it and what is typed. */
  const meet = (now: Stored): boolean => {
    const draft = draftOf(now);
    const apart = !same(draft, draftOf(base)) && dirty && !same(draft, value);
    if (apart) setTheirs(now);
    else if (same(draft, draftOf(base))) setBase(now);
    else settle(now, value);
    return apart;
  };

  useEffect(() => {
    // While it is stored here, what arrives may be just that.
    if (!saving && stored.version > base.version) meet(stored);
    // Only what arrives from the platform is looked at here, not what is typed.
  }, [stored, saving]);

  const store = async (version: number, again: boolean): Promise<boolean> => {
    try {
      settle(await save(value, version), value);
      return true;
    } catch (failure) {
      const refusal = Problem.from(failure);
      if (refusal.code !== "conflict" || !again) {
        setProblem(refusal);
        return false;
      }
      const now = await reread();
      return !meet(now) && (same(draftOf(now), value) || store(now.version, false));
    }
  };

  return {
    value,
    set: (patch) => setValue((before) => ({ ...before, ...patch })),
    dirty,
    saving,
    problem,
    theirs: theirs && draftOf(theirs),
    save: async () => {
      setSaving(true);
      setProblem(undefined);
      try {
        return await store(base.version, true);
      } catch (failure) {
        setProblem(Problem.from(failure));
        return false;
      } finally {
        setSaving(false);
      }
    },
    discard: () => settle(theirs ?? base, value),
    keepMine: () => {
      if (theirs) setBase(theirs);
      setTheirs(undefined);
    },
  };
}
