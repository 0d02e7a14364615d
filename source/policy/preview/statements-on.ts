/** The statements that bear on an action or a service: what somebody looks for who reads the JSON. */

import type {Statement} from '../language/policy-document.ts';
import {
	type ActionGroup,
	type ActionService,
	findAction,
	findService,
	type ResourceType,
	typesOf,
} from './action-table.ts';
import {isReached} from './matrix-grant.ts';
import {contextsFor, coverage, coversName, ruleOf} from './matrix-rules.ts';
import {partitionOf, regionOf, type SessionView} from './permission-context.ts';
import {kindPattern} from './permission-pattern.ts';
import {type PermissionReading, readPolicy} from './permission-source.ts';

export type StatementPlace = {
	/** Place of the policy among those read, from 0. */
	readonly policy: number;
	/** Place of the statement in it, from 0. */
	readonly index: number;
	readonly effect: Statement['effect'];
};

/** Actions that work on the same kinds of resources. */
type Alike = {readonly lowerNames: readonly string[]; readonly types: readonly ResourceType[]};

type Asked = {readonly service: ActionService; readonly groups: readonly Alike[]};

const askedFor = (text: string): Asked | undefined => {
	const alike = (lowerNames: readonly string[], group: ActionGroup) => ({lowerNames, types: typesOf(group)});
	if (text.includes(':')) {
		const action = findAction(text);
		return action && {service: action.service, groups: [alike([action.name.toLowerCase()], action.group)]};
	}
	const service = findService(text);
	return service && {service, groups: service.groups.map((group) => alike(group.lowerNames, group))};
};

/** More than any statement of a person takes. */
const enough = 5_000_000;

const bearsOn = ({service: {prefix}, groups}: Asked, visitor: SessionView) => {
	const contexts = contextsFor(visitor, regionOf(prefix, visitor));
	const effort = {left: enough};
	return (statement: Statement): boolean => {
		const covers = coverage(statement.actions).covers(prefix);
		const rule = covers === 'none' ? undefined : ruleOf(statement)(contexts);
		const reaches = ({kind, keys}: ResourceType): boolean => {
			const areas = rule?.standing(keys).areas('possible') ?? [];
			const pattern = kindPattern(kind, partitionOf(visitor));
			return areas.some((area) => isReached(area, pattern, effort) !== 'no');
		};
		return groups.some(
			({lowerNames, types}) => lowerNames.some((name) => coversName(covers, name)) && types.some(reaches),
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
	visitor: SessionView,
): readonly StatementPlace[] => {
	const asked = askedFor(text);
	if (asked === undefined) return [];
	const bears = bearsOn(asked, visitor);
	return policies.flatMap((policy, at) => {
		const {document, unclear} = readPolicy(policy).named;
		if (document === undefined || unclear) return [];
		return document.statements.filter(bears).map(({index, effect}) => ({policy: at, index, effect}));
	});
};
