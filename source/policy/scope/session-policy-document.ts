/** Session policies as JSON: written short, because AWS counts the characters. */

import {compileWildcard} from '../language/wildcard.ts';
import {isWithin} from '../preview/permission-pattern.ts';

type Texts = string | readonly string[];

/** A statement as it stands in a policy's JSON. */
export type StatementJson = {
	readonly Sid?: string;
	readonly Effect: 'Allow' | 'Deny';
	readonly Action?: Texts;
	readonly NotAction?: Texts;
	readonly Resource?: Texts;
	readonly NotResource?: Texts;
	readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/**
 * "The plaintext that you use for both inline and managed session policies can't exceed 2,048 characters" (AssumeRole).
 */
export const mostCharacters = 2048;

const listOf = (texts: Texts): readonly string[] => (typeof texts === 'string' ? [texts] : texts);

/** AWS takes `\u0020` to `\u00FF`; JSON can say the rest in these. */
const escaped = (json: string) =>
	json.replace(/[^ -\u00ff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A list of one as its element; an empty Condition left out. */
const compact = (statement: StatementJson): StatementJson =>
	Object.fromEntries(
		Object.entries(statement).flatMap(([name, value]) => {
			if (name === 'Condition' && Object.keys(value).length === 0) return [];
			return [[name, Array.isArray(value) && value.length === 1 ? value[0] : value]];
		}),
	) as StatementJson;

const write = (version: string | undefined, statements: readonly StatementJson[]): string =>
	escaped(
		JSON.stringify({
			...(version === undefined ? {} : {Version: version}),
			Statement: statements.length === 1 ? statements[0] : statements,
		}),
	);

/** Without actions that another in the list covers. */
const withoutCovered = (actions: readonly string[]): readonly string[] => {
	const distinct = [...new Map(actions.map((action) => [action.toLowerCase(), action])).values()];
	const patterns = distinct.map((action) => compileWildcard(action.toLowerCase()));
	return distinct.filter(
		(_, index) =>
			!patterns.some((outer, other) => {
				const inner = patterns[index];
				return (
					other !== index && inner !== undefined && outer.length <= inner.length && isWithin(inner, outer)
				);
			}),
	);
};

/** Joins statements that differ in `element` alone: allowing two actions apart or together is the same. */
const joinBy = (
	element: 'Action' | 'Resource',
	statements: readonly StatementJson[],
): readonly StatementJson[] => {
	const joined = new Map<string, StatementJson>();
	for (const [index, statement] of statements.entries()) {
		const {[element]: texts, ...rest} = statement;
		const key = texts === undefined ? String(index) : JSON.stringify(rest);
		const before = joined.get(key)?.[element];
		const together =
			before === undefined || texts === undefined ? texts : [...listOf(before), ...listOf(texts)];
		joined.set(key, {...rest, ...(together === undefined ? {} : {[element]: together})});
	}
	return [...joined.values()];
};

const shortened = (statements: readonly StatementJson[]): readonly StatementJson[] => {
	const bare = statements.map(({Sid: _, ...statement}) => statement);
	return joinBy('Resource', joinBy('Action', bare)).map(({Action, Resource, ...rest}) =>
		compact({
			...rest,
			...(Action === undefined ? {} : {Action: withoutCovered(listOf(Action))}),
			...(Resource === undefined ? {} : {Resource: [...new Set(listOf(Resource))]}),
		}),
	);
};

/**
 * The JSON text, without what means nothing; if that is still too long, without Sids and with like statements joined.
 */
export const writePolicy = (version: string | undefined, statements: readonly StatementJson[]): string => {
	const plain = write(version, statements.map(compact));
	return plain.length <= mostCharacters ? plain : write(version, shortened(statements));
};
