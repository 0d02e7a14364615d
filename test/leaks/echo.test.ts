import {describe, expect, test} from 'vitest';
import {withProgram} from '../support/daypass.ts';
import {http, withRawServer} from '../support/raw-server.ts';

const externalId = 'acme-7731';
const link = `link -r arn:aws:iam::111122223333:role/PartnerView -n bob --external-id ${externalId}`;

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
	'a part': (secret) => secret.slice(0, 12),
};

/** A part of the secret that still is one, in the text as it stands or with what hides it undone. */
const stillSays = (text: string, secret: string): boolean => {
	const readings = [
		text,
		text.replaceAll(/\s/g, ''),
		decodeURIComponent(text.replaceAll(/%(?![\dA-F]{2})/gi, '%25')),
	];
	const encoded = Buffer.from(secret).toString('base64');
	const parts = [secret, encoded].flatMap((one) =>
		Array.from({length: Math.max(1, one.length - 8)}, (_, at) => one.slice(at, at + 8)),
	);
	return parts.some((part) => readings.some((reading) => reading.includes(part)));
};

type Echo = {readonly variable: string; readonly field: string; readonly answer: (words: string) => string};

const stsAnswer = (code: string, status: string) => (words: string) =>
	http(
		`<ErrorResponse><Error><Code>${code}</Code><Message>it was ${words.replaceAll(/[<&]/g, ' ')} indeed</Message></Error></ErrorResponse>`,
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
					if (secret !== '') quoted.push(secret);
					socket.write(answer(disguises[disguise]?.(secret) ?? ''));
				},
				(url) =>
					withProgram(async ({run}) => {
						for (const words of [link, `${link} --json`]) {
							const {code, stderr} = await run(words, {env: {[variable]: url}});
							expect(code).not.toBe(0);
							expect(quoted.length).toBeGreaterThan(0);
							expect(quoted.filter((secret) => stillSays(stderr, secret))).toEqual([]);
						}
					}),
			);
		},
	);
});
