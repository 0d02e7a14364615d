import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {namesIn} from '../../source/pass/fill-in.ts';
import type {PassRequest, PassSecrets} from '../../source/pass/pass.ts';
import {wayIn} from '../../source/signin/way-in.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'daypass-way-in-'));
const AWS_CONFIG_FILE = path.join(folder, 'config');
const prod = 'arn:aws:iam::111122223333:role/team/Prod';
const key = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n';
writeFileSync(
	AWS_CONFIG_FILE,
	`[profile base]
${key}[profile prod]
role_arn = ${prod}
source_profile = base
role_session_name = sue
duration_seconds = 7200
[profile web]
role_arn = ${prod}
web_identity_token_file = /token
[profile process]
credential_process = creds
[profile odd]
role_arn = Audit
source_profile = base
[profile guest]
role_arn = arn:aws:iam::111122223333:role/federated-user
source_profile = base
`,
);
afterAll(() => rmSync(folder, {recursive: true}));

const env = {AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'none')};
const way = (request: PassRequest, secrets: PassSecrets = {}, more: object = {}) =>
	wayIn(request, namesIn(request), secrets, {...env, ...more});

const assumed = {role: prod, sessionName: 'sue', duration: 7200};

describe('a request', () => {
	test.each<[string, PassRequest, object, object, boolean]>([
		['of a role', {role: 'Audit'}, {}, {role: 'Audit'}, false],
		['of a role and another profile', {role: 'Audit', profile: 'prod'}, {}, {role: 'Audit'}, false],
		['of a profile that names a role', {profile: 'prod'}, {}, assumed, true],
		['of the role that its profile names', {role: prod, profile: 'prod'}, {}, assumed, true],
		['of it by name', {role: 'Prod', profile: 'prod'}, {}, assumed, true],
		['of it by path and name', {role: 'team/Prod', profile: 'prod'}, {}, assumed, true],
		['of the role that AWS_PROFILE names', {role: prod}, {AWS_PROFILE: 'prod'}, assumed, true],
		[
			'of it while other keys sign',
			{role: prod},
			{AWS_PROFILE: 'prod', AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'x'},
			{role: prod},
			false,
		],
		[
			'that says its own name',
			{profile: 'prod', sessionName: 'bob'},
			{},
			{role: prod, sessionName: 'bob'},
			true,
		],
		['that says its own length', {profile: 'prod', duration: 900}, {}, {role: prod, duration: 900}, true],
		['of another role’s ARN', {role: `${prod}2`, profile: 'prod'}, {}, {role: `${prod}2`}, false],
		['of it by another path', {role: 'other/Prod', profile: 'prod'}, {}, {role: 'other/Prod'}, false],
		['of a role and a profile that names none', {role: 'Audit', profile: 'base'}, {}, {role: 'Audit'}, false],
		['of a role that its profile misnames', {role: 'Audit', profile: 'odd'}, {}, {role: 'Audit'}, false],
		['of the role that a web identity assumes', {role: prod, profile: 'web'}, {}, {role: prod}, false],
		[
			'of a federated user whose profile has a role of that name',
			{federate: true, role: 'federated-user', profile: 'guest'},
			{},
			{role: 'federated-user'},
			false,
		],
		['of a profile that is a session', {profile: 'process'}, {}, {self: true}, false],
		['of a web identity’s profile', {profile: 'web'}, {}, {self: true}, false],
		['of a key: told when it is known to be one', {profile: 'base'}, {}, {self: true}, false],
		['of the session at hand', {self: true, duration: 'max'}, {}, {self: true}, false],
		[
			'of a federated user',
			{federate: true, role: 'federated-user', profile: 'prod'},
			{},
			{federate: true},
			false,
		],
	])('%s', async (_what, request, more, expected, asSource) => {
		const found = await way(request, {}, more);
		expect(found.request).toMatchObject(expected);
		expect(found.asSource).toBe(asSource);
		expect(found.request.self === true).toBe('self' in expected);
	});

	test('of a session keeps neither name nor length', async () => {
		const {request} = await wayIn({self: true, sessionName: 'x', duration: 3600}, ['self'], {}, env);
		expect(request).toEqual({self: true});
	});

	test.each<[string, PassRequest, PassSecrets]>([
		['--scope', {self: true, scope: ['read-only']}, {}],
		['--tag', {self: true, tags: {a: 'b'}}, {}],
		['--session-name', {self: true, sessionName: 'bob'}, {}],
		['--source-identity', {self: true, sourceIdentity: 'bob'}, {}],
		['--mfa-serial', {self: true, mfaSerial: 'arn:x'}, {}],
		['--external-id', {self: true}, {externalId: 'ex-7'}],
		['--mfa-code', {self: true}, {mfaCode: '123456'}],
		['--duration', {self: true, duration: 3600}, {}],
		['--scope', {profile: 'process', scope: ['read-only']}, {}],
	])('of a session with %s is refused', async (flag, request, secrets) => {
		await expect(way(request, secrets)).rejects.toMatchObject({
			code: 'self-option',
			exitCode: 2,
			message: expect.stringContaining(`takes no ${flag}`),
			hint: 'Leave it out, or name a role.',
		});
	});

	test('with a scope of nothing is one without', async () => {
		expect((await way({self: true, scope: [], tags: {}})).request.self).toBe(true);
	});
});
