import {createHash} from 'node:crypto';
import {mkdirSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {type Daypass, failureOf, withDaypass} from '../support/daypass.ts';
import {callerOf, type Env, homeOf, withProfiles} from './config-file.ts';

const startUrl = 'https://example.awsapps.com/start';
const account = 'sso_account_id = 111122223333\nsso_role_name = cm-chiba.yukihiro';

/** As `aws configure sso` writes it now, and as it did before; with the name of the file the token is kept in. */
const forms = {
	sso_session: {
		config: `[profile dev]\nsso_session = company\n${account}\n[sso-session company]\nsso_region = us-west-2\nsso_start_url = ${startUrl}\n`,
		kept: 'company',
	},
	sso_start_url: {
		config: `[profile dev]\nsso_start_url = ${startUrl}\nsso_region = us-west-2\n${account}\n`,
		kept: startUrl,
	},
} as const;

const keepToken = (daypass: Daypass, kept: string, expiresAt: string) => {
	const folder = path.join(homeOf(daypass), '.aws', 'sso', 'cache');
	mkdirSync(folder, {recursive: true});
	const file = path.join(folder, `${createHash('sha1').update(kept).digest('hex')}.json`);
	writeFileSync(
		file,
		JSON.stringify({startUrl, region: 'us-west-2', accessToken: 'canary-token', expiresAt}),
	);
};

/** The portal of IAM Identity Center: hands out the credentials of the session in CloudShell, or refuses. */
const openPortal = async ({sandbox}: Daypass, refuses: boolean) => {
	const {
		AWS_CONTAINER_CREDENTIALS_FULL_URI: url = '',
		AWS_CONTAINER_AUTHORIZATION_TOKEN: authorization = '',
	} = sandbox.environment;
	const keys = (await (await fetch(url, {headers: {authorization}})).json()) as Readonly<
		Record<string, string>
	>;
	const roleCredentials = {
		accessKeyId: keys['AccessKeyId'],
		secretAccessKey: keys['SecretAccessKey'],
		sessionToken: keys['Token'],
		expiration: Date.parse(keys['Expiration'] ?? ''),
	};
	const server = createServer((_, response) => {
		response.writeHead(refuses ? 401 : 200, {
			'content-type': 'application/json',
			...(refuses ? {'x-amzn-errortype': 'UnauthorizedException'} : {}),
		});
		response.end(
			JSON.stringify(refuses ? {message: 'Session token not found or invalid'} : {roleCredentials}),
		);
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close()};
};

const later = () => new Date(Date.now() + 3_600_000).toISOString();

const link = 'link -r Audit -n bob --json --profile dev';

describe.concurrent.each(Object.entries(forms))('a profile with %s', (_, {config, kept}) => {
	const expectToRenew = async ({run}: Daypass, env: Env) => {
		const result = await run(link, {env});
		expect(result).toMatchObject({code: 4, calls: []});
		expect(failureOf(result)).toMatchObject({code: 'sso-expired', hint: 'Run: aws sso login --profile dev'});
		expect(result.stderr).not.toContain('canary');
	};

	test('whose session is open', () =>
		withDaypass(async (daypass) => {
			const env = withProfiles(daypass, config);
			keepToken(daypass, kept, later());
			const portal = await openPortal(daypass, false);
			const run = daypass.run('roles --json --profile dev', {
				env: {...env, AWS_ENDPOINT_URL_SSO: portal.url},
			});
			expect(callerOf(await run.finally(portal.close))).toContain(':assumed-role/cm-chiba.yukihiro/');
		}));

	test('whose session was never opened', () =>
		withDaypass(async (daypass) => {
			await expectToRenew(daypass, withProfiles(daypass, config));
		}));

	test('whose session has expired', () =>
		withDaypass(async (daypass) => {
			const env = withProfiles(daypass, config);
			keepToken(daypass, kept, '2020-01-01T00:00:00Z');
			await expectToRenew(daypass, env);
		}));

	test('whose session was ended at the portal', () =>
		withDaypass(async (daypass) => {
			const env = withProfiles(daypass, config);
			keepToken(daypass, kept, later());
			const portal = await openPortal(daypass, true);
			await expectToRenew(daypass, {...env, AWS_ENDPOINT_URL_SSO: portal.url}).finally(portal.close);
		}));

	test('whose portal can’t be reached: not a reason to log in again', () =>
		withDaypass(async (daypass) => {
			const env = {...withProfiles(daypass, config), AWS_ENDPOINT_URL_SSO: 'http://127.0.0.1:9'};
			keepToken(daypass, kept, later());
			const result = await daypass.run(link, {env});
			expect(result.code).toBe(1);
			expect(failureOf(result)).toMatchObject({code: 'refused'});
		}));
});
