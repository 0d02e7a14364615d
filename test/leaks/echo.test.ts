import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {withProgram} from '../support/daypass.ts';
import {http, withRawServer} from '../support/raw-server.ts';

const link = 'link -r arn:aws:iam::111122223333:role/PartnerView -n bob --external-id';
/** What the role asks for; where it is not so far that it matters, one that is written in many ways. */
const idFor = (variable: string) =>
	variable === 'AWS_ENDPOINT_URL_SIGNIN' ? 'acme-7731' : 'team/acme-7731+kyoto';

/** What was sent: the names of the fields stand for what an answer may quote. */
const sentIn = (request: string): Readonly<Record<string, string>> => {
	const [head = '', body = ''] = request.split('\r\n\r\n');
	const form = new URLSearchParams(body);
	const session: Record<string, string> = JSON.parse(form.get('Session') ?? '{}');
	const header = (name: string) => new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
	return {
		accessKeyId: /Credential=([^/]+)/.exec(head)?.[1] ?? '',
		sessionToken: header('x-amz-security-token'),
		externalId: form.get('ExternalId') ?? '',
		...session,
	};
};

const disguises: Readonly<Record<string, (secret: string) => string>> = {
	plain: (secret) => secret,
	percent: encodeURIComponent,
	base64: (secret) => Buffer.from(secret).toString('base64'),
	json: (secret) => JSON.stringify(secret).replaceAll('/', '\\/'),
	lines: (secret) => secret.replaceAll(/.{5}/g, '$& '),
	'json escapes': (secret) =>
		[...secret].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
	entities: (secret) => [...secret].map((one) => `&#x${one.charCodeAt(0).toString(16)};`).join(''),
	'percent twice, in part': (secret) =>
		secret.replaceAll(/[^a-z]/g, (one) => `%25${one.charCodeAt(0).toString(16)}`),
	'base64 of base64': (secret) => Buffer.from(Buffer.from(secret).toString('base64url')).toString('base64'),
	colours: (secret) => secret.replaceAll(/.{5}/g, '$&\u009b1m'),
	'upper case': (secret) => secret.toUpperCase(),
	'a part': (secret) => secret.slice(0, 18),
	'cut off': (secret) => `${'and so on '.repeat(28)}${secret}`,
};

/** A part of what was quoted, as it was written: there is no other way for it to get out. */
const stillSays = (text: string, quoted: string): boolean => {
	const gapless = (words: string) => words.replaceAll(/\s|[\u009b\u001b](\[?1m)?/g, '');
	const told = gapless(text);
	const written = gapless(quoted).slice(-400);
	return Array.from({length: Math.max(1, written.length - 11)}, (_, at) => written.slice(at, at + 12)).some(
		(part) => told.includes(part),
	);
};

type Echo = {readonly variable: string; readonly field: string; readonly answer: (words: string) => string};

const stsAnswer = (code: string, status: string) => (words: string) =>
	http(
		`<ErrorResponse><Error><Code>${code}</Code><Message>it was ${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')} indeed</Message></Error></ErrorResponse>`,
		status,
	);

const echoes: readonly Echo[] = [
	...['accessKeyId', 'sessionToken', 'externalId'].flatMap((field) => [
		{variable: 'AWS_ENDPOINT_URL_STS', field, answer: stsAnswer('AccessDenied', '403 Forbidden')},
		{variable: 'AWS_ENDPOINT_URL_STS', field, answer: stsAnswer('Teapot', '418 Teapot')},
	]),
	...['sessionId', 'sessionKey', 'sessionToken'].map((field) => ({
		variable: 'AWS_ENDPOINT_URL_SIGNIN',
		field,
		answer: (words: string) =>
			http(JSON.stringify({message: `${field}: ${words}`}), '400 Bad Request', 'text/plain'),
	})),
];

describe.concurrent('an answer that quotes a secret', () => {
	test.each(echoes.flatMap((echo) => Object.keys(disguises).map((disguise) => ({...echo, disguise}))))(
		'$variable, $field, $disguise',
		({variable, field, answer, disguise}) => {
			const quoted: string[] = [];
			return withRawServer(
				(socket, request) => {
					const secret = sentIn(request)[field] ?? '';
					const words = disguises[disguise]?.(secret) ?? '';
					if (secret !== '') quoted.push(words.replace(/^(and so on )+/, ''));
					socket.write(answer(words));
				},
				(url) =>
					withProgram(async ({run}) => {
						const words = `${link} ${idFor(variable)}`;
						for (const asked of [words, `${words} --json`]) {
							const {code, stderr} = await run(asked, {env: {[variable]: url}});
							expect(code).not.toBe(0);
							expect(quoted.length).toBeGreaterThan(0);
							expect(quoted.filter((secret) => stillSays(stderr, secret))).toEqual([]);
						}
					}),
			);
		},
	);
});

const answered = (action: string, result: string) =>
	http(`<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`);

/** Of a token, as much as can be a session's name. */
const nameFrom = (token: string): string =>
	token
		.split(/[^\w+=,.@-]/)
		.reduce((longest, part) => (part.length > longest.length ? part : longest), '')
		.slice(0, 40);

test.concurrent('an answer that puts a secret where something is kept is kept without it', () =>
	withRawServer(
		(socket, request) => {
			const {sessionToken = '', externalId = ''} = sentIn(request);
			const arn = (words: string) => `<Arn>arn:aws:sts::111122223333:assumed-role/${words}</Arn>`;
			const keys = ['AccessKeyId', 'SecretAccessKey', 'SessionToken']
				.map((name) => `<${name}>${name}OfTheVisitor</${name}>`)
				.join('');
			const until = `<Expiration>${new Date(Date.now() + 3_600_000).toISOString()}</Expiration>`;
			if (request.includes('getSigninToken')) {
				socket.write(http('{"SigninToken":"TokenOfTheVisitor"}'));
				return;
			}
			socket.write(
				request.includes('Action=GetCallerIdentity')
					? answered(
							'GetCallerIdentity',
							`${arn(`Dev/${nameFrom(sessionToken)}`)}<Account>111122223333</Account>`,
						)
					: answered(
							'AssumeRole',
							`<AssumedRoleUser>${arn(`R/${externalId}`)}</AssumedRoleUser><Credentials>${keys}${until}</Credentials>`,
						),
			);
		},
		(url) =>
			withProgram(async ({run, folder, sandbox}) => {
				const {stdout} = await run(
					'link -r arn:aws:iam::111122223333:role/R --external-id acme-7731 --json',
					{env: {AWS_ENDPOINT_URL_STS: url, AWS_ENDPOINT_URL_SIGNIN: url}},
				);
				const said = JSON.parse(stdout) as {principal: string; sessionName: string};
				expect(said.sessionName).toContain('[secret]');
				expect(said.principal).toMatch(/:assumed-role\/R\/daypass-/);
				const files = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
				expect(files.join('')).toContain('"role":"arn:aws:iam::111122223333:role/R"');
				for (const secret of [...sandbox.secrets(), 'acme-7731'])
					expect(stillSays([stdout, ...files].join(''), secret.slice(0, 40))).toBe(false);
			}),
	));
