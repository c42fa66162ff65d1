import type { PathComponents } from '@ringfence/model';

/** Number of the list that asks nothing: of a place where others than this view's rules do. */
export const NO_ARGUMENT_RULES = 1;

/** A program that some rule of the set asks for arguments, with the number of its list in one view. */
export interface ArgumentPlace {
  readonly components: PathComponents;
  readonly list: number;
  readonly blocks: boolean;
  readonly allows: boolean;
}
