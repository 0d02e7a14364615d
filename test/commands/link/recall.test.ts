import {mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import type {Pass} from '../../../source/pass/pass.ts';
import {type Daypass, failureOf, withDaypass} from '../../support/daypass.ts';
import {openDaypass} from '../../support/daypass-terminal.ts';
import {until} from '../../support/until.ts';

const audit = 'arn:aws:iam::111122223333:role/Audit';
const onePass = ['sts:AssumeRole', 'signin:getSigninToken'];

const passOf = async ({run}: Daypass, words: string) => {
	const {code, stdout, stderr, calls} = await run(`${words} --json`);
	expect({code, stderr}).toMatchObject({code: 0});
	return {pass: JSON.parse(stdout) as Pass, calls};
};

const writeConfig = (folder: string, presets: readonly object[], settings: object = {}) => {
	mkdirSync(folder, {recursive: true});
	writeFileSync(path.join(folder, 'config.json'), JSON.stringify({version: 1, presets, settings}));
};

const request = ({role, region, destination, sessionName, durationSeconds}: Pass) => ({
	role,
	region,
	destination,
	sessionName,
	durationSeconds,
});

describe.concurrent('a pass made once is made again by a word', () => {
	test('--save keeps the choices, whole', () =>
		withDaypass(async (daypass) => {
			const words = 'link -r oncall/Responder -n inc-7 -d 30m -t ec2/instances --region eu-west-1';
			const {pass} = await passOf(daypass, `${words} --save incident`);
			const again = await passOf(daypass, 'incident');
			expect(request(again.pass)).toEqual(request(pass));
			expect(again.pass.url).not.toBe(pass.url);
		}));

	test('a preset named after its external ID keeps its name', () =>
		withDaypass(async ({run, folder}) => {
			const saved = await run('link -r PartnerView -n bob --external-id acme-7731 --save acme-7731');
			expect(saved.stderr).toContain('“acme-7731”');
			await run('acme-7731 --external-id acme-7731');
			const [, again = ''] = readFileSync(path.join(folder, 'history.jsonl'), 'utf8').split('\n');
			expect(JSON.parse(again)).toMatchObject({preset: 'acme-7731'});
		}));

	test('a scope file is kept by its whole path, for any folder', () =>
		withDaypass(async (daypass) => {
			const file = path.join(path.dirname(daypass.folder), 'policy.json');
			writeFileSync(
				file,
				'{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}',
			);
			const {pass} = await passOf(daypass, `link -r Audit --scope ${path.relative('', file)} --save narrow`);
			expect(pass.scope).toEqual([path.relative('', file)]);
			expect((await passOf(daypass, 'narrow')).pass.scope).toEqual([file]);
			expect((await passOf(daypass, '-')).pass.scope).toEqual([file]);
		}));

	test.each(['Auditt', 'arn:aws:iam::111122223333:role/Auditt', 'arn:aws:iam::111122223333:role/old/Audit'])(
		'of a role that is gone it names where that is put right: %s',
		(role) =>
			withDaypass(async ({run, folder}) => {
				writeConfig(folder, [{name: 'gone', role}]);
				const hint = expect.stringContaining('daypass presets edit gone names another.');
				expect(failureOf(await run('gone --json'))).toMatchObject({hint});
				expect(failureOf(await run(`link ${role} --json`))).toMatchObject({
					hint: expect.not.stringContaining('edit'),
				});
			}),
	);

	test('flags override what was kept', () =>
		withDaypass(async (daypass) => {
			await daypass.run(`link -r ${audit} -n bob -t s3 -d 30m --save audit -q`);
			const {pass} = await passOf(daypass, 'audit -d 15m -n eve -t lambda --region eu-north-1');
			expect(pass).toMatchObject({
				role: audit,
				durationSeconds: 900,
				sessionName: 'eve',
				service: 'lambda',
				region: 'eu-north-1',
			});
		}));

	test('a pasted address brings its own region', () =>
		withDaypass(async (daypass) => {
			await daypass.run(`link -r ${audit} -n bob --save audit -q`);
			const url = 'https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1';
			expect((await passOf(daypass, `audit -t ${url}`)).pass).toMatchObject({region: 'eu-west-1'});
			expect((await passOf(daypass, 'audit')).pass).toMatchObject({region: 'us-west-2'});
		}));

	test('a region in the settings does not override a pasted address', () =>
		withDaypass(async (daypass) => {
			writeConfig(daypass.folder, [], {region: 'us-east-2'});
			const url = 'https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1';
			const link = `link -r ${audit} -n bob`;
			expect((await passOf(daypass, link)).pass).toMatchObject({region: 'us-east-2'});
			expect((await passOf(daypass, `${link} -t ${url}`)).pass).toMatchObject({region: 'eu-west-1'});
		}));

	test('“-” repeats the last one, flags override it', () =>
		withDaypass(async (daypass) => {
			const {pass} = await passOf(daypass, `link -r ${audit} -n bob -t s3`);
			expect(request((await passOf(daypass, '-')).pass)).toEqual(request(pass));
			expect((await passOf(daypass, '- -t ec2')).pass).toMatchObject({service: 'ec2', sessionName: 'bob'});
		}));

	test('--no-history leaves no trace in history, and “-” repeats it all the same', () =>
		withDaypass(async (daypass) => {
			const {pass} = await passOf(daypass, `link -r ${audit} -n bob --no-history`);
			const {stdout} = await daypass.run('history --json');
			expect(JSON.parse(stdout)).toMatchObject({passes: []});
			expect(request((await passOf(daypass, '-')).pass)).toEqual(request(pass));
			expect(JSON.parse((await daypass.run('history --json')).stdout)).toMatchObject({
				passes: [{source: 'last', sessionName: 'bob'}],
			});
		}));

	test('a name that is taken is replaced only with --yes, and found out before AWS is asked', () =>
		withDaypass(async (daypass) => {
			await daypass.run(`link -r ${audit} -n bob --save audit -q`);
			const taken = await daypass.run(`link -r ${audit} -n eve --save audit --json`);
			expect(failureOf(taken)).toMatchObject({code: 'preset-exists', hint: expect.stringContaining('--yes')});
			expect(taken).toMatchObject({code: 2, calls: []});
			await daypass.run(`link -r ${audit} -n eve --save audit --yes -q`);
			expect((await passOf(daypass, 'audit')).pass).toMatchObject({sessionName: 'eve'});
		}));

	test('a word near a preset’s name is suggested', () =>
		withDaypass(async (daypass) => {
			await daypass.run(`link -r ${audit} -n bob --save visitors -q`);
			const mistyped = await daypass.run('visitor --json');
			expect(mistyped.code).toBe(2);
			expect(failureOf(mistyped).hint).toContain('Did you mean “visitors”?');
			expect(failureOf(mistyped).hint).toContain('daypass link takes the name of a role');
		}));

	test('an external ID is not kept by the way, and asked for by name', () =>
		withDaypass(async (daypass) => {
			await daypass.run('link -r PartnerView -n bob --external-id acme-7731 --save partner -q');
			for (const words of ['partner', '-']) {
				expect(failureOf(await daypass.run(`${words} --json`)).code).toBe('external-id-required');
				const {code} = await daypass.run(`${words} --external-id acme-7731`);
				expect(code).toBe(0);
			}
		}));

	test('an external ID given beside a kept one is said not to be kept', () =>
		withDaypass(async ({run}) => {
			await run('presets save partner -r PartnerView -n bob --external-id acme-7730');
			const {code, stderr} = await run('partner --external-id acme-7731 --save partner --yes');
			expect(code).toBe(0);
			expect(stderr).toContain('external ID given now is not kept');
			expect(stderr).not.toContain('acme');
		}));

	test('files are the user’s alone', () =>
		withDaypass(async ({run, folder}) => {
			await run(`link -r ${audit} -n bob --save audit -q`);
			const mode = (file: string) => statSync(path.join(folder, file)).mode & 0o777;
			expect(mode('.')).toBe(0o700);
			for (const file of ['config.json', 'last.json', 'history.jsonl']) expect(mode(file)).toBe(0o600);
			expect(readFileSync(path.join(folder, 'config.json'), 'utf8')).not.toContain('SigninToken');
		}));
});

describe.concurrent('a preset is one AssumeRole and one sign-in token, nothing else', () => {
	const plain = {name: 'audit', role: audit, duration: 3600};

	test.each([
		['a fixed session name', {...plain, sessionName: 'bob'}, onePass],
		['the date in it', {...plain, sessionName: 'visit-{date}'}, onePass],
		[
			'everything there is',
			{...plain, sessionName: 'bob', destination: 's3', region: 'eu-west-1', issuer: 'https://example.org/'},
			onePass,
		],
		[
			'the caller’s name is asked of AWS',
			{...plain, sessionName: '{user}'},
			['sts:GetCallerIdentity', ...onePass],
		],
	])('%s', (_, preset, expected) =>
		withDaypass(async (daypass) => {
			writeConfig(daypass.folder, [preset]);
			expect((await passOf(daypass, 'audit')).calls).toEqual(expected);
		}),
	);

	test.each([
		['link --save', `link -r ${audit} --save audit`, []],
		['link --save, the role by name', 'link -r Audit --save audit', []],
		['presets save', `presets save audit -r ${audit}`, ['sts:GetCallerIdentity']],
		['presets save, the role by name', 'presets save audit -r Audit', ['sts:GetCallerIdentity']],
	])('saved by %s, without a session name: its maker is asked for once', (_, words, first) =>
		withDaypass(async (daypass) => {
			expect(await daypass.run(words)).toMatchObject({code: 0});
			const {pass, calls} = await passOf(daypass, 'audit');
			expect(calls).toEqual([...first, ...onePass]);
			expect(pass.sessionName).toBe('daypass-cm-chiba-yukihiro');
			const again = await passOf(daypass, 'audit');
			expect(again.calls).toEqual(onePass);
			expect(again.pass.sessionName).toBe('daypass-cm-chiba-yukihiro');
		}),
	);

	test('keeps nobody’s name, length or region that nobody asked for', () =>
		withDaypass(async ({run, folder}) => {
			await run(`link -r ${audit} --save linked -q`);
			await run(`presets save saved -r ${audit}`);
			await run('presets save last');
			const {presets} = JSON.parse(readFileSync(path.join(folder, 'config.json'), 'utf8'));
			expect(presets).toEqual(['linked', 'saved', 'last'].map((name) => ({name, role: audit})));
		}));
});

describe.concurrent('link asks AWS for nothing that its link does not need', () => {
	test.each([
		['an ARN and a session name', `link -r ${audit} -n bob`, undefined, []],
		['an ARN', `link -r ${audit}`, undefined, ['sts:GetCallerIdentity']],
		['a name and a session name', 'link -r Audit -n bob', undefined, ['iam:GetRole']],
		['a name', 'link -r Audit', undefined, ['iam:GetRole', 'sts:GetCallerIdentity']],
		['a long-term caller, as long as possible', `link -r ${audit} -n bob -d max`, 'ana', []],
		[
			'in CloudShell, as long as possible',
			`link -r ${audit} -n bob -d max`,
			undefined,
			['sts:GetCallerIdentity'],
		],
	])('%s', (_, words, as, before) =>
		withDaypass(async ({run}) => {
			// Quiet: what the visitor could do is nobody's to read then, and is not asked.
			const {calls} = await run(`${words} -q`, as === undefined ? {} : {as});
			expect(calls).toEqual([...before, ...onePass]);
		}),
	);

	test('where GetRole is denied, a bare name is taken at its word in the caller’s own account', () =>
		withDaypass(async (daypass) => {
			daypass.sandbox.deny('iam:GetRole');
			const {calls} = await daypass.run('link -r Audit -q');
			expect(calls).toEqual(['iam:GetRole', 'sts:GetCallerIdentity', ...onePass]);
			const {pass} = await passOf(daypass, 'link -r Audit');
			expect(pass).toMatchObject({role: audit, account: '111122223333'});
			const elsewhere = await daypass.run('link -r Responder -n inc-1 --json');
			expect(elsewhere.code).toBe(3);
			expect(failureOf(elsewhere).hint).toContain('path/Name');
		}));
});

describe.concurrent('on the screen', () => {
	test('a digit and r each cost one AssumeRole and one sign-in token', () =>
		withDaypass(async ({folder, environment, sandbox}) => {
			writeConfig(folder, [{name: 'audit', role: audit, duration: 1800, sessionName: 'bob'}]);
			const made = () =>
				sandbox.requests
					.filter(({service}) => service !== 'credentials' && service !== 'iam')
					.map(({service, action}) => `${service}:${action}`);
			const terminal = await openDaypass({columns: 100, rows: 30, words: [], env: environment()});
			await terminal.sees('1 audit', /▸ ✓ Audit /);
			const before = made();
			terminal.press('1');
			await terminal.sees('Pass for bob: Audit');
			expect(made()).toEqual([...before, ...onePass]);
			terminal.press('r');
			await until(() => made().length > before.length + 3);
			await terminal.sees(/Open it within 1[45]:/);
			terminal.press('q');
			expect(await terminal.ended()).toBe(0);
			expect(made()).toEqual([...before, ...onePass, ...onePass]);
		}));
});
