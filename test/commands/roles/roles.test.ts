import {existsSync, mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {failureOf, withDaypass} from '../../support/daypass.ts';
import {type ListedRole, rolesOf} from '../listed-roles.ts';

describe.concurrent('roles --json', () => {
	test('tells caller and roles field by field, in ARN order', () =>
		withDaypass(async (daypass) => {
			const {roles, ...list} = await rolesOf(daypass);
			expect(list).toEqual({
				version: 1,
				caller: {
					arn: 'arn:aws:sts::111122223333:assumed-role/cm-chiba.yukihiro/cm-chiba.yukihiro',
					account: '111122223333',
					kind: 'role-session',
					credentials: 'temporary',
					identityArn: 'arn:aws:iam::111122223333:role/cm-chiba.yukihiro',
				},
				complete: true,
				notices: [],
			});
			const arns = roles.map(({arn}) => arn);
			expect(arns).toEqual(arns.toSorted());
			expect(roles.find(({name}) => name === 'Responder')).toEqual({
				arn: 'arn:aws:iam::111122223333:role/oncall/Responder',
				name: 'Responder',
				path: '/oncall/',
				account: '111122223333',
				description: 'Incidents only: the session must be named after one, inc-...',
				maxSessionSeconds: 21_600,
				longestSessionSeconds: 3600,
				verdict: 'conditional',
				needs: ['session-name'],
				reasons: expect.arrayContaining([expect.stringContaining('inc-*')]),
			});
		}));

	test('name the command that settles a doubt, and no key of the screen', () =>
		withDaypass(async (daypass) => {
			const {roles} = await rolesOf(daypass);
			const all = roles.flatMap(({reasons}) => reasons).join('\n');
			expect(all).not.toContain('`v`');
			const settled = roles.filter(({reasons}) => reasons[0]?.endsWith(' settles it.'));
			expect(settled.length).toBeGreaterThan(1);
			for (const {path, name, account, arn, reasons} of settled) {
				const role = account === '111122223333' ? `${path.slice(1)}${name}` : arn;
				expect(reasons[0]).toContain(`; \`daypass roles --verify ${role}\` settles it.`);
			}
		}));

	test('a container’s own role is not under the hour of role chaining', () =>
		withDaypass(async (daypass) => {
			const {roles} = await rolesOf(daypass, '', {env: {AWS_EXECUTION_ENV: undefined}});
			const {longestSessionSeconds} = roles.find(({name}) => name === 'Responder') ?? {};
			expect(longestSessionSeconds).toBe(21_600);
		}));

	test('keeps the names for completion, for their owner alone', () =>
		withDaypass(async (daypass) => {
			const arns = (await rolesOf(daypass)).roles.map(({arn}) => arn);
			const file = path.join(daypass.folder, 'roles.json');
			const kept = JSON.parse(readFileSync(file, 'utf8')) as {account: string; roles: readonly string[]};
			expect(kept.account).toBe('111122223333');
			expect(kept.roles.toSorted()).toEqual(arns);
			expect(statSync(file).mode & 0o777).toBe(0o600);
			const {stdout} = await daypass.run(['completion', 'words', 'daypass', 'revoke', 'oncall/']);
			expect(stdout).toContain('oncall/Responder\t');
		}));

	test('keeps none where history is off', () =>
		withDaypass(async (daypass) => {
			await rolesOf(daypass, '', {env: {DAYPASS_HISTORY: 'off'}});
			expect(existsSync(path.join(daypass.folder, 'roles.json'))).toBe(false);
		}));

	test('does not fail where they can’t be kept', () =>
		withDaypass(async (daypass) => {
			mkdirSync(path.join(daypass.folder, 'roles.json'), {recursive: true});
			expect((await rolesOf(daypass)).complete).toBe(true);
			expect((await rolesOf(daypass, '', {env: {DAYPASS_THEME: 'nonsense'}})).complete).toBe(true);
		}));

	test.each([
		['a session in CloudShell', undefined, 'role-session', 'temporary', 3600],
		['an IAM user', 'ana', 'user', 'long-term', 43_200],
		['root', 'root', 'root', 'long-term', 43_200],
	])('the longest session of %s', (_, as, kind, credentials, longest) =>
		withDaypass(async (daypass) => {
			const {caller, roles} = await rolesOf(daypass, '', as === undefined ? {} : {as});
			expect(caller).toMatchObject({kind, credentials});
			const audit = roles.find(({name}) => name === 'Audit');
			expect(audit).toMatchObject({maxSessionSeconds: 14_400, longestSessionSeconds: longest});
		}),
	);

	test('--all adds those only a service or an identity provider can assume', () =>
		withDaypass(async (daypass) => {
			const usual = (await rolesOf(daypass)).roles.map(({arn}) => arn);
			const all = (await rolesOf(daypass, '--all')).roles;
			const added = all.filter(({arn}) => !usual.includes(arn));
			expect(all.length).toBe(usual.length + added.length);
			expect(added.map(({path: folder}) => folder)).toContain('/aws-service-role/ecs.amazonaws.com/');
			expect(new Set(added.map(({verdict}) => verdict))).toEqual(new Set(['denied']));
		}));

	test('roles of other accounts are found in policies, profiles, presets and history', () =>
		withDaypass(async (daypass) => {
			const role = (name: string) => `arn:aws:iam::222233334444:role/${name}`;
			mkdirSync(daypass.folder);
			const write = (name: string, text: string) => {
				const file = path.join(daypass.folder, name);
				writeFileSync(file, text);
				return file;
			};
			const presets = [{name: 'far', role: role('OfPreset'), duration: 3600}];
			write('config.json', JSON.stringify({version: 1, presets, settings: {}}));
			const config = write('aws-config', `[profile far]\nrole_arn = ${role('OfProfile')}\n`);
			const {roles} = await rolesOf(daypass, '', {env: {AWS_CONFIG_FILE: config}});
			const others = roles.filter(({account}) => account !== '111122223333');
			expect(others.map(({name}) => name).toSorted()).toEqual([
				'AcmeSupport',
				'Audit-Reader',
				'Deployer',
				'OfPreset',
				'OfProfile',
			]);
			for (const other of others) expect(other).not.toHaveProperty('maxSessionSeconds');
		}));

	test('an account of many pages is read to its end', () =>
		withDaypass(
			async (daypass) => {
				const {roles, complete} = await rolesOf(daypass, '--all');
				expect(complete).toBe(true);
				expect(roles.length).toBeGreaterThan(40);
			},
			{pageSize: 7},
		));
});

describe.concurrent('where the roles may not be listed', () => {
	const denyLists = (deny: (action: `iam:${string}`) => void) => {
		deny('iam:ListRoles');
		deny('iam:GetAccountAuthorizationDetails');
	};

	test('those known from elsewhere are shown, and the list is not called complete', () =>
		withDaypass(async (daypass) => {
			denyLists(daypass.sandbox.deny);
			const {roles, complete, notices} = await rolesOf(daypass);
			expect(complete).toBe(false);
			expect(notices).toEqual([
				{code: 'roles-not-listed', message: expect.stringContaining('iam:ListRoles')},
			]);
			expect(roles.map(({name}: ListedRole) => name)).toContain('PartnerView');
		}));

	test('where none is known, a role can still be named', () =>
		withDaypass(async ({run, sandbox}) => {
			denyLists(sandbox.deny);
			sandbox.deny('iam:ListRolePolicies');
			sandbox.deny('iam:ListAttachedRolePolicies');
			const result = await run('roles --json');
			expect(result.code).toBe(3);
			const {message, hint} = failureOf(result);
			expect(message).toContain('iam:ListRoles');
			expect(hint).toMatch(/daypass link --role arn:.*Presets/);
			const {code} = await run('link -r arn:aws:iam::111122223333:role/Audit');
			expect(code).toBe(0);
		}));
});

describe('roles on a terminal', () => {
	test('have a heading, and none in a pipe', () =>
		withDaypass(async ({run}) => {
			const [heading, first] = (await run('roles', {columns: 200})).stdout.split('\n');
			expect(heading).toMatch(/^VERDICT +ROLE +LONGEST +NEEDS$/);
			const [piped = ''] = (await run('roles')).stdout.split('\n');
			expect(first?.split(' ')[1]).toBe(piped.split(' ')[1]);
		}));
});

describe('roles --verify', () => {
	test.each([
		['Audit', 'allowed', 'AWS let you in'],
		['app/Viewer-Prod', 'allowed', 'AWS let you in'],
		[' arn:aws:iam::111122223333:role/Audit ', 'allowed', 'AWS let you in'],
		['Legacy-Migration', 'denied', ''],
	])('%s: AWS itself says %s', (role, verdict, said) =>
		withDaypass(async ({run}) => {
			const {code, stdout, calls} = await run(['roles', '--verify', role, '--json']);
			expect(code).toBe(0);
			expect(calls).toContain('sts:AssumeRole');
			const {roles} = JSON.parse(stdout);
			expect(roles).toEqual([expect.objectContaining({verdict, needs: [], verifiedAt: expect.any(String)})]);
			expect(roles[0].reasons.join(' ')).toContain(said);
			expect((await run(['roles', '--verify', role])).stdout).toContain(
				`${verdict}: arn:aws:iam::111122223333:role/`,
			);
		}),
	);

	test('what a role wants is given, asked for or named', () =>
		withDaypass(async ({run}) => {
			const verify = ['roles', '--verify', 'PartnerView', '--json'];
			expect(failureOf(await run(verify))).toMatchObject({hint: expect.stringContaining('--external-id')});
			const wanting = {
				'Customer-Data': '--source-identity',
				'Tagged-Spender': '--tag',
				'oncall/Responder': '--session-name',
				'Tokyo-Operator': 'AWS_REGION',
			};
			for (const [role, hint] of Object.entries(wanting))
				expect(failureOf(await run(['roles', '--verify', role, '--json'])).hint).toContain(hint);
			expect((await run('roles --verify Audti --json')).stderr).toContain('Did you mean Audit?');
		}));
});
