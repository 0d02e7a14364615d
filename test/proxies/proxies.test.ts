import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {linkCalls} from '../commands/failing.ts';
import {type CommandRun, type Daypass, failureOf, withProgram} from '../support/daypass.ts';
import {hurried} from '../support/hurried.ts';
import {skipFor} from '../support/missing.ts';
import {type Certificates, makeCertificates, openssl} from './certificates.ts';
import {type CompanyNetwork, openCompanyNetwork, type ProxyMood} from './company-network.ts';

if (!openssl) skipFor('proxies', 'there is no openssl to make certificates with.');

let certificates: Certificates;

beforeAll(() => {
	if (openssl) certificates = makeCertificates();
});

afterAll(() => {
	if (openssl) certificates.remove();
});

const suite = openssl ? describe.concurrent : describe.skip;

const link = 'link -r Audit -n bob';
const secret = 'canary-pass';

type Command = (words: string, env?: Readonly<Record<string, string | undefined>>) => Promise<CommandRun>;

/** Daypass where AWS is reached by its own names, and only through the proxy. */
const behindProxy = (
	use: (run: Command, network: CompanyNetwork, daypass: Daypass) => Promise<void>,
	mood?: ProxyMood,
) =>
	withProgram(async (daypass) => {
		const network = await openCompanyNetwork(daypass.sandbox.url, certificates, mood);
		const everywhere = {
			AWS_ENDPOINT_URL_STS: undefined,
			AWS_ENDPOINT_URL_IAM: undefined,
			AWS_ENDPOINT_URL_SIGNIN: undefined,
			NO_PROXY: undefined,
			HTTPS_PROXY: `http://ana:${secret}@${network.proxy}`,
		};
		try {
			await use((words, env = {}) => daypass.run(words, {env: {...everywhere, ...env}}), network, daypass);
		} finally {
			await network.close();
		}
	});

const awsHosts = [
	'iam.amazonaws.com:443',
	'sts.us-west-2.amazonaws.com:443',
	'us-west-2.signin.aws.amazon.com:443',
];

