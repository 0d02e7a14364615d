import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {profileAsksForMfa} from '../../../source/aws/session.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'daypass-profiles-'));
const file = path.join(folder, 'config');
writeFileSync(
	file,
	`[profile key]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = x
[profile plain]
role_arn = arn:aws:iam::111122223333:role/Audit
source_profile = key
[profile mfa]
role_arn = arn:aws:iam::111122223333:role/Audit
source_profile = key
mfa_serial = arn:aws:iam::111122223333:mfa/ana
[profile behind]
role_arn = arn:aws:iam::111122223333:role/Audit
source_profile = mfa
[profile serial-only]
mfa_serial = arn:aws:iam::111122223333:mfa/ana
[profile itself]
role_arn = arn:aws:iam::111122223333:role/Audit
source_profile = itself
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = x
`,
);
const env = {AWS_CONFIG_FILE: file, AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'none')};

afterAll(() => {
	rmSync(folder, {recursive: true});
});

test.each([
	['key', false],
	['plain', false],
	['mfa', true],
	['behind', true],
	['serial-only', false],
	['itself', false],
])('%s begins with a question: %s', async (profile, asks) => {
	expect(await profileAsksForMfa(env, profile)).toBe(asks);
});
