import type {GoesOn} from './list-text.ts';

/** A range of addresses. */
const addressRange = /^[\da-f.:]+(\/\d+)?$/i;

/** The scope `ip=` takes several ranges, with commas between them as well. */
export const scopeGoesOn: GoesOn = (value, next) => value.startsWith('ip=') && addressRange.test(next);
