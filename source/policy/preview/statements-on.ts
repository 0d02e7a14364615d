/** The statements that bear on an action or a service: what somebody looks for who reads the JSON. */

import {parsePolicy} from '../language/parse-policy.ts';
import type {Statement} from '../language/policy-document.ts';
import {conditionsHold} from '../language/statement-match.ts';
import {no} from '../language/truth.ts';
import {type ActionService, findAction, findService} from './action-table.ts';
import {grantOn} from './matrix-grant.ts';
import {coverage} from './matrix-rules.ts';
import {everywhere, possibleAreas, readReach} from './permission-area.ts';
import {contextOf, hasSingleEndpoint, partitionOf, type Visitor} from './permission-context.ts';
import {kindPattern, type Pattern} from './permission-pattern.ts';
import type {PermissionReading} from './permission-source.ts';

export type StatementPlace = {
	/** Place of the policy among those read, from 0. */
	readonly policy: number;
	/** Place of the statement in it, from 0. */
	readonly index: number;
	readonly effect: Statement['effect'];
};

/** Actions that work on the same kinds of resources. */
type Alike = {readonly names: readonly string[]; readonly kinds: readonly Pattern[]};

type Asked = {readonly service: ActionService; readonly groups: readonly Alike[]};

const askedFor = (text: string, visitor: Visitor): Asked | undefined => {
	const kindsOf = (types: readonly string[]) => types.map((type) => kindPattern(type, partitionOf(visitor)));
	if (text.includes(':')) {
		const action = findAction(text);
		return (
			action && {
				service: action.service,
				groups: [{names: [action.name], kinds: kindsOf(action.group.types)}],
			}
		);
	}
	const service = findService(text);
	return (
		service && {
			service,
			groups: service.groups.map(({names, types}) => ({names, kinds: kindsOf(types)})),
		}
	);
};

const bearsOn = ({service: {prefix}, groups}: Asked, visitor: Visitor) => {
	const single = hasSingleEndpoint(prefix, visitor);
	const usual = contextOf(visitor, 'usual', single);
	const free = contextOf(visitor, 'free', single);
	return (statement: Statement): boolean => {
		const covers = coverage(statement)(prefix);
		if (covers === 'none' || conditionsHold(statement, free) === no) return false;
		const possible = statement.resources
			? possibleAreas(readReach(statement.resources, usual))
			: [everywhere];
		return groups.some(
			({names, kinds}) =>
				(covers === 'all' || names.some((name) => covers(name.toLowerCase()))) &&
				grantOn({certain: [], possible}, kinds).access !== 'none',
		);
	};
};

/**
 * The statements that allow or deny, or may, some of an action (`s3:GetObject`) or of a service (`s3`) on some resource
 * it works on. Pure.
 */
export const statementsOn = (
	{policies}: PermissionReading,
	text: string,
	visitor: Visitor,
): readonly StatementPlace[] => {
	const asked = askedFor(text, visitor);
	if (asked === undefined) return [];
	const bears = bearsOn(asked, visitor);
	return policies.flatMap(({document}, policy) => {
		const parsed = document === undefined ? undefined : parsePolicy(document, 'identity');
		if (!parsed?.readable) return [];
		return parsed.document.statements.filter(bears).map(({index, effect}) => ({policy, index, effect}));
	});
};
