import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {accountId, allow, deny, roleArn, sessionArn, trust, userArn} from '../support/iam-account.ts';
import {cleanEnvironment, createHome, type Environment, runProgram} from '../support/program.ts';
import {emptyAccount, motoEnvironment} from './account.ts';

type Row = {
	readonly arn: string;
	readonly verdict: string;
	readonly needs: readonly string[];
	readonly reasons: readonly string[];
	readonly longestSessionSeconds: number;
};

describe.skipIf(!inject('motoUrl'))('daypass roles, on roles and policies that moto keeps', () => {
	const home = createHome();
	/** Ana: an IAM user whose rights come from an inline, a managed and a group policy. */
	let ana: Environment;
	/** Benedikt: an IAM user without any rights. */
	let benedikt: Environment;
	/** Kaori: a session of the role Operator. */
	let kaori: Environment;

	beforeAll(async () => {
		const account = await emptyAccount();
		const anaKeys = await account.user('ana', {
			inline: deny('sts:AssumeRole', roleArn('prod/*')),
			managed: allow('sts:AssumeRole', roleArn('app/*')),
			ofGroup: allow('sts:Assume*', [roleArn('Audit'), roleArn('Guarded'), roleArn('prod/*')]),
		});
		const root = trust(`arn:aws:iam::${accountId}:root`);
		await account.role('Audit', root, {description: '監査用ロール', maxSessionSeconds: 7200});
		await account.role('Viewer', root, {path: '/app/'});
		await account.role('Deployer', root, {path: '/prod/'});
		await account.role('Unreachable', root);
		await account.role('Named', trust(userArn('ana')));
		await account.role('NamedButDenied', trust(userArn('ana')), {path: '/prod/'});
		await account.role('Guarded', trust(accountId, {Bool: {'aws:MultiFactorAuthPresent': 'true'}}));
		await account.role('Partner', trust(userArn('ana'), {StringEquals: {'sts:ExternalId': 'contract-77'}}));
		await account.role('Finance', trust(userArn('benedikt')));
		await account.role('Orphaned', trust('AIDAQQQQQQQQQQEXAMPLE'));
		await account.role('Elsewhere', trust('arn:aws:iam::210987654321:root'));
		await account.role('Function', {
			Effect: 'Allow',
			Principal: {Service: 'lambda.amazonaws.com'},
			Action: 'sts:AssumeRole',
		});
		await account.role('Federated', {
			Effect: 'Allow',
			Principal: {Federated: `arn:aws:iam::${accountId}:saml-provider/Office`},
			Action: 'sts:AssumeRoleWithSAML',
		});
		const operator = await account.role('Operator', root, {
			policy: allow('sts:AssumeRole', roleArn('Audit')),
		});
		await account.role('ForTheSession', trust(sessionArn('Operator', 'kaori')));
		await account.role('ForTheRole', trust(operator), {maxSessionSeconds: 43_200});

		ana = motoEnvironment(anaKeys);
		benedikt = motoEnvironment(await account.user('benedikt'));
		kaori = motoEnvironment(await account.session(operator, 'kaori', anaKeys));
	});

	afterAll(() => home.remove());

	const daypass = (caller: Environment, ...words: readonly string[]) =>
		runProgram(words, {env: {...cleanEnvironment(home.folder), ...caller}});

	const roles = async (caller: Environment, ...words: readonly string[]) => {
		const {code, stdout} = await daypass(caller, 'roles', '--json', ...words);
		expect(code).toBe(0);
		return JSON.parse(stdout) as {
			caller: unknown;
			complete: boolean;
			notices: {code: string; message: string}[];
			roles: Row[];
		};
	};

	const verdicts = (rows: readonly Row[]) =>
		Object.fromEntries(
			rows.map(({arn, verdict, needs}) => [arn.slice(roleArn('').length), [verdict, ...needs].join(', ')]),
		);

	test('an IAM user: identity policies of every kind, trust by account and by name, and denies', async () => {
		const found = await roles(ana);
		expect(found.caller).toEqual({
			arn: userArn('ana'),
			account: accountId,
			kind: 'user',
			credentials: 'long-term',
			identityArn: userArn('ana'),
		});
		expect(found.complete).toBe(true);
		expect(verdicts(found.roles)).toEqual({
			Audit: 'allowed',
			Elsewhere: 'denied',
			Finance: 'denied',
			ForTheRole: 'denied',
			ForTheSession: 'denied',
			Guarded: 'conditional, mfa',
			Named: 'allowed',
			Operator: 'denied',
			Orphaned: 'denied',
			Partner: 'conditional, external-id',
			Unreachable: 'denied',
			'app/Viewer': 'allowed',
			'prod/Deployer': 'denied',
			'prod/NamedButDenied': 'denied',
		});
	});

	test('a user without rights of their own: only what names them', async () => {
		const {roles: rows} = await roles(benedikt);
		const usable = rows.filter(({verdict}) => verdict !== 'denied');
		expect(verdicts(usable)).toEqual({Finance: 'allowed'});
	});

	test('a role session: by its role, by itself, and through its role’s policy; an hour at most', async () => {
		const found = await roles(kaori);
		expect(found.caller).toMatchObject({
			arn: sessionArn('Operator', 'kaori'),
			kind: 'role-session',
			credentials: 'temporary',
			identityArn: roleArn('Operator'),
		});
		const usable = found.roles.filter(({verdict}) => verdict !== 'denied');
		expect(verdicts(usable)).toEqual({Audit: 'allowed', ForTheRole: 'allowed', ForTheSession: 'allowed'});
		expect(usable.map(({longestSessionSeconds}) => longestSessionSeconds)).toEqual([3600, 3600, 3600]);
	});

	test('--all shows those only a service or an identity provider can assume', async () => {
		const some = verdicts((await roles(ana)).roles);
		const all = verdicts((await roles(ana, '--all')).roles);
		const added = Object.entries(all).filter(([name]) => !(name in some));
		expect(Object.fromEntries(added)).toEqual({Federated: 'denied', Function: 'denied'});
	});

	test('every verdict comes with a reason, and every row with its facts', async () => {
		const {roles: rows} = await roles(ana);
		expect(rows.filter(({reasons}) => reasons.length === 0)).toEqual([]);
		expect(rows.map(({arn}) => arn)).toEqual(rows.map(({arn}) => arn).toSorted());
		expect(rows.find(({arn}) => arn === roleArn('Audit'))).toMatchObject({
			name: 'Audit',
			path: '/',
			account: accountId,
			description: '監査用ロール',
			maxSessionSeconds: 7200,
			longestSessionSeconds: 43_200,
		});
	});

	test('for a person: a mark, a name, a length and a reason on each line', async () => {
		const {code, stdout} = await daypass(ana, 'roles');
		expect(code).toBe(0);
		expect(stdout).toMatch(/^✓ allowed +Audit +12h +\S.+$/m);
		expect(stdout).toMatch(/^◐ conditional +Guarded +12h +mfa +\S.+$/m);
		expect(stdout).toMatch(/^✗ denied +prod\/Deployer +– +\S.+$/m);
	});
});
