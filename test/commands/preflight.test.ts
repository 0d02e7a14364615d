import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import type {Pass, Preset} from '../../source/pass/pass.ts';
import {company} from '../../source/sandbox/company/company.ts';
import type {Fault} from '../../source/sandbox/faults.ts';
import {type Daypass, withProgram} from '../support/daypass.ts';
import {hurried, patient, standing} from '../support/hurried.ts';

const admin = 'arn:aws:iam::111122223333:role/labs/Playground-Admin';
const audit = 'arn:aws:iam::111122223333:role/Audit';
const onePass = ['sts:AssumeRole', 'signin:getSigninToken'];
const grave = /^The visitor is an administrator: /;
const told = 'The visitor could become an administrator: you were told before.';
const accepted = ['privilege-escalation'];

const passOf = async ({run}: Daypass, words: string, env: Record<string, string> = patient) => {
	const {code, stdout, stderr, calls} = await run(`${words} --json`, {env});
	expect({code, stderr}).toMatchObject({code: 0});
	return {pass: JSON.parse(stdout) as Pass, calls};
};

const readPresets = (folder: string): readonly Preset[] =>
	JSON.parse(readFileSync(path.join(folder, 'config.json'), 'utf8')).presets;

const writePreset = (folder: string, preset: object) => {
	mkdirSync(folder, {recursive: true});
	const presets = [{name: 'lab', role: admin, duration: 3600, sessionName: 'bob', ...preset}];
	writeFileSync(path.join(folder, 'config.json'), JSON.stringify({version: 2, presets, settings: {}}));
};

const everything = {Version: '2012-10-17', Statement: {Effect: 'Allow', Action: '*', Resource: '*'}};

const iamReads = [
	'iam:GetRole',
	'iam:ListAttachedRolePolicies',
	'iam:ListRolePolicies',
	'iam:GetPolicy',
	'iam:GetPolicyVersion',
] as const;

describe.concurrent('link says what the holder of the pass could become', () => {
	test('in the JSON, and on standard error beside a link', () =>
		withProgram(async (daypass) => {
			const {pass} = await passOf(daypass, `link -r ${admin} -n bob`);
			expect(pass.warnings).toEqual([expect.stringMatching(grave)]);
			const {stdout, stderr} = await daypass.run(`link -r ${admin} -n bob`, {env: patient});
			expect(stdout).toMatch(/^http\S+\n$/);
			expect(stderr).toMatch(/^Note: The visitor is an administrator/m);
		}));

	test('of a role found by its name too', () =>
		withProgram(async (daypass) => {
			const {pass} = await passOf(daypass, 'link -r labs/Playground-Admin -n bob');
			expect(pass.warnings).toEqual([expect.stringMatching(grave)]);
		}));

	test('and nothing of one who could not, by itself or for its scope', () =>
		withProgram(async (daypass) => {
			expect((await passOf(daypass, `link -r ${audit} -n bob`)).pass.warnings).toEqual([]);
			const narrowed = await passOf(daypass, `link -r ${admin} -n bob --scope read-only`);
			expect(narrowed.pass.warnings).toEqual([]);
		}));

	test('that role and scope have nothing in common, and that the page would stay empty', () =>
		withProgram(async (daypass) => {
			const empty = await passOf(daypass, 'link -r ViewOnly-Guests -n bob --scope read-only=polly');
			expect(empty.pass.warnings).toContain(
				'This visitor could do nothing: role and scope have nothing in common.',
			);
			const shell = await passOf(daypass, `link -r ${admin} -n bob -t cloudshell --scope view-only`);
			expect(shell.pass.warnings).toEqual([expect.stringMatching(/^CloudShell will not start: /)]);
		}));

	test('of a federated user too, from what the user may do', () =>
		withProgram(
			async ({run, folder}) => {
				const words = 'link --federate -n visitor --save part --json --scope';
				const options = {as: 'ana', env: patient};
				const all = JSON.parse((await run(`${words} until=2030-01-01`, options)).stdout);
				expect(all.warnings).toEqual([expect.stringMatching(grave)]);
				expect(readPresets(folder)).toMatchObject([{name: 'part', federate: true, accepted}]);
				const part = JSON.parse((await run(`${words} view-only -y`, options)).stdout);
				expect(part.warnings).toEqual([]);
				expect(readPresets(folder)[0]).not.toHaveProperty('accepted');
			},
			{account: {...company, users: company.users.map((user) => ({...user, inline: {All: everything}}))}},
		));

	test('but not where nobody would read it: then AWS is asked for the link alone', () =>
		withProgram(async (daypass) => {
			const {code, stderr, calls} = await daypass.run(`link -r ${admin} -n bob -q --save lab`);
			expect({code, stderr, calls}).toEqual({code: 0, stderr: '', calls: onePass});
			expect(readPresets(daypass.folder)).toMatchObject([{name: 'lab'}]);
			expect(readPresets(daypass.folder)[0]).not.toHaveProperty('accepted');
			const {pass} = await passOf(daypass, `link -r ${admin} -n bob -q`);
			expect(pass.warnings).toEqual([expect.stringMatching(grave)]);
		}));
});

