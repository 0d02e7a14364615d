import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {Failure, type FailureCode} from '../../source/failure.ts';
import type {Preset} from '../../source/pass/pass.ts';
import {type KnownOfAccount, presetHealth} from '../../source/signin/preset-health.ts';
import {repairedPreset} from '../../source/signin/preset-repair.ts';
import {account, me, noon, preset, role} from '../ui/support/example.ts';

const arn = (name: string, of = account) => `arn:aws:iam::${of}:role/${name}`;

const roles = [
	role('Audit'),
	role('Deploy', {path: '/ops/', maxSessionSeconds: 7200}),
	role('Finance', {verdict: 'denied'}),
	role('ForEc2', {verdict: 'denied', onlyForServices: true}),
];

/** Everything was read, and the caller is a role session. */
const all: KnownOfAccount = {caller: me, profile: 'default', longestSession: 3600, roles, now: noon};

const findingsFor = (changes: Partial<Preset>, known = all) => {
	const one = preset('audit', changes);
	return presetHealth([one], known).get(one) ?? [];
};
const codesFor = (changes: Partial<Preset>, known = all) => findingsFor(changes, known).map(({code}) => code);
const repaired = (changes: Partial<Preset>, known = all) => {
	const one = preset('audit', changes);
	return repairedPreset(one, presetHealth([one], known).get(one) ?? []);
};

describe('a preset that fits', () => {
	const {roles: _unread, ...unlisted} = all;
	const {longestSession: _undocumented, ...unlimited} = all;
	const none: KnownOfAccount = {now: noon};

	test.each<[string, Partial<Preset>, KnownOfAccount]>([
		['as it is', {}, all],
		[
			'with all there is',
			{destination: 's3', region: 'us-west-2', scope: ['read-only'], duration: 'max'},
			all,
		],
		['by another word for a service', {destination: 'logs'}, all],
		['with a role known by its name', {role: 'Audit'}, all],
		['with a role known by path and name', {role: 'ops/Deploy'}, all],
		['with a role that may not be assumed, but is there', {role: arn('Finance')}, all],
		['with a role that only a service may assume', {role: arn('ForEc2')}, all],
		['without a role', {role: 'federated-user', federate: true, scope: ['read-only']}, all],
		['with a scope that is not over', {scope: ['until=2030-01-01']}, all],
		['with a file as its scope', {scope: ['/somewhere/policy.json']}, all],
	])('%s has nothing held against it', (_title, changes, known) => {
		expect(findingsFor(changes, known)).toEqual([]);
	});

	test.each<[string, Partial<Preset>, KnownOfAccount]>([
		['when the list of roles is not whole', {role: arn('Gone')}, unlisted],
		['when the role is of another account', {role: arn('Gone', '444455556666')}, all],
		['when the role is of another partition', {role: `arn:aws-cn:iam::${account}:role/Gone`}, all],
		['when another profile asks', {role: arn('Gone'), duration: 43_200, profile: 'production'}, all],
		['when nobody knows who asks', {role: arn('Gone'), duration: 43_200}, none],
		['when nobody documents how long', {role: arn('X', '444455556666'), duration: 43_200}, unlimited],
		['when the role’s own maximum is not passed', {role: arn('ops/Deploy'), duration: 7200}, unlimited],
		['when the longest is twelve hours', {duration: 43_200}, {...all, longestSession: 43_200}],
	])('is not held to be unfit %s', (_title, changes, known) => {
		expect(findingsFor(changes, known)).toEqual([]);
	});
});

