/** What a conditional verdict states: enough when taken as said, and none of it to spare. */
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {evaluateCondition} from '../../../source/policy/language/condition.ts';
import {parsePolicy} from '../../../source/policy/language/parse-policy.ts';
import {
	absent,
	type Context,
	type KeyValue,
	present,
} from '../../../source/policy/language/request-context.ts';
import {no, yes} from '../../../source/policy/language/truth.ts';
import type {Caller} from '../../../source/roles/caller/caller.ts';
import {askAbout} from '../../../source/roles/verdict/context.ts';
import {createKeyFacts} from '../../../source/roles/verdict/keys.ts';
import {findNeeds} from '../../../source/roles/verdict/needs.ts';
import {readOwnSide} from '../../../source/roles/verdict/own-side.ts';
import {permits} from '../../../source/roles/verdict/permission.ts';
import {gather} from '../../../source/roles/verdict/relevant.ts';
import {type Stated, statedFor} from '../../../source/roles/verdict/stated.ts';
import {createTrustReader} from '../../../source/roles/verdict/trust.ts';
import type {Need} from '../../../source/roles/verdict/verdict.ts';
import {account, ana, denying, policyText, roleArn, session, trusting} from './scene.ts';

const situation = (caller: Caller) => ({
	caller,
	now: new Date('2025-06-01T12:00:00Z'),
	sessionName: `daypass-${caller.name}`,
	region: 'eu-west-1',
});

const questionOf = (caller: Caller, statements: readonly object[]) => {
	const trust = policyText(statements.map((statement) => ({...statement})));
	const {readable} = parsePolicy(trust, 'trust');
	expect(readable).toBe(true);
	const own = readOwnSide({identity: [], identityComplete: true, boundaryKnown: true});
	const role = {
		arn: roleArn,
		name: 'Target',
		path: '/',
		account,
		description: '',
		foundIn: 'account',
	} as const;
	const reading = createTrustReader(caller, own.hasBoundary)(trust);
	return askAbout(role, reading, caller, own, createKeyFacts(situation(caller)));
};

/**
 * What is stated of a conditional role, and whether the policies allow it in a context; `undefined`: not conditional.
 */
const examine = (caller: Caller, statements: readonly object[]) => {
	const question = questionOf(caller, statements);
	const relevant = gather(question);
	const finding = findNeeds(question, relevant);
	if (finding.found !== 'needs' || finding.needs.length === 0) {
		return undefined;
	}

	const {needs, chosen} = finding;
	return {
		needs,
		stated: statedFor(question, relevant, needs, chosen),
		allows: (context: Context) =>
			permits(question.permitFor('sts:AssumeRole'), context, 'pessimistic') === yes,
	};
};

const texts = ['aa', 'ab', 'ba', 'zz', 'yy', 'axa', 'axb'];
const mfaStates: readonly (readonly [KeyValue, KeyValue])[] = [
	[absent, absent],
	[present('false'), absent],
	...['0', '59', '60', '61', '3599', '3600', '3601'].map((age) => [present('true'), present(age)] as const),
];

/** Every context a caller could be in who supplies no more than is needed, as far as the conditions tell them apart. */
const everyContext = (caller: Caller, needs: readonly Need[]): readonly Context[] => {
	const isLongTerm = caller.credentials === 'long-term';
	const wantsCode = needs.includes('mfa');
	// GetSessionToken always sets the key.
	const isAlwaysSet = caller.kind === 'user' && !isLongTerm;
	const any = needs.includes('external-id') ? [absent, ...texts.map((text) => present(text))] : [absent];
	const names = needs.includes('session-name') ? texts : [];
	return mfaStates
		.filter(([flag]) => !isAlwaysSet || flag.state === 'present')
		.filter(
			([flag, age]) =>
				!isLongTerm ||
				flag.state === 'absent' ||
				(wantsCode && age.state === 'present' && age.values[0] === '0'),
		)
		.flatMap(([flag, age]) =>
			any.flatMap((externalId) =>
				[`daypass-${caller.name}`, ...names].flatMap((name) =>
					[absent, present('198.51.100.7'), present('203.0.113.9')].map((address): Context => {
						const values = new Map<string, KeyValue>([
							['aws:multifactorauthpresent', flag],
							['aws:multifactorauthage', age],
							['sts:externalid', externalId],
							['sts:rolesessionname', present(name)],
							['aws:sourceip', address],
						]);
						return (key) => values.get(key) ?? absent;
					}),
				),
			),
		);
};

const isMet =
	(context: Context) =>
	({condition, holds}: Stated) =>
		evaluateCondition(condition, context) === (holds ? yes : no);

const text = fc.constantFrom('aa', 'a*', '*a', 'zz', '*');
const condition = fc.oneof(
	fc.record({
		operator: fc.constantFrom('StringLike', 'StringNotLike', 'StringEquals', 'StringLikeIfExists'),
		key: fc.constantFrom('sts:ExternalId', 'sts:RoleSessionName'),
		value: text,
	}),
	fc.record({
		operator: fc.constantFrom('Bool', 'BoolIfExists', 'Null'),
		key: fc.constant('aws:MultiFactorAuthPresent'),
		value: fc.constantFrom('true', 'false'),
	}),
	fc.record({
		operator: fc.constantFrom('NumericLessThan', 'NumericGreaterThanEquals', 'NumericLessThanEqualsIfExists'),
		key: fc.constant('aws:MultiFactorAuthAge'),
		value: fc.constantFrom('60', '3600'),
	}),
	fc.record({
		operator: fc.constantFrom('IpAddress', 'NotIpAddress', 'NotIpAddressIfExists'),
		key: fc.constant('aws:SourceIp'),
		value: fc.constant('198.51.100.0/24'),
	}),
);

const block = fc.array(condition, {maxLength: 2}).map((list) => {
	const conditions: Record<string, Record<string, string>> = {};
	for (const {operator, key, value} of list) {
		conditions[operator] = {...conditions[operator], [key]: value};
	}

	return conditions;
});

const runs = {numRuns: 500, seed: 12};

describe('what a conditional verdict states', () => {
	test.each([
		['long-term keys', ana],
		['a session of GetSessionToken', {...ana, credentials: 'temporary'} as const],
		['a role session', session],
	])('%s: taken as said, it is enough; with one left out, it is not', (_, caller) => {
		const principal = {AWS: caller.kind === 'user' ? caller.arn : caller.identityArn};
		let conditional = 0;
		fc.assert(
			fc.property(
				fc.array(block, {minLength: 1, maxLength: 3}),
				fc.array(block, {maxLength: 2}),
				(allows, denies) => {
					const found = examine(caller, [
						...allows.map((item) => trusting(principal, item)),
						...denies.map((item) => denying(item)),
					]);
					if (found === undefined) {
						return;
					}

					conditional++;
					const contexts = everyContext(caller, found.needs);
					expect([...new Set(found.stated.map(({need}) => need))].toSorted()).toEqual(found.needs);
					for (const context of contexts) {
						if (found.stated.every(isMet(context))) {
							expect(found.allows(context)).toBe(true);
						}
					}

					for (const left of found.stated) {
						const rest = found.stated.filter((item) => item !== left);
						const spoiled = contexts.some((context) => rest.every(isMet(context)) && !found.allows(context));
						expect(spoiled, `without ${left.condition.operator.name} ${left.condition.keyText}`).toBe(true);
					}
				},
			),
			runs,
		);
		expect(conditional).toBeGreaterThan(runs.numRuns / 5);
	});
});
