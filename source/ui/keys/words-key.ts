import {type Binding, bindingsOf} from './bindings.ts';

/** Enter where a problem is told: the words of AWS that are folded under it, before it does anything else again. */
export const wordsKey = <Result>(group: string, open: () => Result): Binding<Result> =>
	bindingsOf(group)('enter', 'AWS’s own words', open, {footer: 1});
