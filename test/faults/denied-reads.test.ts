import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Failure} from '../../source/failure.ts';
import type {Discovery} from '../../source/roles/discover.ts';
import {type Discoverer, lies, reality, startDiscoverers, type Who} from './discoverers.ts';

/** Every read that IAM may deny a session, each on its own. */
const reads = [
	'iam:ListRoles',
	'iam:GetRole',
	'iam:ListAttachedRolePolicies',
	'iam:ListRolePolicies',
	'iam:GetRolePolicy',
	'iam:GetPolicyVersion',
	'iam:GetAccountAuthorizationDetails',
	'iam:SimulatePrincipalPolicy',
] as const;

type Read = (typeof reads)[number];

const combinations: readonly (readonly Read[])[] = Array.from({length: 2 ** reads.length}, (_, bits) =>
	reads.filter((_, index) => bits & (1 << index)),
);

const workers = 4;
let started: Awaited<ReturnType<typeof startDiscoverers>>;
let real: ReadonlyMap<string, boolean>;

beforeAll(async () => {
	started = await startDiscoverers(workers);
	const [first] = started.discoverers;
	if (!first) throw new Error('No discoverer');
	const {roles} = await first.discover('cm-chiba.yukihiro');
	real = await reality(
		first.sandbox,
		'cm-chiba.yukihiro',
		roles.map(({arn}) => arn),
	);
});

afterAll(() => started.close());

/** Discovers with some reads denied, and gives them back. */
const without = async ({sandbox, discover}: Discoverer, denied: readonly Read[], who: Who) => {
	for (const read of denied) sandbox.deny(read);
	try {
		return await discover(who);
	} catch (error) {
		if (error instanceof Failure) return error;
		throw error;
	} finally {
		for (const read of denied) sandbox.allow(read);
	}
};

/** The permissions whose lack keeps something from being known, and which the notices therefore have to name. */
const missed = (denied: ReadonlySet<Read>): readonly Read[] => {
	const listed = !denied.has('iam:ListRoles') || !denied.has('iam:GetAccountAuthorizationDetails');
	const ownSide = (
		[
			'iam:GetRole',
			'iam:ListAttachedRolePolicies',
			'iam:ListRolePolicies',
			'iam:GetRolePolicy',
			'iam:GetPolicyVersion',
		] as const
	).filter(
		(read) =>
			denied.has(read) &&
			!(read === 'iam:GetRolePolicy' && denied.has('iam:ListRolePolicies')) &&
			!(read === 'iam:GetPolicyVersion' && denied.has('iam:ListAttachedRolePolicies')),
	);
	return [
		...(listed ? [] : (['iam:ListRoles'] as const)),
		...(denied.has('iam:GetAccountAuthorizationDetails') ? ownSide : []),
	];
};

/** What is wrong with a discovery when these reads are denied, in words; empty: nothing. */
const faultsIn = (found: Discovery | Failure, denied: ReadonlySet<Read>): readonly string[] => {
	const noList = denied.has('iam:ListRoles') && denied.has('iam:GetAccountAuthorizationDetails');
	const noPolicies =
		(denied.has('iam:ListRolePolicies') || denied.has('iam:GetRolePolicy')) &&
		(denied.has('iam:ListAttachedRolePolicies') || denied.has('iam:GetPolicyVersion'));
	if (found instanceof Failure) {
		const expected = noList && noPolicies && found.kind === 'denied' && found.code === 'roles-not-listed';
		return expected ? [] : [`failed: ${found.message}`];
	}
	const said = found.notices.map(({message}) => message).join('\n');
	return [
		...(noList && noPolicies ? ['did not fail, though no role can be known'] : []),
		...(found.complete === noList ? [`called itself ${found.complete ? '' : 'in'}complete`] : []),
		...missed(denied)
			.filter((read) => !said.includes(read))
			.map((read) => `did not name ${read}`),
		...(missed(denied).length === 0 && said !== '' ? [`said needlessly: ${said}`] : []),
		...lies(found, real),
	];
};

describe('with any of the eight reads denied', () => {
	test('nothing crashes, nothing is claimed that AWS belies, and what is missing is named', async () => {
		const queue = [...combinations];
		const wrong: string[] = [];
		const work = async (discoverer: Discoverer) => {
			for (let denied = queue.pop(); denied; denied = queue.pop()) {
				const found = await without(discoverer, denied, 'cm-chiba.yukihiro');
				const names = denied.join(', ');
				for (const fault of faultsIn(found, new Set(denied))) wrong.push(`without ${names}: it ${fault}`);
			}
		};
		await Promise.all(started.discoverers.map(work));
		expect(wrong).toEqual([]);
	}, 60_000);

	test('fewer rights mean fewer certainties: with none of them nothing is certain but what is denied', async () => {
		const [first] = started.discoverers;
		if (!first) throw new Error('No discoverer');
		const ownSide = reads.filter((read) => read !== 'iam:ListRoles');
		const found = await without(first, ownSide, 'cm-chiba.yukihiro');
		if (found instanceof Failure) throw found;
		expect(new Set(found.roles.map(({verdict}) => verdict.verdict))).toEqual(new Set(['unknown', 'denied']));
	});
});
