import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {describe, expect, test} from 'vitest';
import type {ActionName, Fault} from '../../source/sandbox/faults.ts';
import {type CommandRun, type Daypass, failureOf, withProgram} from '../support/daypass.ts';
import {openDaypass} from '../support/daypass-terminal.ts';
import {keys} from '../support/keys.ts';
import {programFile} from '../support/program.ts';
import {until} from '../support/until.ts';

/** What the roles' owners and Ana's phone know. */
const externalId = 'acme-7731';
const mfaCode = '678901';
/** External IDs in trust policies that the caller may read but nobody ought to be told. */
const trusted = ['kansai-4410', 'acme-parcels-19', '5f1d0c62b7'];

const filesIn = (folder: string): string =>
	existsSync(folder)
		? readdirSync(folder)
				.map((name) => readFileSync(path.join(folder, name), 'utf8'))
				.join('\n')
		: '';

/** The secrets that turned up where none may, by where. The link on standard output is the one exception. */
const leaks = ({sandbox, folder}: Daypass, {stdout, stderr}: CommandRun) => {
	const secrets = [...sandbox.secrets(), ...trusted, externalId, mfaCode];
	const link = /http\S+?SigninToken=[\w%-]+/g;
	const places = {stdout: stdout.replaceAll(link, ''), stderr, files: filesIn(folder)};
	return Object.entries(places).flatMap(([place, content]) =>
		secrets.filter((secret) => content.includes(secret)).map((secret) => `${place}: ${secret}`),
	);
};

const partner = `link -r PartnerView -n bob --external-id ${externalId}`;
const deployer = `link -r app/Deployer-Prod -n bob --mfa-code ${mfaCode}`;

type Scene = {
	readonly words: string;
	readonly code: number;
	readonly as?: string;
	readonly env?: Readonly<Record<string, string>>;
	readonly faults?: Readonly<Partial<Record<ActionName, Fault>>>;
};

const scenes: Readonly<Record<string, Scene>> = {
	'a link with an external ID': {words: `${partner} --save partner`, code: 0},
	'a link with an external ID, as JSON': {words: `${partner} --json`, code: 0},
	'a link with an MFA code': {words: `${deployer} --save deploy`, as: 'ana', code: 0},
	'the roles, and the policies they are judged by': {words: 'roles --all --json', code: 0},
	'the roles, for a person': {words: 'roles --all', as: 'ana', code: 0},
	'an external ID that is refused': {words: `${partner} --tag a=b --json`, code: 3},
	'an external ID where none is asked for': {
		words: `link -r finance/Viewer-Ledger --external-id ${externalId}`,
		code: 3,
	},
	'an MFA code that is refused': {
		words: `${deployer} --mfa-serial arn:aws:iam::111122223333:mfa/x`,
		as: 'ana',
		code: 3,
	},
	'an MFA code that AWS would not take': {words: `${deployer}0`, as: 'ana', code: 2},
	'an external ID that AWS would not take': {words: `${partner}!`, code: 2},
	'an MFA code in a place of its own': {words: `link -r Audit ${mfaCode}`, code: 2},
	'an external ID of an option that isn’t there': {
		words: `link -r Audit --externalid=${externalId}`,
		code: 2,
	},
	'credentials that have expired': {words: partner, code: 4, faults: {'sts:AssumeRole': 'expired'}},
	'a secret that does not fit': {words: partner, as: 'ana', code: 4, env: {AWS_SECRET_ACCESS_KEY: 'wrong'}},
	'STS answers with a page': {words: partner, code: 1, faults: {'sts:AssumeRole': 'html'}},
	'STS’s answer is cut off': {words: partner, code: 1, faults: {'sts:AssumeRole': 'cut-off'}},
	'the sign-in service refuses': {words: partner, code: 1, faults: {'signin:getSigninToken': 'denied'}},
	'the sign-in service’s answer is cut off': {
		words: partner,
		code: 1,
		faults: {'signin:getSigninToken': 'cut-off'},
	},
	'the endpoint of the credentials answers with half of them': {
		words: partner,
		code: 1,
		faults: {'credentials:get': 'cut-off'},
	},
};

describe.concurrent('no secret leaves but in the link', () => {
	test.each(Object.entries(scenes))('%s', (_, {words, as, env, code, faults = {}}) =>
		withProgram(async (daypass) => {
			for (const [call, fault] of Object.entries(faults)) {
				if (fault) daypass.sandbox.fault(call as ActionName, fault);
			}
			const result = await daypass.run(words, {...(as === undefined ? {} : {as}), ...(env ? {env} : {})});
			expect(result.code).toBe(code);
			expect(leaks(daypass, result)).toEqual([]);
		}),
	);

	test('a link made again by name and by “-”, and what is kept of it', () =>
		withProgram(async (daypass) => {
			const given = `--external-id ${externalId}`;
			await daypass.run(`${partner} --save partner`);
			for (const words of [`partner ${given}`, `- ${given}`, 'history --json', 'presets list --json']) {
				const result = await daypass.run(words);
				expect(result.code).toBe(0);
				expect(leaks(daypass, result)).toEqual([]);
			}
		}));
});

const misplaced = 'wJq9Zr1tXv7Bn3Mk5Lp0/sD2fG4hJ6kL8zXcVbNm';

