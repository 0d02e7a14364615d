import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {ActionName, Fault} from '../../source/sandbox/faults.ts';
import {type Discoverer, lies, reality, startDiscoverers, type Who} from './discoverers.ts';

/**
 * What `roles` reads of the caller's own side: each may go wrong in every way, and the roles are listed all the same.
 */
const reads: Readonly<Record<Who, readonly ActionName[]>> = {
	'cm-chiba.yukihiro': [
		'iam:GetRole',
		'iam:ListAttachedRolePolicies',
		'iam:ListRolePolicies',
		'iam:GetRolePolicy',
		'iam:GetPolicy',
		'iam:GetPolicyVersion',
	],
	ana: [
		'iam:GetUser',
		'iam:ListAttachedUserPolicies',
		'iam:ListUserPolicies',
		'iam:GetUserPolicy',
		'iam:ListGroupsForUser',
		'iam:ListAttachedGroupPolicies',
		'iam:ListGroupPolicies',
		'iam:GetGroupPolicy',
		'iam:GetPolicy',
		'iam:GetPolicyVersion',
	],
};

/** The last rungs: the whole account at once, and the simulation of the caller's own side. */
const rungs: readonly ActionName[] = ['iam:GetAccountAuthorizationDetails', 'iam:SimulatePrincipalPolicy'];

const faults: readonly Fault[] = [
	'throttled',
	'500',
	'503',
	'reset',
	'cut-off',
	'html',
	'empty',
	'wrong-json',
	'expired',
	'denied',
];

/** One fault of each kind: AWS's side, an answer that is none, a refusal. */
const everyWay: readonly Fault[] = ['500', 'html', 'denied'];

type Job = {
	readonly who: Who;
	readonly calls: readonly ActionName[];
	readonly fault: Fault;
	readonly told: string;
};

const named = (read: ActionName) =>
	read === 'iam:GetPolicy' ? 'iam:GetPolicy and iam:GetPolicyVersion' : read;

const everyRead = (['cm-chiba.yukihiro', 'ana'] as const).flatMap((who) =>
	reads[who].map((read) => ({who, read})),
);

/** A read that goes wrong while the whole account can still be read at once: nobody need know. */
const rescued = (fault: Fault): readonly Job[] =>
	everyRead.map(({who, read}) => ({who, calls: [read], fault, told: ''}));

/** A read that goes wrong together with everything that could stand in for it. */
const alone = (fault: Fault): readonly Job[] =>
	everyRead.map(({who, read}) => ({who, calls: [read, ...rungs], fault, told: named(read)}));

let started: Awaited<ReturnType<typeof startDiscoverers>>;
const real = new Map<Who, ReadonlyMap<string, boolean>>();

beforeAll(async () => {
	started = await startDiscoverers(16);
	const [first] = started.discoverers;
	for (const who of ['cm-chiba.yukihiro', 'ana'] as const) {
		const {roles} = (await first?.discover(who)) ?? {roles: []};
		const arns = roles.map(({arn}) => arn);
		if (first) real.set(who, await reality(first.sandbox, who, arns));
	}
	await doEveryJob();
}, 60_000);

afterAll(() => started.close());

/** Does every job, all at once: most of the time goes into waiting between tries. */
const doEveryJob = async () => {
	const queue = jobs.toReversed();
	const work = async (discoverer: Discoverer) => {
		for (let job = queue.pop(); job; job = queue.pop()) wrong.set(job, await faultsIn(discoverer, job));
	};
	await Promise.all(started.discoverers.map(work));
};

/** What is wrong with discovering while these calls go wrong, in words; empty: nothing. */
const faultsIn = async ({sandbox, discover}: Discoverer, {who, calls, fault, told}: Job) => {
	for (const call of calls) sandbox.fault(call, fault);
	const found = await discover(who);
	for (const call of calls) sandbox.mend(call);
	const said = found.notices.map(({message}) => message).join('\n');
	const seen = [
		...(found.complete ? [] : ['the list is not complete']),
		...lies(found, real.get(who) ?? new Map()),
		...(/undefined|\[object|<html/.test(said) ? [`it says ${said}`] : []),
		...(told === '' && said !== '' ? [`it says needlessly ${said}`] : []),
		...(said.includes(told) ? [] : [`it does not name ${told}`]),
	];
	return seen.map((what) => `${who} with ${calls[0]} ${String(fault)}: ${what}`);
};

/** Throttled calls wait longest, so that they come first. */
const jobs = [...faults.flatMap(alone), ...everyWay.flatMap(rescued)];
const wrong = new Map<Job, readonly string[]>();

describe('a read of the caller’s own side that goes wrong for good', () => {
	test.each(faults)(
		'%s: what could not be read is named, and nothing is claimed that AWS belies',
		(fault) => {
			expect(wrongWith(fault, (job) => job.told !== '')).toEqual([]);
		},
	);

	test.each(everyWay)('%s: the whole account is read at once instead', (fault) => {
		expect(wrongWith(fault, (job) => job.told === '')).toEqual([]);
	});
});

const wrongWith = (fault: Fault, chosen: (job: Job) => boolean): readonly string[] =>
	jobs
		.filter((job) => job.fault === fault && chosen(job))
		.flatMap((job) => wrong.get(job) ?? [`${job.calls[0]} was not looked at`]);
