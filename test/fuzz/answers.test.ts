import fc from 'fast-check';
import {afterEach, describe, expect, test, vi} from 'vitest';
import {exchange} from '../../source/aws/exchange.ts';
import {openSession} from '../../source/aws/session.ts';
import {openSts} from '../../source/aws/sts.ts';
import {Failure} from '../../source/failure.ts';
import {signInToken} from '../../source/signin/sign-in-token.ts';
import {http, withRawServer} from '../support/raw-server.ts';
import {foreignText, runs, seed} from './foreign-bytes.ts';

const minutes = runs * 50 + 120_000;

afterEach(() => vi.unstubAllEnvs());

const issued = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><AssumedRoleUser><Arn>arn:aws:sts::111122223333:assumed-role/Audit/guest</Arn></AssumedRoleUser><Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>a/b&amp;d</SecretAccessKey><SessionToken>token==</SessionToken><Expiration>2026-11-25T13:00:00Z</Expiration></Credentials><PackedPolicySize>6</PackedPolicySize></AssumeRoleResult></AssumeRoleResponse>`;
const refused =
	'<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no &#x1F511;</Message></Error></ErrorResponse>';

describe('whatever a server answers', () => {
	test(
		'to a request: it is an answer or an error, and soon',
		async () => {
			let said = '';
			const answers = [
				http('body'),
				'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n',
				'HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx',
			];
			await withRawServer(
				(socket) => socket.end(said, 'latin1'),
				(url) =>
					fc.assert(
						fc.asyncProperty(foreignText(answers), async (text) => {
							said = text;
							const answer = await exchange(
								{url, method: 'GET', headers: {}, timeout: 20_000},
								undefined,
							).catch((error: unknown) => error);
							if (answer instanceof Error)
								expect((answer as {code?: string}).code).toMatch(/^(HPE_|ECONN|NOT_HTTP|EPIPE)/);
							else expect(answer).toMatchObject({status: expect.any(Number)});
						}),
						{numRuns: runs, seed},
					),
			);
		},
		minutes,
	);

	test.each([
		['200 OK', issued],
		['403 Forbidden', refused],
	])(
		'as STS, %s: credentials or words',
		async (status, body) => {
			let said = '';
			await withRawServer(
				(socket) => socket.write(http(said, status)),
				async (url) => {
					const env = {
						AWS_ENDPOINT_URL_STS: url,
						AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
						AWS_SECRET_ACCESS_KEY: 'secret',
						AWS_CONFIG_FILE: '/dev/null',
						AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
					};
					const sts = openSts(openSession({env}), 'eu-west-1');
					await fc.assert(
						fc.asyncProperty(foreignText([body]), async (text) => {
							said = text;
							const answer = await sts
								.assumeRole({RoleArn: 'arn:aws:iam::111122223333:role/Audit', RoleSessionName: 'guest'})
								.catch((error: unknown) => error);
							if (answer instanceof Error) expect(answer).toBeInstanceOf(Failure);
							else
								expect(answer).toMatchObject({
									credentials: {sessionToken: expect.stringMatching(/^[!-~]+$/)},
								});
						}),
						{numRuns: runs, seed},
					);
				},
			);
		},
		minutes,
	);

	test(
		'as the sign-in service: a token or words',
		async () => {
			let said = '';
			const credentials = {accessKeyId: 'A', secretAccessKey: 'S', sessionToken: 'T', expiresAt: new Date()};
			await withRawServer(
				(socket) => socket.write(http(said, '200 OK', 'application/json')),
				(url) =>
					fc.assert(
						fc.asyncProperty(foreignText(['{"SigninToken":"abc"}']), async (text) => {
							said = text;
							const answer = await signInToken([url], credentials, undefined, undefined, undefined).catch(
								(error: unknown) => error,
							);
							if (answer instanceof Error) expect(answer).toBeInstanceOf(Failure);
							else expect(answer).toMatchObject({token: expect.stringMatching(/^[!-~]+$/)});
						}),
						{numRuns: runs, seed},
					),
			);
		},
		minutes,
	);
});