describe.concurrent('a secret key that was put in the wrong place as well', () => {
	test.each([
		['link -r Audit -n', {}],
		['link -r Audit --region', {}],
		['link -r Audit --profile', {}],
		['policy Audit --check', {}],
		['presets show', {}],
		['doctor --json --profile', {}],
		['', {}],
		['roles', {AWS_REGION: misplaced}],
	])('daypass %s …, %o', (words, env) =>
		withProgram(async ({run}) => {
			const {stdout, stderr} = await run(
				[...words.split(' ').filter(Boolean), ...(words === 'roles' ? [] : [misplaced])],
				{as: 'ana', env: {...env, AWS_SECRET_ACCESS_KEY: misplaced}},
			);
			expect(stdout + stderr).toContain('[secret]');
			expect(stdout + stderr).not.toContain(misplaced.slice(0, 20));
		}),
	);

	test('by a profile', () =>
		withProgram(async ({run, folder}) => {
			const file = `${folder}-aws`;
			writeFileSync(
				file,
				`[profile a]\naws_secret_access_key = ${misplaced}\n[profile b]\nregion = ${misplaced}\n`,
			);
			const {stderr} = await run('roles --profile b', {env: {AWS_CONFIG_FILE: file, AWS_REGION: undefined}});
			expect(stderr).toContain('[secret]');
			expect(stderr).not.toContain(misplaced.slice(0, 20));
		}));
});

/** Node's own chatter about requests, credentials and all. */
const chatty = {NODE_DEBUG: 'http,https,net,tls,stream,child_process'};

describe.concurrent('with NODE_DEBUG', () => {
	test.each([
		[partner, 0],
		[`${partner} --json`, 0],
		['link -r finance/Viewer-Ledger', 3],
		['roles', 0],
	])('%s', (words, code) =>
		withProgram(async (daypass) => {
			const result = await daypass.run(words, {env: chatty});
			expect(result.code).toBe(code);
			expect(result.calls.length).toBeGreaterThan(2);
			expect(leaks(daypass, result)).toEqual([]);
		}),
	);

	test('Ctrl-C still ends it with 130', () =>
		withProgram(async ({environment, sandbox}) => {
			sandbox.fault('sts:AssumeRole', 'hang');
			const words = ['link', '-r', 'Audit', '-n', 'bob'];
			const env = {...environment(), ...chatty};
			const terminal = await openDaypass({columns: 100, rows: 30, words, env});
			await until(() => sandbox.requests.some(({action}) => action === 'AssumeRole'));
			terminal.press(keys.ctrlC);
			expect(await terminal.ended()).toBe(130);
		}));
});

/** Makes the program crash on its way to the sign-in service, with the credentials in the error. */
const crashing = (how: string) => {
	const module = `const {toString} = URLSearchParams.prototype;
URLSearchParams.prototype.toString = function () {
	const text = toString.call(this);
	if (!this.has('Session')) return text;
	const error = Object.assign(new Error(text), {text, session: this.get('Session')});
	${how}
	return text;
};`;
	return {NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(module)}`};
};

describe.concurrent('when it crashes', () => {
	test.each([
		['in the middle of its work', 'throw error;'],
		['in a callback', 'setImmediate(() => { throw error; });'],
		['with a promise nobody waits for', 'Promise.reject(error);'],
		['with something that is no error', 'setImmediate(() => { throw this.get("Session"); });'],
	])('%s', (_, how) =>
		withProgram(async (daypass) => {
			const result = await daypass.run(`${partner} --json`, {env: crashing(how)});
			expect(result.code).toBe(1);
			expect(failureOf(result)).toMatchObject({code: 'unexpected-error'});
			expect(leaks(daypass, result)).toEqual([]);
		}),
	);
});

/** Something between the program and AWS that answers with what it was sent, in every encoding. */
const withEcho = async (status: number, use: (url: string) => Promise<void>) => {
	const server = createServer(async (request, response) => {
		const body = await text(request);
		const said = [JSON.stringify(request.headers), body, decodeURIComponent(body.replaceAll('+', ' '))].join(
			' ',
		);
		const message = said.replaceAll(/[<>&]/g, ' ');
		response.writeHead(status, {'content-type': 'text/xml'});
		response.end(
			`<ErrorResponse><Error><Code>Teapot</Code><Message>${message}</Message></Error></ErrorResponse>`,
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	try {
		await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	} finally {
		server.closeAllConnections();
		server.close();
	}
};

describe.concurrent('when a proxy answers with what it was sent', () => {
	test.each([
		['AWS_ENDPOINT_URL_SIGNIN', 400],
		['AWS_ENDPOINT_URL_SIGNIN', 502],
		['AWS_ENDPOINT_URL_STS', 400],
		['AWS_ENDPOINT_URL_STS', 403],
	])('%s, HTTP %d', (variable, status) =>
		withEcho(status, (url) =>
			withProgram(async (daypass) => {
				const result = await daypass.run(partner, {env: {[variable]: url}});
				expect(result).toMatchObject({code: 1, stdout: ''});
				expect(leaks(daypass, result)).toEqual([]);
			}),
		),
	);
});

test.skipIf(!existsSync('/proc/self/cmdline'))('the process list shows what was typed and nothing more', () =>
	withProgram(async ({run, sandbox}) => {
		sandbox.fault('signin:getSigninToken', 'hang');
		const asked = () => sandbox.requests.some(({action}) => action === 'getSigninToken');
		let shown = '';
		const words = ['link', '-r', 'Audit', '-n', 'bob'];
		await run(words, {
			onStart: (child) =>
				void until(asked).then(() => {
					shown = readFileSync(`/proc/${child.pid}/cmdline`, 'utf8');
					child.kill('SIGINT');
				}),
		});
		expect(shown).toBe([process.execPath, programFile, ...words, ''].join('\0'));
	}),
);