describe('a role', () => {
	test('that is gone is put right by the nearest that somebody may have', () => {
		expect(findingsFor({role: arn('Auditt')})).toEqual([
			{
				code: 'role-gone',
				field: 'role',
				message: 'There is no role Auditt in your account.',
				instead: {change: {role: arn('Audit')}, text: 'Audit'},
			},
		]);
		expect(findingsFor({role: arn('Finanze')})[0]?.instead).toBeUndefined();
		expect(findingsFor({role: arn('NothingLikeIt')})[0]?.instead).toBeUndefined();
	});

	test('of another account on the list is none of one’s own', () => {
		const elsewhere = {...role('Deployer'), account: '444455556666'};
		expect(codesFor({role: arn('Deployer')}, {...all, roles: [...roles, elsewhere]})).toEqual(['role-gone']);
	});

	test('of a path is called by it', () => {
		expect(findingsFor({role: 'ops/Nobody'})[0]?.message).toBe(
			'There is no role ops/Nobody in your account.',
		);
		expect(findingsFor({role: 'dev/Deploy'})[0]?.message).toBe('The role dev/Deploy has another path now.');
	});

	test('that moved to another path is followed there, whatever may be done with it', () => {
		expect(findingsFor({role: arn('Deploy')})).toMatchObject([
			{code: 'role-moved', instead: {change: {role: arn('ops/Deploy')}, text: 'ops/Deploy'}},
		]);
		expect(codesFor({role: 'dev/Deploy'})).toEqual(['role-moved']);
		expect(findingsFor({role: arn('dev/Finance')})[0]?.instead?.text).toBe('Finance');
	});

	test('that is none is told of, also where nothing else is known', () => {
		const nobody: KnownOfAccount = {now: noon};
		expect(findingsFor({role: 'arn:bad'}, nobody)).toEqual([
			{code: 'role-malformed', field: 'role', message: '“arn:bad” is not the ARN of a role.'},
		]);
		expect(findingsFor({role: 'arn:aws-nope:iam::111122223333:role/X'}, nobody)).toEqual([
			{code: 'unknown-partition', field: 'role', message: '“aws-nope” is not a partition of AWS.'},
		]);
	});

	test('takes its external ID along only where it has merely moved', () => {
		expect(repaired({role: arn('Deploy'), externalId: 'kept'})?.externalId).toBe('kept');
		expect(repaired({role: arn('Auditt'), externalId: 'kept'})).toEqual(preset('audit'));
	});

	test('takes what was said yes to along only where it has merely moved, with the same scope', () => {
		const accepted = ['privilege-escalation'] as const;
		expect(repaired({role: arn('Deploy'), accepted})?.accepted).toEqual(accepted);
		expect(repaired({role: arn('Auditt'), accepted})).toEqual(preset('audit'));
		const scopeProblems = (one: Preset) =>
			new Map([[one, new Failure('unknown-scope', 'There is no such scope.')]]);
		const one = preset('audit', {scope: ['read-onyl'], accepted});
		const found = presetHealth([one], {...all, scopeProblems: scopeProblems(one)}).get(one) ?? [];
		expect(repairedPreset(one, found)).toMatchObject({scope: ['read-only'], accepted: []});
	});

	test('is looked up quickly among five thousand, for as many presets', () => {
		const many = Array.from({length: 5000}, (_, index) => role(`role-number-${index}`));
		const presets = Array.from({length: 5000}, (_, index) =>
			preset(`p${index}`, {role: arn(`gone-${index}x`)}),
		);
		const begun = process.cpuUsage();
		expect(presetHealth(presets, {...all, roles: many}).size).toBe(5000);
		// A tenth of a second; without a bound to the looks for near names it would be half a minute.
		expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(3);
	});
});

describe('a length', () => {
	const {longestSession: _undocumented, ...unlimited} = all;

	test('that AWS does not give becomes the longest it does', () => {
		expect(findingsFor({duration: 7200})).toMatchObject([
			{code: 'duration-too-long', instead: {change: {duration: 3600}, text: '1h'}},
		]);
		expect(findingsFor({duration: 7200})[0]?.message).toBe(
			'2h is longer than AWS gives here, 1h: your own credentials are temporary, and AWS ends a chained role’s session after an hour.',
		);
		expect(codesFor({role: arn('X', '444455556666'), duration: 7200})).toEqual(['duration-too-long']);
	});

	test('is held to the role’s own maximum where nothing else is certain', () => {
		const [finding] = findingsFor({role: arn('ops/Deploy'), duration: 10_800}, unlimited);
		expect(finding?.message).toBe('3h is longer than AWS gives here, 2h: that is the role’s own maximum.');
		expect(finding?.instead?.change).toEqual({duration: 7200});
	});
});