suite('behind a proxy that inspects TLS', () => {
	test.each(['AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'])(
		'link goes through it for everything, with %s',
		(variable) =>
			behindProxy(async (run, {asked, shown}) => {
				const {code, stdout, stderr, calls} = await run(link, {[variable]: certificates.authority});
				expect({code, stdout, stderr}).toEqual({
					code: 0,
					stdout: expect.stringMatching(
						/^https:\/\/us-west-2\.signin\.aws\.amazon\.com\/federation\?Action=login&\S+\n$/,
					),
					stderr: expect.not.stringContaining(secret),
				});
				expect(calls).toEqual(linkCalls('iam:GetRole', 'sts:AssumeRole', 'signin:getSigninToken'));
				expect([...new Set(asked)].sort()).toEqual(awsHosts);
				expect(new Set(shown)).toEqual(new Set([`ana:${secret}`]));
			}),
	);

	test.each(['AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'])('roles goes through it, with %s', (variable) =>
		behindProxy(async (run, {asked}) => {
			const {code, stdout} = await run('roles --json', {[variable]: certificates.authority});
			expect({code, ...JSON.parse(stdout)}).toMatchObject({code: 0, complete: true});
			expect([...new Set(asked)].sort()).toEqual(awsHosts.filter((host) => !host.includes('signin')));
		}),
	);

	test.each([
		['https_proxy', 'http://'],
		['ALL_PROXY', 'http://'],
		['all_proxy', 'http://'],
		['HTTPS_PROXY', ''],
		['ALL_PROXY', ''],
	])('%s=%s… is as good as HTTPS_PROXY=http://…', (variable, scheme) =>
		behindProxy(async (run, {asked, proxy}) => {
			const env = {
				HTTPS_PROXY: undefined,
				[variable]: `${scheme}${proxy}`,
				AWS_CA_BUNDLE: certificates.authority,
			};
			expect(await run(link, env)).toMatchObject({code: 0});
			expect(asked.length).toBeGreaterThan(0);
		}),
	);

	test('a profile’s own requests go through it: those of its role_arn', () =>
		behindProxy(async (run, {asked}, {folder}) => {
			const config = `${folder}.ini`;
			const keys =
				'aws_access_key_id=AKIAIOSFODNN7EXAMPLE\naws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
			const role = 'role_arn=arn:aws:iam::111122223333:role/Audit\nsource_profile=ana';
			writeFileSync(config, `[profile ana]\n${keys}\n[profile audit]\n${role}\n`);
			const env = {AWS_CONFIG_FILE: config, AWS_CA_BUNDLE: certificates.authority};
			const {stdout, calls} = await run('roles --json --profile audit', env);
			expect(JSON.parse(stdout)).toMatchObject({
				caller: {arn: expect.stringContaining('assumed-role/Audit/')},
			});
			expect(calls).toContain('sts:AssumeRole');
			expect(asked).toContain('sts.us-west-2.amazonaws.com:443');
		}));

	test.each(['link -r Audit -n bob --json', 'roles --json'])(
		'without its authority %s says who may be listening',
		(words) =>
			behindProxy(async (run) => {
				const result = await run(words);
				expect(result).toMatchObject({code: 1, calls: []});
				expect(failureOf(result)).toMatchObject({
					code: 'tls',
					message: expect.stringContaining('intercepting TLS'),
					hint: expect.stringContaining('AWS_CA_BUNDLE'),
				});
			}),
	);

	test.each([
		[407, 'proxy-refused', 'user and password', 1],
		[403, 'proxy-refused', 'NO_PROXY', 1],
		[502, 'proxy-failed', 'again', 3],
		['hangs up', 'reset', 'proxy', 3],
		['is silent', 'timeout', 'proxy', 3],
	] satisfies [ProxyMood, string, string, number][])(
		'a proxy that answers with %s',
		(mood, code, hint, tries) =>
			behindProxy(async (run, {asked}) => {
				const env = {...hurried, AWS_CA_BUNDLE: certificates.authority};
				for (const words of [`${link} --json`, 'roles --json']) {
					const before = asked.length;
					const result = await run(words, env);
					expect(result).toMatchObject({code: 1, calls: []});
					const failure = failureOf(result);
					expect(failure).toMatchObject({code, hint: expect.stringContaining(hint)});
					expect(JSON.stringify(failure)).not.toContain(secret);
					const first = asked
						.slice(before)
						.filter((host) => host.startsWith(words === 'roles --json' ? 'sts' : 'iam'));
					expect(first).toHaveLength(tries);
				}
			}, mood),
	);

	test('a proxy whose sign-in door alone is shut', () =>
		behindProxy(async (run, {front}) => {
			const env = {AWS_CA_BUNDLE: certificates.authority, NO_PROXY: '127.0.0.1', AWS_ENDPOINT_URL_STS: front};
			const arn = 'arn:aws:iam::111122223333:role/Audit';
			const result = await run(`link -r ${arn} -n bob --json`, env);
			expect(result).toMatchObject({code: 1, calls: linkCalls('sts:AssumeRole')});
			expect(failureOf(result)).toMatchObject({code: 'proxy-refused'});
		}, 407));

	test('doctor names what the proxy does, and not its password', () =>
		behindProxy(async (run) => {
			const {stdout, stderr} = await run('doctor', {AWS_CA_BUNDLE: certificates.authority});
			expect(stdout).toContain('HTTP 407');
			expect(stdout + stderr).not.toContain(secret);
		}, 407));
});