describe.concurrent('what can’t be read takes no link away', () => {
	const faults: readonly (readonly [string, Fault])[] = [
		['denied', 'denied'],
		['nonsense', 'html'],
		['silent', 'hang'],
		['broken', '503'],
	];
	test.each(faults)('IAM: %s', (_, fault) =>
		withProgram(async (daypass) => {
			for (const read of iamReads) daypass.sandbox.fault(read, fault);
			const {pass} = await passOf(daypass, `link -r ${admin} -n bob`, hurried);
			expect(pass).toMatchObject({role: admin, warnings: []});
		}),
	);

	test('the caller', () =>
		withProgram(async (daypass) => {
			daypass.sandbox.fault('sts:GetCallerIdentity', 'hang');
			expect((await passOf(daypass, `link -r ${admin} -n bob`, hurried)).pass.warnings).toEqual([]);
		}));

	test('nor does it keep one waiting: the link is out before IAM has answered', () =>
		withProgram(async (daypass) => {
			for (const read of iamReads) daypass.sandbox.fault(read, 'hang');
			const {stdout, stderr} = await daypass.run(`link -r ${admin} -n bob`, {
				env: standing,
				onStart: (child) => child.stdout?.once('data', () => child.kill('SIGINT')),
			});
			expect(stdout).toMatch(/^http\S+\n$/);
			expect(stderr).not.toContain('The visitor is an administrator');
		}));

	test('a part of it is enough', () =>
		withProgram(async (daypass) => {
			daypass.sandbox.fault('iam:ListRolePolicies', 'denied');
			daypass.sandbox.fault('iam:GetRole', 'denied');
			const {pass} = await passOf(daypass, `link -r ${admin} -n bob`);
			expect(pass.warnings).toEqual([expect.stringMatching(grave)]);
		}));

	test('a role of another account is not looked for in one’s own', () =>
		withProgram(async (daypass) => {
			const {calls, pass} = await passOf(
				daypass,
				'link -r arn:aws:iam::444455556666:role/Audit-Reader -n bob',
			);
			expect(calls.toSorted()).toEqual([...onePass, 'sts:GetCallerIdentity'].toSorted());
			expect(pass.warnings).toEqual([]);
		}));

	test('a refusal of the role is told as ever', () =>
		withProgram(async ({run}) => {
			expect(await run('link -r BreakGlass-Admin -n bob')).toMatchObject({code: 3, stdout: ''});
		}));
});

describe.concurrent('a pass that had the warning', () => {
	test('is kept with it: by its name it is said again, and AWS is asked for nothing more', () =>
		withProgram(async (daypass) => {
			await daypass.run(`link -r ${admin} -n bob --save lab`, {env: patient});
			expect(readPresets(daypass.folder)).toMatchObject([{name: 'lab', accepted}]);
			for (const words of ['lab', 'lab -d 15m -t s3', '-']) {
				const {pass, calls} = await passOf(daypass, words);
				expect(pass.warnings).toEqual([told]);
				expect(calls).toEqual(onePass);
			}
			const {stderr} = await daypass.run('lab');
			expect(stderr).toContain(`Note: ${told}\n`);
			expect((await daypass.run('lab -q')).stderr).toBe('');
		}));

	test('is looked at anew with another role or scope, which nobody has said yes to', () =>
		withProgram(async (daypass) => {
			await daypass.run(`link -r ${admin} -n bob --save lab`, {env: patient});
			expect((await passOf(daypass, 'lab --scope deny-iam')).pass.warnings).not.toContain(told);
			expect((await passOf(daypass, `lab -r ${audit}`)).pass.warnings).toEqual([]);
			expect((await passOf(daypass, `lab -r ${admin}`)).calls).toEqual(onePass);
		}));

	test('is saved from the last link with the answer, and loses it with its scope', () =>
		withProgram(async ({run, folder}) => {
			await run(`link -r ${admin} -n bob`, {env: patient});
			await run('presets save lab');
			await run('presets save lab --force --to s3');
			expect(readPresets(folder)).toMatchObject([{name: 'lab', destination: 's3', accepted}]);
			await run('presets save lab --force --scope view-only');
			expect(readPresets(folder)[0]).not.toHaveProperty('accepted');
		}));

	test('replaced under its name keeps the answer as long as it is the same', () =>
		withProgram(async ({run, folder}) => {
			writePreset(folder, {accepted});
			await run(`link -r ${admin} -n eve -q --save lab --yes`);
			expect(readPresets(folder)).toMatchObject([{sessionName: 'eve', accepted}]);
			await run(`link -r ${audit} -n eve -q --save lab --yes`);
			expect(readPresets(folder)[0]).not.toHaveProperty('accepted');
		}));

	test('is shown as such, and listed and exported without', () =>
		withProgram(async ({run, folder}) => {
			writePreset(folder, {accepted});
			expect((await run('presets show lab')).stdout).toContain(told);
			for (const words of ['presets list --json', 'presets show lab --json', 'presets export'])
				expect((await run(words)).stdout).not.toContain('accepted');
		}));
});