describe('a place', () => {
	test.each<[Partial<Preset>, string, Partial<Preset> | undefined]>([
		[{destination: 'cloudshel'}, 'unknown-service', {destination: 'cloudshell'}],
		[{destination: 'ec22/nothing'}, 'unknown-service', {destination: 'ec2'}],
		[{destination: 'ec22/instances'}, 'unknown-service', {destination: 'ec2/instances'}],
		[{destination: 'ec2/instancs'}, 'unknown-page', {destination: 'ec2/instances'}],
		[{destination: 'nothing-like-any-service'}, 'unknown-service', undefined],
		[{destination: 'https://example.org/'}, 'not-a-console-url', undefined],
		[{region: 'us-wset-2'}, 'unknown-region', {region: 'us-west-2'}],
		[{region: 'cn-north-1'}, 'region-of-other-partition', undefined],
		[
			{region: 'us-east-1', destination: 'arn:aws:lambda:eu-west-1:111122223333:function:f'},
			'region-of-other-resource',
			undefined,
		],
	])('%j is %s', (changes, code, change) => {
		const [finding, ...others] = findingsFor(changes);
		expect(others).toEqual([]);
		expect(finding?.code).toBe(code);
		expect(finding?.field).toBe(code.includes('region') ? 'region' : 'destination');
		expect(finding?.instead?.change).toEqual(change);
		expect(finding?.instead?.text).toBe(change?.destination ?? change?.region);
	});
});

describe('a scope', () => {
	const refused = (one: Preset, code: FailureCode): KnownOfAccount => ({
		...all,
		scopeProblems: new Map([[one, {code, message: 'It would be refused.'}]]),
	});

	test('of a template there is none of becomes the nearest', () => {
		const one = preset('audit', {scope: ['deny-iam', 's3-bukcet=reports']});
		const findings = presetHealth([one], refused(one, 'unknown-scope')).get(one) ?? [];
		expect(findings).toMatchObject([
			{code: 'unknown-scope', field: 'scope', message: 'It would be refused.'},
		]);
		expect(repairedPreset(one, findings)?.scope).toEqual(['deny-iam', 's3-bucket=reports']);
	});

	test('that is a file that is gone is left to somebody who knows where it is', () => {
		const one = preset('audit', {scope: ['/somewhere/policy.json']});
		const findings = presetHealth([one], refused(one, 'scope-file-unreadable')).get(one) ?? [];
		expect(findings).toHaveLength(1);
		expect(repairedPreset(one, findings)).toBeUndefined();
	});

	test.each([
		['read-onyl', 'read-only'],
		['read-onyl=s3', 'read-only=s3'],
		['s3-bukcet=my.jsonfiles', 's3-bucket=my.jsonfiles'],
		['s3-bukcet=arn:aws', 's3-bucket=arn:aws'],
		['s3-bukcet', undefined],
		['billig=x', undefined],
	])('of %s, of which there is none, becomes %s', (wrong, right) => {
		const one = preset('audit', {scope: [wrong]});
		const [finding] = presetHealth([one], refused(one, 'unknown-scope')).get(one) ?? [];
		expect(finding?.instead?.text).toBe(right);
	});

	test('of which a file and a managed policy are no misnamed templates', () => {
		const one = preset('audit', {scope: ['read/only', 'deny-aim.json', 'arn:aws:iam::aws:policy/X']});
		const [finding] = presetHealth([one], refused(one, 'unknown-scope')).get(one) ?? [];
		expect(finding?.instead).toBeUndefined();
	});

	test('that is over is told of', () => {
		const over = 'until=2026-03-04T12:00:00Z';
		expect(Date.parse(over.slice(6))).toBe(noon);
		expect(findingsFor({scope: ['read-only', over]})).toEqual([
			{
				code: 'scope-over',
				field: 'scope',
				message: `The time of the scope ${over} has passed: the visitor could do nothing.`,
			},
		]);
		expect(findingsFor({scope: ['until=2026-03-04T12:00:01Z']})).toEqual([]);
	});
});

test('several things are put right at once', () => {
	const changes = {role: arn('Auditt'), duration: 7200, destination: 'cloudshel'} as const;
	expect(codesFor(changes)).toEqual(['role-gone', 'duration-too-long', 'unknown-service']);
	expect(repaired(changes)).toEqual(
		preset('audit', {role: arn('Audit'), duration: 3600, destination: 'cloudshell'}),
	);
});

test('no text of a preset reaches a sentence with control characters', () => {
	const [finding] = findingsFor({destination: 'x\u001b[31m'});
	expect(finding?.message).not.toContain('\u001b');
});
