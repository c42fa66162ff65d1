import type { NetworkProtocol } from '@ringfence/model';
import type { DecidingRule } from './path-trie.ts';

/** One line of a prefix's list. */
export interface NetworkEntry {
  readonly protocol: NetworkProtocol;
  /** Inclusive. */
  readonly portFrom: number;
  readonly portTo: number;
  /** Allow and Block decide, Audit alerts if the outcome is permitted. */
  readonly action: 'Allow' | 'Audit' | 'Block';
  readonly rule: DecidingRule;
}

/**
 * Everything that is said about the addresses whose longest prefix is this one, what shorter
 * prefixes say included. In order of precedence: the first entry that matches and decides is the
 * decision, the first that matches and audits is the alert.
 */
export interface NetworkPrefix {
  /** Class of the program that acts; 0: what is said of every program. */
  readonly source: number;
  readonly cidr: string;
  readonly entries: readonly NetworkEntry[];
}

/**
 * What connections are judged by: one longest-prefix look-up gives the whole list. A program that
 * rules name has prefixes of its own, which are looked up too, and what they say comes first.
 */
export interface NetworkList {
  readonly prefixes: readonly NetworkPrefix[];
}

/** A list is scanned by a bounded loop in the kernel. */
export const MAX_PREFIX_ENTRIES = 32;
