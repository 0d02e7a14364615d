import type {FailureCode} from '../failure.ts';

/** A rule of AWS's that a value breaks. A secret's value stands in none of this. */
export type BrokenRule = {readonly code: FailureCode; readonly message: string; readonly hint: string};
