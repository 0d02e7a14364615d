import {describe, expect, test} from 'vitest';
import {company} from '../../source/sandbox/company/company.ts';
import type {Sandbox} from '../../source/sandbox/server.ts';
import {assume} from './link.ts';
import {sandboxForTest} from './sandbox.ts';
import {containerKeys, type Keys, userKeys} from './sdk.ts';

/** The company's data is written by hand: it must at least be data IAM would have accepted. */

const {roles, users, groups, policies} = company;
const holders = [...roles, ...users, ...groups];
const allDocuments = [
	...policies.flatMap(({versions}) => versions.map(({document}) => document)),
	...holders.flatMap(({inline}) => Object.values(inline)),
];

test('names are unique in the account, whatever their path', () => {
	const names = roles.filter(({account}) => account === company.id).map(({name}) => name.toLowerCase());
	expect(new Set(names).size).toBe(names.length);
});

test('names, paths, descriptions and durations are within what IAM takes', () => {
	for (const {name, path, description = '', maxSessionSeconds} of roles) {
		expect(name).toMatch(/^[\w+=,.@-]{1,64}$/);
		expect(path).toMatch(/^\/(?:[\u0021-\u007f]+\/)?$/);
		// The pattern of CreateRole (IAM API Reference): Latin-1.
		expect(description).toMatch(/^[\t\n\r -~\u00a1-\u00ff]{0,1000}$/);
		expect(maxSessionSeconds % 3600).toBe(0);
		expect(maxSessionSeconds).toBeGreaterThanOrEqual(3600);
		expect(maxSessionSeconds).toBeLessThanOrEqual(43_200);
	}
});

test('trust policies keep to the quota of 2,048 characters, managed ones to 6,144', () => {
	const size = (document: unknown) => JSON.stringify(document).length;
	for (const {trust} of roles) expect(size(trust)).toBeLessThanOrEqual(2048);
	for (const document of allDocuments) expect(size(document)).toBeLessThanOrEqual(6144);
});

test('every policy that is attached, or bounds somebody, exists', () => {
	const known = new Set(policies.map(({arn}) => arn));
	const boundaries = [...roles, ...users].flatMap(({boundary}) => boundary ?? []);
	const used = [...holders.flatMap(({attached}) => attached), ...boundaries];
	expect(used.filter((arn) => !known.has(arn))).toEqual([]);
	expect(known.size).toBe(policies.length);
});

test('every group a user is in exists', () => {
	const known = groups.map(({name}) => name);
	expect(users.flatMap((user) => user.groups).filter((name) => !known.includes(name))).toEqual([]);
});

test('answers are written for callers that exist', () => {
	const callers = new Set([
		'*',
		'arn:aws:sts::111122223333:assumed-role/cm-chiba.yukihiro/cm-chiba.yukihiro',
		...roles.map(({arn}) => arn),
		...users.map(({arn}) => arn),
	]);
	const answered = roles.flatMap((role) => [...Object.keys(role.answers), ...Object.keys(role.simulated)]);
	expect(answered.filter((arn) => !callers.has(arn))).toEqual([]);
});

describe('who gets into which role without giving anything', () => {
	type Caller = readonly [who: string, keys: (sandbox: Sandbox) => Promise<Keys>, opened: readonly string[]];
	const callers: readonly Caller[] = [
		[
			'the session of the demo, which was obtained with MFA',
			containerKeys,
			[
				'Audit',
				'Contractor-Kyoto',
				'DataPipeline-Runner',
				'KeyRotation',
				'Members-ReadOnly',
				'Notebook-Chiba',
				'Org-ReadOnly',
				'Test-RoleA',
				'ViewOnly-Guests',
				'app/Deployer-Prod',
				'app/Deployer-Staging',
				'app/Viewer-Prod',
				'labs/Playground-Admin',
				'shared/Support',
				'shared/Viewer',
				'shared/Viewer-Internal',
				'444455556666:role/Audit-Reader',
			],
		],
		[
			'a user with a long-term key',
			async (sandbox) => userKeys(sandbox, 'ana'),
			[
				'Audit',
				'Contractor-Kyoto',
				'DataPipeline-Runner',
				'Org-ReadOnly',
				'ViewOnly-Guests',
				'app/Deployer-Staging',
				'app/Viewer-Prod',
				'shared/Support',
				'shared/Viewer',
				'shared/Viewer-Internal',
				'444455556666:role/Audit-Reader',
			],
		],
		[
			'a robot behind a boundary',
			async (sandbox) => userKeys(sandbox, 'ci-deploy'),
			['Org-ReadOnly', 'app/Deployer-Staging', 'automation/Release-Notes'],
		],
		['the root user', async (sandbox) => userKeys(sandbox, 'root'), []],
	];

	test.each(callers)('%s', async (_who, keys, opened) => {
		const sandbox = await sandboxForTest();
		const caller = await keys(sandbox);
		const found: string[] = [];
		for (const {arn} of roles) {
			const answer = await assume(sandbox, {RoleArn: arn}, caller).catch(() => undefined);
			if (answer) found.push(arn.replace(/^arn:aws:iam::(?:111122223333:role\/)?/, ''));
		}
		expect(found).toEqual(opened);
	});
});
