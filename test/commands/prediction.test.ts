import {AssumeRoleCommand, type AssumeRoleCommandInput} from '@aws-sdk/client-sts';
import {describe, expect, test} from 'vitest';
import type {Sandbox} from '../../source/sandbox/server.ts';
import {containerKeys, type Keys, keysIn, stsClient, userKeys} from '../sandbox/sdk.ts';
import {noCredentials, withDaypass} from '../support/daypass.ts';
import {type ListedRole, rolesOf} from './listed-roles.ts';

/** What `roles` says of every role, held against what AssumeRole answers. */

type Supplied = Partial<AssumeRoleCommandInput> & {readonly region?: string};

/** What the roles that want more want, told by the account's own people. */
const supplies: Readonly<Record<string, Supplied>> = {
	PartnerView: {ExternalId: 'acme-7731'},
	Deployer: {ExternalId: 'kansai-4410'},
	Responder: {RoleSessionName: 'inc-2026-7'},
	DataEngineer: {RoleSessionName: 'ana'},
	'Customer-Data': {SourceIdentity: 'cm-visitor'},
	'Tagged-Spender': {Tags: [{Key: 'CostCenter', Value: '1001'}]},
	'Tokyo-Operator': {region: 'ap-northeast-1'},
};

const mayAssume = async (
	sandbox: Sandbox,
	keys: Keys,
	{arn}: ListedRole,
	{region, ...supplied}: Supplied = {},
): Promise<boolean> => {
	const sts = stsClient(sandbox, keys, region === undefined ? {} : {region});
	const input = {RoleArn: arn, RoleSessionName: 'daypass-somebody', ...supplied};
	return sts.send(new AssumeRoleCommand(input)).then(
		() => true,
		() => false,
	);
};

const assumed = async (sandbox: Sandbox, name: string): Promise<Keys> => {
	const sts = stsClient(sandbox, await containerKeys(sandbox));
	const RoleArn = `arn:aws:iam::111122223333:role/${name}`;
	const {Credentials} = await sts.send(new AssumeRoleCommand({RoleArn, RoleSessionName: 'somebody'}));
	return keysIn(Credentials);
};

type Caller = {
	readonly keys: (sandbox: Sandbox) => Keys | Promise<Keys>;
	/** A session has MFA from the start or never; a user gives a code with the call. */
	readonly mfa?: 'code' | 'session';
};

const callers: Readonly<Record<string, Caller>> = {
	'the session in CloudShell': {keys: containerKeys, mfa: 'session'},
	'an IAM user': {keys: (sandbox) => userKeys(sandbox, 'ana'), mfa: 'code'},
	'a robot with a boundary, who may read nothing': {keys: (sandbox) => userKeys(sandbox, 'ci-deploy')},
	'the root user': {keys: (sandbox) => userKeys(sandbox, 'root')},
	'a session of a role that may do anything': {keys: (sandbox) => assumed(sandbox, 'labs/Playground-Admin')},
	'a session of a role that may only read': {keys: (sandbox) => assumed(sandbox, 'Audit')},
};

const keyVariables = ({accessKeyId, secretAccessKey, sessionToken}: Keys) => ({
	...noCredentials,
	AWS_ACCESS_KEY_ID: accessKeyId,
	AWS_SECRET_ACCESS_KEY: secretAccessKey,
	AWS_SESSION_TOKEN: sessionToken,
});

/** Codes are good once. */
const mfaCodes = ['123456', '234567', '345678', '456789', '567890', '678901', '789012', '890123'];

const disagreements = async (
	sandbox: Sandbox,
	keys: Keys,
	roles: readonly ListedRole[],
	{mfa}: Caller,
): Promise<string[]> => {
	const codes = [...mfaCodes];
	const wrong: string[] = [];
	for (const role of roles) {
		const {arn, verdict, needs, name} = role;
		const plain = await mayAssume(sandbox, keys, role);
		const said = `${arn} is ${verdict} (${needs.join(', ')})`;
		if (verdict === 'allowed' && !plain) wrong.push(`${said}, and AWS refuses`);
		if (verdict === 'denied' && plain) wrong.push(`${said}, and AWS allows it`);
		const unseen = mfa === undefined ? ['source-ip', 'other', 'mfa'] : ['source-ip', 'other'];
		if (verdict !== 'conditional' || needs.some((need) => unseen.includes(need))) continue;
		const SerialNumber = 'arn:aws:iam::111122223333:mfa/ana-phone';
		const withCode = mfa === 'code' && needs.includes('mfa');
		const code = withCode ? {SerialNumber, TokenCode: codes.shift() ?? ''} : {};
		if (!(await mayAssume(sandbox, keys, role, {...supplies[name], ...code}))) {
			wrong.push(`${said}, and AWS refuses even with that`);
		}
	}
	return wrong;
};

describe.concurrent('what roles says is what AssumeRole answers', () => {
	test.each(Object.entries(callers))('%s', (_, caller) =>
		withDaypass(async (daypass) => {
			const {sandbox} = daypass;
			const keys = await caller.keys(sandbox);
			const list = await rolesOf(daypass, '--all', {env: keyVariables(keys)}).catch(() => undefined);
			if (!list) {
				// Who may list nothing is told how to go on, and nothing is predicted.
				const {code} = await daypass.run('roles', {env: keyVariables(keys)});
				expect(code).toBe(3);
				return;
			}
			expect(list.roles.length).toBeGreaterThan(3);
			expect(await disagreements(sandbox, keys, list.roles, caller)).toEqual([]);
		}),
	);
});
