import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {isMainThread} from 'node:worker_threads';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Failure} from '../../source/failure.ts';
import {scopeProblems} from '../../source/signin/preset-scopes.ts';
import {keptScope, resolveScope} from '../../source/signin/scope.ts';
import {wholePath} from '../../source/signin/scope-parts.ts';

const home = process.cwd();
const folder = mkdtempSync(path.join(tmpdir(), 'daypass-scope-'));
/** A file there by its whole path: not every runner of tests can change the folder it runs in. */
const at = (name: string) => path.join(folder, name);

const readBucket = {Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::acme/*']};
const compact =
	'{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme/*"}}';

beforeAll(() => {
	const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
	const policy = JSON.stringify({Version: '2012-10-17', Statement: [readBucket]}, undefined, '\t');
	write('own.json', policy);
	write('own', policy);
	write('marked.json', `\uFEFF${policy}`);
	write('deny-iam', policy);
	write('broken.json', '{"Version":');
	write(
		'trust.json',
		'{"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}}',
	);
	write('denies.json', '{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}');
	write('huge.json', JSON.stringify({Statement: readBucket, Id: 'x'.repeat(300_000)}));
	const many = Array.from({length: 80}, (_, index) => `arn:aws:s3:::bucket-number-${index}/*`);
	write('long.json', JSON.stringify({Statement: {...readBucket, Resource: many}}));
	mkdirSync(path.join(folder, 'sub.json'));
	if (isMainThread) process.chdir(folder);
});

afterAll(() => {
	if (isMainThread) process.chdir(home);
	rmSync(folder, {recursive: true, force: true});
});

const failure = async (...scope: readonly string[]) => {
	try {
		await resolveScope(scope, 'aws');
	} catch (error) {
		return error;
	}
	throw new Error('It was resolved.');
};

describe('a scope', () => {
	test('of nothing is no session policy', async () => {
		expect(await resolveScope([], 'aws')).toEqual({policyArns: [], policyOf: [], warnings: []});
	});

	test.each([
		...[at('own.json'), at('own'), at('marked.json')],
		...(isMainThread ? ['own.json', './own', 'own'] : []),
	])('may be a file: %s', async (file) => {
		expect(await resolveScope([file], 'aws')).toEqual({
			policy: compact,
			policyArns: [],
			policyOf: [file],
			warnings: [],
		});
	});

	test('may be a file anywhere', async () => {
		const file = path.join(folder, 'own.json');
		expect(await resolveScope([file], 'aws')).toMatchObject({policy: compact, policyOf: [file]});
	});

	test('is a template before it is a file of the same name', async () => {
		expect((await resolveScope(['deny-iam'], 'aws')).policy).toContain('organizations');
		expect((await resolveScope([at('deny-iam')], 'aws')).policy).toBe(compact);
	});

	test('may be a managed policy', async () => {
		const arn = 'arn:aws:iam::111122223333:policy/team/Look';
		expect(await resolveScope([arn], 'aws')).toEqual({policyArns: [arn], policyOf: [], warnings: []});
	});

	test('may be a template in the role’s partition', async () => {
		const {policyArns} = await resolveScope(['view-only'], 'aws-us-gov');
		expect(policyArns).toEqual(['arn:aws-us-gov:iam::aws:policy/job-function/ViewOnlyAccess']);
		expect((await resolveScope(['s3-bucket=acme'], 'aws-cn')).policy).toContain('arn:aws-cn:s3:::acme');
	});

	test('may be one service to look at', async () => {
		const {policy, warnings} = await resolveScope(['read-only=sns'], 'aws');
		expect(policy).toContain('sns:List*');
		expect(warnings).toEqual([expect.stringContaining('access denied')]);
	});

	test('says what the templates don’t leave', async () => {
		for (const text of [
			's3-prefix=acme/reports/',
			's3-bucket=acme',
			'billing',
			'ip=198.51.100.7',
			'deny-iam',
		]) {
			expect((await resolveScope([text], 'aws')).warnings).toHaveLength(1);
		}
		expect((await resolveScope(['until=2030-01-01'], 'aws')).warnings).toEqual([]);
	});

	test.each([
		[[at('denies.json')]],
		[['read-only=sns', 'read-only=sqs']],
		[['billing', 's3-bucket=acme']],
		[[at('own.json'), 'read-only=sns']],
		[['until=2020-01-01']],
	])('says when it leaves nothing at all: %j', async (scope) => {
		const {warnings} = await resolveScope(scope, 'aws', Date.parse('2025-06-01'));
		expect(warnings.at(-1)).toMatch(/^This visitor could do nothing/);
	});

	test.each([
		[['s3-bucket=acme', 's3-prefix=acme/reports/']],
		[['read-only=sns', 'ip=198.51.100.7']],
		[['read-only', 'deny-iam']],
		[['until=2030-01-01']],
	])('and only then: %j', async (scope) => {
		const {warnings} = await resolveScope(scope, 'aws', Date.parse('2025-06-01'));
		expect(warnings.join()).not.toContain('could do nothing');
	});

	test('may be several', async () => {
		const {policy, policyArns, policyOf} = await resolveScope(
			['read-only', 's3-bucket=acme', 'until=2030-01-01'],
			'aws',
		);
		expect(policyArns).toEqual(['arn:aws:iam::aws:policy/ReadOnlyAccess']);
		expect(policyOf).toEqual(['s3-bucket=acme', 'until=2030-01-01']);
		expect(policy).not.toContain('Allow');
	});
});

describe('is kept', () => {
	const relative = (name: string) => path.relative(process.cwd(), at(name));

	test('a file by its whole path, wherever the next pass is made', async () => {
		expect(await wholePath(relative('own.json'))).toBe(path.join(realpathSync(folder), 'own.json'));
		expect(await wholePath(at('own'))).toBe(at('own'));
		expect(await keptScope(['read-only', relative('own')])).toEqual([
			'read-only',
			path.join(realpathSync(folder), 'own'),
		]);
	});

	test.each([
		'read-only',
		'deny-iam',
		's3-bucket=acme',
		'arn:aws:iam::aws:policy/ReadOnlyAccess',
		'no-such-file.json',
		'nonsense',
	])('%s as it is', async (text) => {
		expect(await wholePath(text)).toBe(text);
	});

	test('a folder as it is', async () => {
		expect(await wholePath(relative('sub.json'))).toBe(relative('sub.json'));
	});
});

describe('is refused', () => {
	test.each([
		['read-onyl', 'unknown-scope', /read-only/],
		['nonsense', 'unknown-scope', /s3-prefix=bucket\/folder\//],
		['', 'unknown-scope', /managed policy/],
		['read-only=dynamodbb', 'unknown-scope', /read-only=dynamodb\?/],
		['arn:aws:iam::111122223333:role/Look', 'unknown-scope', /arn:aws:iam::aws:policy/],
		['arn:aws:iam::aws:policy/Look At', 'unknown-scope', /arn:aws:iam::aws:policy/],
		['arn:aws-cn:iam::aws:policy/ReadOnlyAccess', 'other-partition', /partition/],
		[at('missing.json'), 'scope-file-unreadable', /check the path/],
		[at('missing'), 'scope-file-unreadable', /check the path/],
		[at('sub.json'), 'scope-file-unreadable', /check the path/],
		[at('broken.json'), 'malformed-policy', /Grammar/],
		[at('trust.json'), 'malformed-policy', /no Principal/],
		[at('long.json'), 'policy-too-large', /wildcards/],
		[at('huge.json'), 'policy-too-large', /2,048/],
		['s3-prefix=acme', 'scope-malformed', /s3-prefix=/],
		['until=noon', 'scope-malformed', /until=/],
	])('%s: %s', async (text, code, hint) => {
		expect(await failure(text)).toMatchObject({kind: 'usage', code, hint: expect.stringMatching(hint)});
	});

	test.runIf(process.platform === 'linux')('what can be waited on for ever, or has no end', async () => {
		execFileSync('mkfifo', [at('pipe.json')]);
		for (const file of [at('pipe.json'), '/dev/zero']) {
			const refused = await failure(file);
			expect(refused).toMatchObject({
				code: 'scope-file-unreadable',
				message: expect.stringMatching(/not a file/),
			});
		}
	});

	test('a file of more than any policy could have', async () => {
		const of = (size: number) => {
			writeFileSync(at('sized.json'), ' '.repeat(size));
			return failure(at('sized.json'));
		};
		expect(await of(256 * 1024)).toMatchObject({code: 'malformed-policy'});
		expect(await of(256 * 1024 + 1)).toMatchObject({
			code: 'policy-too-large',
			message: expect.stringMatching(/sized\.json is far too large for a session policy\.$/),
			hint: 'AWS takes 2,048 characters.',
		});
	});

	test('a managed policy that is none, or of another partition, by its name', async () => {
		const role = 'arn:aws:iam::111122223333:role/Look';
		expect(await failure(role)).toMatchObject({message: `“${role}” is not the ARN of a managed policy.`});
		expect(await failure('arn:aws-cn:iam::aws:policy/ReadOnlyAccess')).toMatchObject({
			message: 'The managed policy is in the partition aws-cn, the role in aws.',
		});
	});

	test('a service that there is none of', async () => {
		expect(await failure('read-only=dynamodbb')).toMatchObject({
			message: 'There is nothing to look at in a service called “dynamodbb”.',
		});
		expect(await failure('read-only=qqqqqqqqqqqq')).toMatchObject({
			hint: 'Name it as its actions begin: s3, ec2, dynamodb, logs.',
		});
	});

	test('a file that is not there, in words', async () => {
		const message = expect.stringMatching(/^The scope file \S+missing is not there\.$/);
		expect(await failure(at('missing'))).toMatchObject({message});
	});

	test('what is not known, with every name there is and what goes with it', async () => {
		const {hint} = (await failure('nonsense')) as Failure;
		for (const form of ['read-only,', 'deny-iam,', 's3-prefix=bucket/folder/']) expect(hint).toContain(form);
		expect(hint).not.toContain('undefined');
		expect(await failure('until=noon')).toMatchObject({message: 'The scope until was not understood.'});
	});

	test('in presets, each for its own reason, and none that holds', async () => {
		const [fine, none, wrong] = [
			{name: 'a', scope: ['read-only']},
			{name: 'b'},
			{
				name: 'c',
				role: 'arn:aws-cn:iam::111122223333:role/x',
				scope: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
			},
		];
		const found = await scopeProblems([fine, none, wrong]);
		expect([...found.keys()]).toEqual([wrong]);
		expect(found.get(wrong)).toMatchObject({code: 'other-partition'});
	});

	test('eleven managed policies', async () => {
		const many = Array.from({length: 11}, (_, index) => `arn:aws:iam::aws:policy/P${index}`);
		expect(await failure(...many)).toMatchObject({kind: 'usage', code: 'too-many-policies'});
	});

	test('what AWS would add up', async () => {
		expect(await failure('read-only', at('own.json'))).toMatchObject({kind: 'usage', code: 'scopes-add-up'});
	});

	test('without control characters in what is said', async () => {
		const refused = (await failure('a\u001b[31m\u0007b')) as Error;
		expect(refused.message).not.toMatch(/[\u0000-\u001f]/);
	});
});
