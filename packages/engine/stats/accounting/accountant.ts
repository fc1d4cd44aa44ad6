/**
 * @file A ledger of privacy: what was spent, on what, and what is left of a budget. All that is spent
 * composes as one, adaptively chosen or not, so long as the mechanisms themselves were fixed beforehand; ε of
 * parts does not add up to ε of the whole.
 */
import { statsErrors } from "../errors.ts";
import { type Account, chooseAccount, composedEpsilon } from "./composed-privacy.ts";
import { findNoise, type PrivacyBudget } from "./find-noise.ts";
import { type Mechanism, requireDelta, requireEpsilon, requireUses, type Use } from "./mechanism.ts";

export interface SpendOptions {
  readonly times?: number;
}

/** What one purpose cost. */
export interface SpendingRow {
  readonly label: string;
  readonly mechanism: string;
  readonly times: number;
  /** ε had this been all, at the budget's δ. */
  readonly epsilonAlone: number;
  /** ε of everything up to and with this row. */
  readonly epsilonSoFar: number;
}

interface Entry extends Use {
  readonly label: string;
}

export class Accountant {
  readonly budget: PrivacyBudget;
  readonly #entries: Entry[] = [];
  #spent = 0;

  constructor(budget: PrivacyBudget) {
    requireEpsilon(budget.epsilon);
    requireDelta(budget.delta);
    this.budget = budget;
  }

  /**
   * Enters what is about to be run, or throws and enters nothing when it does not fit the budget: spend
   * first, then run. Many runs of one mechanism cost one account when spent at once.
   */
  spend(mechanism: Mechanism, label: string, { times = 1 }: SpendOptions = {}): void {
    const entry = { mechanism, label, times };
    requireUses([entry]);
    const { epsilon: budget, delta } = this.budget;
    const epsilon = composedEpsilon([...this.#entries, entry], delta);
    if (epsilon > budget) {
      const rounded = Number(epsilon.toPrecision(6));
      throw statsErrors.create("privacy-budget-exceeded", { label, epsilon: rounded, budget, delta });
    }
    const same = this.#entries.findIndex((e) => e.label === label && e.mechanism.name === mechanism.name);
    if (same < 0) this.#entries.push(entry);
    else this.#entries[same] = { ...entry, times: times + this.#entries[same]!.times };
    this.#spent = epsilon;
  }

  /** ε of all that was spent, at the budget's δ. */
  get spent(): number {
    return this.#spent;
  }

  /** How far ε may still rise; δ is shared by the whole ledger. */
  remaining(): PrivacyBudget {
    return { epsilon: Math.max(this.budget.epsilon - this.#spent, 0), delta: this.budget.delta };
  }

  /** The account by which everything so far is composed. */
  get account(): Account {
    return chooseAccount(this.#entries);
  }

  /**
   * The least noise at which what is planned still fits, up to ε if that is given: what is left is divided by
   * rising ε from one purpose to the next.
   */
  findNoise(usesOf: (noise: number) => readonly Use[], epsilon = this.budget.epsilon): number {
    const allowed = Math.min(epsilon, this.budget.epsilon);
    const withLedger = (noise: number) => [...this.#entries, ...usesOf(noise)];
    return findNoise(withLedger, { epsilon: allowed, delta: this.budget.delta });
  }

  /** The ledger in the order of spending. */
  describe(): SpendingRow[] {
    const { delta } = this.budget;
    return this.#entries.map((entry, i) => ({
      label: entry.label,
      mechanism: entry.mechanism.name,
      times: entry.times,
      epsilonAlone: composedEpsilon([entry], delta),
      epsilonSoFar: composedEpsilon(this.#entries.slice(0, i + 1), delta),
    }));
  }
}
