import { type PatternAutomaton, START_STATE } from './pattern-automaton.ts';
import { SLASH } from './pattern-positions.ts';

/**
 * Labels of directories with something below, one or more components deeper, that ends with a
 * label of these. It looks from the end to the beginning until nothing changes.
 */
export function openBelow(
  automaton: PatternAutomaton,
  isOpen: (label: number) => boolean,
): ReadonlySet<number> {
  const { classes, moves, states, width } = automaton;
  const slash = classes[SLASH] ?? 0;
  const move = (state: number, column: number) => moves[state * width + column] ?? 0;
  /** Within a name: this may be its end, or something below it is open. */
  const inName = Array.from({ length: states }, (_, state) => isOpen(move(state, 0)));
  const behindSlash = new Array<boolean>(states).fill(false);
  const leadsToName = (state: number) => {
    for (let column = 1; column < width; column++)
      if (column !== slash && inName[move(state, column)] === true) return true;
    return false;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let state = states - 1; state >= 0; state--) {
      const reaches = leadsToName(state);
      if (reaches && behindSlash[state] === false) {
        behindSlash[state] = true;
        changed = true;
      }
      if (inName[state] === false && (reaches || behindSlash[move(state, slash)] === true)) {
        inName[state] = true;
        changed = true;
      }
    }
  }
  const open = new Set<number>();
  for (let state = START_STATE; state < states; state++)
    if (behindSlash[move(state, slash)] === true) open.add(move(state, 0));
  return open;
}
