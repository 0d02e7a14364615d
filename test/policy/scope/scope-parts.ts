import type {Narrowing} from '../../../source/policy/scope/parsed-template.ts';
import {
	combineScopes,
	readSessionDocument,
	type ScopePart,
} from '../../../source/policy/scope/session-policy.ts';
import type {StatementJson} from '../../../source/policy/scope/session-policy-document.ts';
import {parseScopeTemplate} from '../../../source/policy/scope/template.ts';

export const narrowingOf = (text: string): Narrowing => {
	const parsed = parseScopeTemplate(text, 'aws');
	if (parsed?.kind !== 'narrowing') throw new Error(`${text} is no narrowing`);
	return parsed.narrowing;
};

export const part = (text: string): ScopePart => {
	const parsed = parseScopeTemplate(text, 'aws');
	return parsed?.kind === 'managed'
		? {kind: 'managed', text, arn: parsed.arn, template: true}
		: {kind: 'narrowing', text, narrowing: narrowingOf(text)};
};

export const file = (text: string, json: string): ScopePart => {
	const read = readSessionDocument(json);
	if (!read.ok) throw new Error(read.reason);
	return {kind: 'document', text, document: read.document};
};

export const arn = (name: string): ScopePart => {
	const whole = `arn:aws:iam::aws:policy/${name}`;
	return {kind: 'managed', text: whole, arn: whole, template: false};
};

export const combined = (...parts: readonly ScopePart[]) => {
	const result = combineScopes(parts);
	if (!result.ok) throw new Error(result.message);
	return result;
};

/** The statements of a session policy's JSON. */
export const statementsIn = (policy = ''): readonly StatementJson[] =>
	[(JSON.parse(policy) as {Statement: StatementJson | StatementJson[]}).Statement].flat();
