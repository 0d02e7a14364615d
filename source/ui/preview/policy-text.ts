import {matchesPattern} from '../../policy/language/wildcard.ts';
import {drawable} from '../text/drawable.ts';
import {statementMargin, statementRows} from '../text/statement-lines.ts';
import type {RolePreview} from './role-preview.ts';

/** A row of the policies' text: the name of one, its JSON, or a blank one. */
export type TextRow = {
	readonly text: string;
	/** Of a row with a policy's name: what it is to the role. */
	readonly policy?: RolePreview['policies'][number];
	/** Of a row of a statement that bears on what the text is read for. */
	readonly lit?: 'Allow' | 'Deny';
};

/** Where somebody is taken: a row, and the first one that should be seen with it. */
export type Stop = {readonly row: number; readonly from: number};

export type PolicyText = {
	readonly rows: readonly TextRow[];
	/** A stop for each statement that is lit. */
	readonly stops: readonly Stop[];
};

/** Whether a pattern of actions takes in an action, or some of a service. */
const takesIn = (pattern: string, readFor: string): boolean =>
	readFor.includes(':')
		? matchesPattern(pattern, readFor)
		: pattern === '*' || pattern.startsWith(`${readFor}:`);

/** Whether a row of the member `Action` has such a pattern. */
const names = (row: string, readFor: string): boolean =>
	[...row.replace(/^"Action":/, '').matchAll(/"([^"]+)"/g)].some(([, pattern = '']) =>
		takesIn(pattern.toLowerCase(), readFor),
	);

/** Of a statement's rows the one that names what is read for; its first where that is said in another way. */
const naming = (rows: readonly string[], readFor: string): number => {
	let member = '';
	const at = rows.findIndex((row) => {
		member = /^"(\w+)":/.exec(row)?.[1] ?? member;
		return member === 'Action' && names(row, readFor.toLowerCase());
	});
	return Math.max(0, at);
};

const write = (preview: RolePreview, readFor: string, width: number): PolicyText => {
	const places = preview.statementsOn(readFor);
	const rows: TextRow[] = [];
	const stops: Stop[] = [];
	for (const [place, policy] of preview.policies.entries()) {
		if (place > 0) rows.push({text: ''});
		rows.push({text: drawable(policy.name), policy});
		if (policy.document === undefined) {
			rows.push({text: 'could not be read'});
			continue;
		}
		const first = rows.length;
		const own = statementRows(policy.document, width - statementMargin);
		const lit = places.filter((found) => found.policy === place);
		const effects = new Map(lit.map(({index, effect}) => [index, effect]));
		for (const {text, statement = -1} of own) {
			const effect = effects.get(statement);
			rows.push(effect === undefined ? {text} : {text, lit: effect});
		}
		for (const {index} of lit) {
			const texts = own.flatMap(({text, statement}) => (statement === index ? [text] : []));
			const from = first + own.findIndex(({statement}) => statement === index);
			stops.push({row: from + naming(texts, readFor), from});
		}
	}
	return {rows, stops};
};

/** Written once for a preview, a question and a width: every key asks for it again. */
const written = new WeakMap<RolePreview, {readonly key: string; readonly text: PolicyText}>();

/**
 * All of a preview's policies as text, the statements lit that bear on an action (`s3:GetObject`) or a service (`s3`).
 * @param width Columns, the margin with its marks included.
 */
export const policyText = (preview: RolePreview, readFor: string, width: number): PolicyText => {
	const key = `${width} ${readFor}`;
	const known = written.get(preview);
	if (known?.key === key) return known.text;
	const text = write(preview, readFor, width);
	written.set(preview, {key, text});
	return text;
};
