import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {profileInUse} from '../../source/aws/config/profile-in-use.ts';
import {openSession} from '../../source/aws/session.ts';
import {roleInConfig, rolesInConfig} from '../../source/roles/config-roles.ts';
import {profilesOfRoles} from '../../source/roles/profiles-of-roles.ts';

const arn = 'arn:aws:iam::111122223333:role/Prod';
const folder = mkdtempSync(path.join(tmpdir(), 'daypass-config-roles-'));
const AWS_CONFIG_FILE = path.join(folder, 'config');
writeFileSync(
	AWS_CONFIG_FILE,
	`[profile first]
role_arn = ${arn}
source_profile = key
external_id = of-first
[profile second]
role_arn = ${arn}
source_profile = key
external_id = of-second
mfa_serial = arn:aws:iam::111122223333:mfa/ana
[profile session]
role_arn = ${arn}
source_profile = temporary
[profile key]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = x
[profile temporary]
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = x
aws_session_token = y
`,
);
afterAll(() => rmSync(folder, {recursive: true}));
const env = {AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'none')};

test.each([
	['second', 'of-second'],
	['first', 'of-first'],
	['key', 'of-first'],
])('of several profiles that name a role, %s in use, one and the same speaks for it', async (name, id) => {
	const inUse = await profileInUse(env, name);
	expect(roleInConfig(arn, inUse)?.externalId).toBe(id);
	expect(rolesInConfig(inUse).get(arn)?.role.externalId).toBe(id);
});

const chained = {credentials: 'temporary'} as const;

test.each([
	['first', {hasExternalId: true, asksForMfa: false, signer: {credentials: 'long-term'}}],
	['second', {hasExternalId: true, asksForMfa: true, signer: {credentials: 'long-term'}}],
	['session', {hasExternalId: false, asksForMfa: false, signer: chained}],
	['temporary', {name: 'first', hasExternalId: true, asksForMfa: false, signer: undefined}],
])('what is said of it with %s in use', async (profile, {signer, ...expected}) => {
	const session = openSession({env, profile});
	const said = (await profilesOfRoles(session, chained)).get(arn);
	expect(said).toMatchObject({name: profile, ...expected});
	expect(said?.signer).toEqual(signer);
	expect(JSON.stringify(said)).not.toContain('of-');
});
