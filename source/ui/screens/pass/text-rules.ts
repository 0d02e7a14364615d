import type {TextFieldId} from './pass-state.ts';

type Rule = {readonly fits: RegExp; readonly says: string; readonly most: number};

const name: Rule = {fits: /^[\w+=,.@-]*$/, says: 'letters, digits and _+=,.@-', most: 64};

/** What AWS takes, letter by letter (STS API Reference, "AssumeRole"); braces are a preset's `{user}` and `{date}`. */
const rules: Readonly<Partial<Record<TextFieldId, Rule>>> = {
	'session-name': {...name, fits: /^[\w+=,.@{}-]*$/},
	'source-identity': name,
	'external-id': {fits: /^[\w+=,.@:/-]*$/, says: 'letters, digits and _+=,.@:/-', most: 1224},
	'mfa-code': {fits: /^\d*$/, says: 'digits', most: 6},
};

/** What is wrong with a text while it is being typed; nothing as long as more typing can make it right. */
export const typingProblem = (field: TextFieldId, value: string): string | undefined => {
	const rule = rules[field];
	if (rule === undefined) return undefined;
	if (!rule.fits.test(value)) return `AWS takes ${rule.says} here, nothing else.`;
	return value.length > rule.most ? `AWS takes ${rule.most} characters here at most.` : undefined;
};
