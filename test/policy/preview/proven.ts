/** Looks for a concrete resource of an action, for which one question says what the preview says of the action. */

import {compileWildcard} from '../../../source/policy/language/wildcard.ts';
import type {Access} from '../../../source/policy/preview/access-level.ts';
import {askedOn, findAction, typesOf} from '../../../source/policy/preview/action-table.ts';
import {decidePermission} from '../../../source/policy/preview/permission-decision.ts';
import {bySegments, kindPattern} from '../../../source/policy/preview/permission-pattern.ts';
import {type PermissionReading, readPermissions} from '../../../source/policy/preview/permission-source.ts';
import {findWitness} from '../../../source/policy/preview/permission-witness.ts';
import {previewOf} from '../../../source/policy/preview/preview.ts';
import {visitor} from './permission-scene.ts';

const resourcesIn = (reading: PermissionReading): readonly string[] => {
	const texts = new Set(['*']);
	const walk = (value: unknown): void => {
		if (typeof value === 'string') texts.add(value);
		else if (Array.isArray(value)) value.forEach(walk);
	};
	for (const {document} of reading.policies) {
		const {Statement} = JSON.parse(document ?? '{"Statement":[]}') as {Statement: unknown};
		for (const statement of [Statement].flat() as Record<string, unknown>[]) {
			walk(statement['Resource']);
			walk(statement['NotResource']);
		}
	}
	return [...texts].filter((text) => text === '*' || text.startsWith('arn:'));
};

type Patterns = Parameters<typeof findWitness>[0];

const patternsIn = (reading: PermissionReading): Patterns =>
	resourcesIn(reading).map((text) =>
		text === '*'
			? compileWildcard('*')
			: bySegments(
					compileWildcard(
						text.replace('$' + '{aws:PrincipalAccount}', '111122223333').replace(/\$\{[^}]*\}/g, '*'),
					),
				),
	);

/**
 * ARNs of a kind that tell patterns apart: one in each pattern, outside of all others and inside of each other one. The
 * patterns are read from the JSON, not by the code under test; a variable stands for any text.
 */
const resourcesOf = (kind: string, patterns: Patterns): readonly string[] => {
	const found = new Set<string>();
	const add = (within: Patterns, except: Patterns) => {
		const witness = findWitness(within, except, {left: 20_000});
		if (typeof witness === 'object') found.add(witness.text);
	};
	const [everything, ...written] = patterns;
	for (const own of [kindPattern(kind, 'aws'), kindPattern(kind, 'aws', visitor.region)]) {
		if (everything) add([own, everything], written);
		for (const pattern of written) {
			const others = written.filter((other) => other !== pattern);
			add([own, pattern], []);
			add([own, pattern], others);
			for (const other of others.slice(0, 6)) {
				add([own, pattern, other], []);
				add([own, pattern], [other]);
			}
		}
	}
	return [...found];
};

/** ARNs of a kind that a pattern takes in only where its `*` reach over colons, as AWS lets them. */
const resourcesAcross = (kind: string, reading: PermissionReading): readonly string[] => {
	const [colonless] = [kindPattern(kind, 'aws')].map((own) => bySegments(own, own.length));
	return resourcesIn(reading).flatMap((text) => {
		if (text === '*' || text.includes('$' + '{')) return [];
		const witness = findWitness([colonless ?? [], compileWildcard(text)], [], {left: 20_000});
		return typeof witness === 'object' ? [witness.text] : [];
	});
};

/** In the region the console opens in, or in none. */
const isHere = (resource: string): boolean => ['', visitor.region].includes(resource.split(':')[3] ?? '');

type Answer = {readonly resource: string; readonly decision: string};

/**
 * The preview is of the region that the console opens in; what hangs on another is conditional.
 * @param across Answers for {@link resourcesAcross}: what is denied for sure or in doubt is not there.
 */
const isBorneOut = (access: Access, answers: readonly Answer[], across: readonly Answer[]): boolean => {
	const here = answers.filter(({resource}) => isHere(resource));
	const isAllowed = ({decision}: Answer) => decision === 'allowed';
	if (access === 'some') return answers.some(isAllowed);
	if (access === 'all') return here.every(isAllowed);
	if (access === 'none') {
		return answers.every(({decision}) => decision === 'denied') && !across.some(isAllowed);
	}
	return ![...here, ...across.filter(({resource}) => isHere(resource))].some(isAllowed);
};

/** Actions of a service of which the preview says something that no question bears out: none, hopefully. */
export const unproven = (
	reading: PermissionReading,
	service: string,
	isAsked: (action: string) => boolean = () => true,
): readonly string[] => {
	const permissions = readPermissions(reading);
	const patterns = patternsIn(reading);
	const known = new Map<string, readonly string[]>();
	const ofKind = (kind: string) => {
		const found = known.get(kind) ?? resourcesOf(kind, patterns);
		known.set(kind, found);
		return found;
	};
	const resourcesFor = (action: string): readonly string[] => {
		const group = findAction(action)?.group;
		if (group === undefined) return ['*'];
		const only = askedOn(group, 'aws');
		return only === undefined ? typesOf(group).flatMap(({kind}) => ofKind(kind)) : [only];
	};
	const across = new Map<string, readonly string[]>();
	const acrossOf = (action: string) => {
		const kinds = findAction(action)?.group.types.map(({kind}) => kind) ?? [];
		return kinds.flatMap((kind) => {
			const found = across.get(kind) ?? resourcesAcross(kind, reading);
			across.set(kind, found);
			return found;
		});
	};
	const answersFor = (action: string, resources: readonly string[]): readonly Answer[] =>
		resources.map((resource) => {
			const {decision} = decidePermission(permissions, {action, resource}, visitor);
			return {resource, decision};
		});
	return previewOf(reading, visitor)
		.actionsOf(service)
		.filter(({action}) => isAsked(action))
		.flatMap(({action, access}) => {
			const answers = answersFor(action, resourcesFor(action));
			if (isBorneOut(access, answers, answersFor(action, acrossOf(action)))) return [];
			const told = new Map(answers.map(({resource, decision}) => [decision, resource]));
			return [`${action} is ${access}, and answered ${[...told].join('; ')}`];
		});
};