/** Port 9 of this machine, where nothing listens, and a name that nobody has (RFC 6761). */
suite('whether a proxy is there', () => {
	test.each([
		['HTTPS_PROXY', '127.0.0.1:9', 'refused', {}],
		['https_proxy', '127.0.0.1:9', 'refused', {}],
		['ALL_PROXY', 'proxy.invalid:3128', 'dns', {}],
		['HTTPS_PROXY', 'proxy.invalid:3128', 'dns', {}],
		['HTTP_PROXY', 'proxy.invalid:3128', 'dns', {AWS_ENDPOINT_URL: 'http://aws.invalid:8000'}],
	])('%s=%s is what is told, and not AWS', (variable, host, code, endpoints) =>
		behindProxy(async (run) => {
			const proxy = `http://ana:${secret}@${host}`;
			const insecure = {DAYPASS_INSECURE_ENDPOINT: '1'};
			const env = {...hurried, HTTPS_PROXY: undefined, ...insecure, ...endpoints, [variable]: proxy};
			const result = await run('roles --json', env);
			expect(result).toMatchObject({code: 1, calls: []});
			expect(failureOf(result)).toMatchObject({
				code,
				message: expect.stringContaining(`proxy ${host} `),
				hint: expect.stringContaining(`Check ${variable},`),
			});
			expect(result.stderr).not.toMatch(/AWS’s|canary/);
			const doctor = await run('doctor --json', env);
			const {checks} = JSON.parse(doctor.stdout) as {checks: {id: string}[]};
			expect(checks).toContainEqual(
				expect.objectContaining({
					id: 'proxy',
					status: 'problem',
					detail: expect.stringContaining(`proxy ${host} `),
					hint: expect.stringContaining(variable),
				}),
			);
			expect(doctor.stdout).not.toContain(secret);
		}),
	);

	test('doctor finds nothing wrong with one that is there', () =>
		behindProxy(async (run) => {
			const env = {AWS_CA_BUNDLE: certificates.authority};
			const {checks} = JSON.parse((await run('doctor --json', env)).stdout) as {checks: object[]};
			expect(checks).toContainEqual(expect.objectContaining({id: 'proxy', status: 'ok'}));
		}));
});

suite('NO_PROXY', () => {
	test('goes past the proxy, still with the company’s certificates', () =>
		behindProxy(async (run, {asked, front}) => {
			const env = {
				NO_PROXY: '127.0.0.1',
				AWS_ENDPOINT_URL: front,
				AWS_ENDPOINT_URL_SIGNIN: front,
				AWS_CA_BUNDLE: certificates.authority,
			};
			expect(await run(link, env)).toMatchObject({code: 0});
			expect(await run('roles', env)).toMatchObject({code: 0});
			expect(asked).toEqual([]);
		}));

	test('AWS_CA_BUNDLE takes nothing away from NODE_EXTRA_CA_CERTS', () =>
		behindProxy(async (run) => {
			const stranger = makeCertificates();
			const env = {AWS_CA_BUNDLE: stranger.authority, NODE_EXTRA_CA_CERTS: certificates.authority};
			const {code} = await run(link, env).finally(stranger.remove);
			expect(code).toBe(0);
		}));

	test('does not make a certificate good', () =>
		behindProxy(async (run, {front}) => {
			const env = {NO_PROXY: '127.0.0.1', AWS_ENDPOINT_URL: front};
			expect(failureOf(await run(`${link} --json`, env))).toMatchObject({code: 'tls'});
		}));
});

suite('settings that are no good', () => {
	test.each([
		['HTTPS_PROXY is no URL', {HTTPS_PROXY: `http://ana:${secret}@:no:`}, 'proxy-malformed', 'HTTPS_PROXY'],
		['AWS_CA_BUNDLE is no file', {AWS_CA_BUNDLE: '/nowhere.pem'}, 'ca-bundle-unreadable', 'AWS_CA_BUNDLE'],
	])('%s', (_, env, code, hint) =>
		behindProxy(async (run) => {
			const result = await run(`${link} --json`, env);
			expect(result).toMatchObject({code: 2, calls: []});
			expect(failureOf(result)).toMatchObject({code, hint: expect.stringContaining(hint)});
			expect(result.stderr).not.toContain(secret);
		}),
	);

	test('AWS_CA_BUNDLE holds no certificate', () =>
		behindProxy(async (run, _network, {folder}) => {
			const file = path.join(path.dirname(folder), 'bundle.pem');
			writeFileSync(file, 'no certificate at all');
			const result = await run(`${link} --json`, {AWS_CA_BUNDLE: file});
			expect(result).toMatchObject({code: 2, calls: []});
			expect(failureOf(result)).toMatchObject({code: 'ca-bundle-unreadable'});
		}));
});
