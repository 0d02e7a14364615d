import {plainText} from './plain-text.ts';

const listed = (texts: readonly string[]) =>
	plainText(
		texts.length > 3 ? `${texts.slice(0, 2).join(', ')} and ${texts.length - 2} more` : texts.join(', '),
		240,
	);

/**
 * Where something holds and where not, of many the first: `on arn:…/a and 4 more; not on arn:…/b`; empty: everywhere.
 */
export const limits = (resources: readonly string[], except: readonly string[]): string =>
	[
		...(resources.length > 0 ? [`on ${listed(resources)}`] : []),
		...(except.length > 0 ? [`not on ${listed(except)}`] : []),
	].join('; ');
