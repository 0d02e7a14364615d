import {createServer, type IncomingHttpHeaders} from 'node:http';
import type {AddressInfo} from 'node:net';
import {
	AssumeRoleCommand,
	type AssumeRoleCommandInput,
	GetCallerIdentityCommand,
	GetFederationTokenCommand,
	STSClient,
} from '@aws-sdk/client-sts';
import fc from 'fast-check';
import {afterAll, afterEach, beforeAll, describe, expect, test, vi} from 'vitest';
import {toFailure} from '../../source/aws/errors.ts';
import {openSession} from '../../source/aws/session.ts';
import {openSts} from '../../source/aws/sts.ts';
import {Failure} from '../../source/failure.ts';

type Answer = {readonly status: number; readonly type: string; readonly body: string};
type Asked = {readonly body: string; readonly headers: IncomingHttpHeaders; readonly path: string};

const role = 'arn:aws:iam::111122223333:role/Audit';
const region = 'eu-west-1';

/** To the second, as AWS tells it. */
const anHourAhead = new Date(Math.ceil(Date.now() / 1000) * 1000 + 3_600_000);
const ended = anHourAhead.toISOString().replace('.000', '');

const issued: Answer = {
	status: 200,
	type: 'text/xml',
	body: `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
<AssumedRoleUser><AssumedRoleId>AROAEXAMPLE:guest</AssumedRoleId><Arn>arn:aws:sts::111122223333:assumed-role/Audit/guest</Arn></AssumedRoleUser>
<Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>a/b+c&amp;d</SecretAccessKey><SessionToken>token==</SessionToken><Expiration>${ended}</Expiration></Credentials>
<PackedPolicySize>6</PackedPolicySize></AssumeRoleResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></AssumeRoleResponse>`,
};

/** A server that answers with what it is told to, and keeps what it was asked. */
let answer = issued;
let asked: Asked[] = [];
/** AWS's clock, whatever that of a test says. */
const started = Date.now() - performance.now();
const clock = () => started + performance.now();
const server = createServer((request, response) => {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	request.on('end', () => {
		asked.push({
			body: Buffer.concat(chunks).toString('utf8'),
			headers: request.headers,
			path: request.url ?? '',
		});
		response.writeHead(answer.status, {'content-type': answer.type, date: new Date(clock()).toUTCString()});
		response.end(answer.body);
	});
});
let url = '';

beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
afterEach(() => {
	answer = issued;
	asked = [];
	vi.unstubAllEnvs();
});

const keys = {
	accessKeyId: 'ASIACALLER',
	secretAccessKey: 'secret',
	sessionToken: 'caller’s token'.slice(0, 6),
};

const ours = (base = url) => {
	vi.stubEnv('AWS_ENDPOINT_URL_STS', base);
	vi.stubEnv('AWS_ACCESS_KEY_ID', keys.accessKeyId);
	vi.stubEnv('AWS_SECRET_ACCESS_KEY', keys.secretAccessKey);
	vi.stubEnv('AWS_SESSION_TOKEN', keys.sessionToken);
	vi.stubEnv('AWS_PROFILE', '');
	vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
	vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
	return openSts(openSession(), region);
};

const theirs = (base = url) => new STSClient({endpoint: base, region, credentials: keys, maxAttempts: 1});

const fields = ({body}: Asked) => [...new URLSearchParams(body)].toSorted(([a], [b]) => (a < b ? -1 : 1));

const text = (maxLength: number) => fc.string({unit: 'grapheme', minLength: 1, maxLength});
const optional = {requiredKeys: ['RoleArn', 'RoleSessionName'] as ['RoleArn', 'RoleSessionName']};
const inputs: fc.Arbitrary<AssumeRoleCommandInput> = fc.record(
	{
		RoleArn: fc.constant(role),
		RoleSessionName: text(20),
		DurationSeconds: fc.integer({min: 900, max: 43_200}),
		Policy: fc.json({maxDepth: 2}),
		PolicyArns: fc.array(fc.record({arn: text(30)}), {minLength: 1, maxLength: 3}),
		Tags: fc.array(fc.record({Key: text(10), Value: fc.string({maxLength: 10})}), {
			minLength: 1,
			maxLength: 4,
		}),
		TransitiveTagKeys: fc.array(text(10), {minLength: 1, maxLength: 3}),
		ExternalId: text(20),
		SerialNumber: text(20),
		TokenCode: fc.stringMatching(/^\d{6}$/),
		SourceIdentity: text(10),
	},
	optional,
);

const withResult = (action: string, result: string): Answer => ({
	status: 200,
	type: 'text/xml',
	body: `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>${result}</${action}Result></${action}Response>`,
});

describe('GetCallerIdentity without the SDK’s client', () => {
	test('asks for and understands what the client does', async () => {
		answer = withResult(
			'GetCallerIdentity',
			'<Arn>arn:aws:iam::111122223333:user/a&amp;na</Arn><UserId>AIDAEXAMPLE</UserId><Account>111122223333</Account>',
		);
		const own = await ours().callerIdentity();
		const {Arn, Account, UserId} = await theirs().send(new GetCallerIdentityCommand({}));
		expect(own).toEqual({arn: Arn, account: Account, userId: UserId});
		const [first, second] = asked;
		if (!first || !second) throw new Error('Both have to ask.');
		expect(fields(first)).toEqual(fields(second));
	});

	test('takes an answer that names nobody for somebody else’s', async () => {
		answer = withResult('GetCallerIdentity', '<UserId>AIDAEXAMPLE</UserId>');
		await expect(ours().callerIdentity()).rejects.toMatchObject({code: 'bad-answer'});
	});
});

describe('GetFederationToken without the SDK’s client', () => {
	test('asks for and understands what the client does', async () => {
		const credentials = /<Credentials>.*<\/Credentials>/s.exec(issued.body)?.[0] ?? '';
		answer = withResult(
			'GetFederationToken',
			`${credentials}<FederatedUser><Arn>arn:aws:sts::111122223333:federated-user/guest</Arn></FederatedUser><PackedPolicySize>7</PackedPolicySize>`,
		);
		const input = {
			Name: 'guest',
			DurationSeconds: 3600,
			Policy: '{"Version":"2012-10-17"}',
			PolicyArns: [{arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess'}],
			Tags: [{Key: 'team', Value: 'audit & more'}],
		};
		const own = await ours().federationToken(input);
		const sdk = await theirs().send(new GetFederationTokenCommand(input));
		expect(own).toMatchObject({
			packedPolicySize: sdk.PackedPolicySize,
			credentials: {
				accessKeyId: sdk.Credentials?.AccessKeyId,
				secretAccessKey: sdk.Credentials?.SecretAccessKey,
				sessionToken: sdk.Credentials?.SessionToken,
				expiresAt: sdk.Credentials?.Expiration,
			},
		});
		const [first, second] = asked;
		if (!first || !second) throw new Error('Both have to ask.');
		expect(fields(first)).toEqual(fields(second));
	});
});

describe('AssumeRole without the SDK’s client', () => {
	test('asks for what the client would ask for, whatever it is', async () => {
		const sts = ours();
		await fc.assert(
			fc.asyncProperty(inputs, async (input) => {
				asked = [];
				await sts.assumeRole(input);
				await theirs().send(new AssumeRoleCommand(input));
				const [own, sdk] = asked;
				if (!own || !sdk) throw new Error('Both have to ask.');
				expect(fields(own)).toEqual(fields(sdk));
				expect(own.headers['content-type']).toBe(sdk.headers['content-type']);
			}),
			{numRuns: 40},
		);
	});

	test('signs host, type, time and session token, for STS in its region', async () => {
		await ours().assumeRole({RoleArn: role, RoleSessionName: 'guest'});
		expect(asked[0]?.headers['x-amz-security-token']).toBe(keys.sessionToken);
		expect(asked[0]?.headers.authorization).toMatch(
			/^AWS4-HMAC-SHA256 Credential=ASIACALLER\/\d{8}\/eu-west-1\/sts\/aws4_request, SignedHeaders=[a-z0-9;-]*host;[a-z0-9;-]*x-amz-date;x-amz-security-token, Signature=[0-9a-f]{64}$/,
		);
	});

	test('asks who one is, and for a federated user, as the client does', async () => {
		const sts = ours();
		const federation = {Name: 'guest', Policy: '{}', Tags: [{Key: 'a', Value: 'b'}], DurationSeconds: 3600};
		for (const [own, sdk] of [
			[() => sts.callerIdentity(), () => theirs().send(new GetCallerIdentityCommand({}))],
			[() => sts.federationToken(federation), () => theirs().send(new GetFederationTokenCommand(federation))],
		] as const) {
			for (const ask of [own, sdk]) await ask().catch(() => {});
			const [one, other] = asked;
			if (!one || !other) throw new Error('Both have to ask.');
			expect(fields(one)).toEqual(fields(other));
			asked = [];
		}
	});

	const swapped = (element: string, text: string) => ({
		...issued,
		body: issued.body.replace(new RegExp(`<${element}>[^<]*`), () => `<${element}>${text}`),
	});

	test.each([
		['an end in the past', swapped('Expiration', '2020-01-01T00:00:00Z')],
		['an end years away', swapped('Expiration', '2099-01-01T00:00:00Z')],
		['an end that is no time', swapped('Expiration', 'soon')],
		['no key', swapped('AccessKeyId', '')],
		['a key with a space in it', swapped('SecretAccessKey', 'a b')],
		['a token that is a line break', swapped('SessionToken', '&#10;')],
		['a token beyond all measure', swapped('SessionToken', 'x'.repeat(20_000))],
		['a token with half a letter', swapped('SessionToken', 'abc&#xD83D;')],
		['an element where a text should be', swapped('SessionToken', '<a>b</a>')],
		['two of one', swapped('SessionToken', 'a</SessionToken><SessionToken>b')],
		['a name of nobody', swapped('Arn', '')],
	])('refuses %s: that is no answer of AWS’s', async (_, told) => {
		answer = told;
		await expect(ours().assumeRole({RoleArn: role, RoleSessionName: 'guest'})).rejects.toMatchObject({
			code: 'bad-answer',
		});
		expect(asked).toHaveLength(1);
	});

	test('judges an end by AWS’s clock, not by a wrong one of this machine', async () => {
		const year = 365 * 86_400_000;
		const then = new Date(Date.now() - year);
		vi.useFakeTimers({now: then, toFake: ['Date']});
		try {
			const {credentials} = await ours().assumeRole({RoleArn: role, RoleSessionName: 'guest'});
			expect(credentials.expiresAt).toEqual(anHourAhead);
		} finally {
			vi.useRealTimers();
		}
	});

	test('keeps the path of an endpoint that has one', async () => {
		await ours(`${url}/behind/a/gateway`).assumeRole({RoleArn: role, RoleSessionName: 'guest'});
		await theirs(`${url}/behind/a/gateway`).send(
			new AssumeRoleCommand({RoleArn: role, RoleSessionName: 'guest'}),
		);
		expect(asked[0]?.path).toBe(asked[1]?.path);
	});

	test.each(['//elsewhere.example/sts', '/a//b/', '/a?b=c'])(
		'never leaves the endpoint’s host, whatever its path looks like: %s',
		async (tail) => {
			await ours(`${url}${tail}`).assumeRole({RoleArn: role, RoleSessionName: 'guest'});
			expect(asked[0]?.path).toBe(`${tail.replace(/\?.*|\/$/g, '')}/`);
		},
	);

	test.each(['SECR\nET', 'SECR€T'])(
		'says of a token that cannot be one, %j, that it is wrong',
		async (token) => {
			const sts = ours();
			vi.stubEnv('AWS_SESSION_TOKEN', token);
			const refused: unknown = await sts
				.assumeRole({RoleArn: role, RoleSessionName: 'guest'})
				.catch((error: unknown) => error);
			expect(refused).toMatchObject({kind: 'credentials', code: 'invalid-credentials'});
			expect(String((refused as Failure).message)).not.toContain('SECR');
			expect(asked).toEqual([]);
		},
	);

	test('follows no redirect: what is sent is signed', async () => {
		answer = {status: 307, type: 'text/html', body: 'Moved.'};
		await expect(ours().assumeRole({RoleArn: role, RoleSessionName: 'guest'})).rejects.toMatchObject({
			kind: 'aws',
			code: 'bad-answer',
		});
		expect(asked).toHaveLength(1);
	});

	test('reads what was issued', async () => {
		expect(await ours().assumeRole({RoleArn: role, RoleSessionName: 'guest'})).toEqual({
			credentials: {
				accessKeyId: 'ASIAEXAMPLE',
				secretAccessKey: 'a/b+c&d',
				sessionToken: 'token==',
				expiresAt: anHourAhead,
			},
			packedPolicySize: 6,
		});
	});

	const refusal = (status: number, code: string, message: string): Answer => ({
		status,
		type: 'text/xml',
		body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
	});

	// "AssumeRole: Errors" and "Common Errors", AWS STS API Reference.
	test.each([
		[
			refusal(
				403,
				'AccessDenied',
				'User: arn:aws:iam::1:user/a is not authorized to perform: sts:AssumeRole',
			),
		],
		[refusal(400, 'ExpiredTokenException', 'The security token included in the request is expired')],
		[refusal(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.')],
		[refusal(400, 'MalformedPolicyDocument', 'Syntax errors in policy.')],
		[refusal(400, 'PackedPolicyTooLarge', 'Packed size of session tags consumes 120% of allotted space.')],
		[refusal(403, 'RegionDisabledException', 'STS is not activated in this region.')],
		[
			refusal(
				400,
				'ValidationError',
				'1 validation error detected: Value &apos;x&apos; at &apos;roleArn&apos;',
			),
		],
		[refusal(418, 'SomethingNew', 'of &lt;AWS&gt; &#x2603;')],
		[
			{
				status: 403,
				type: 'text/xml',
				body: '<Response><Errors><Error><Code>AccessDenied</Code><Message>as moto says it</Message></Error></Errors></Response>',
			},
		],
		[{status: 200, type: 'text/html', body: '<!doctype html><title>Proxy</title>'}],
		[
			{
				status: 200,
				type: 'text/xml',
				body: '<AssumeRoleResponse><AssumeRoleResult></AssumeRoleResult></AssumeRoleResponse>',
			},
		],
		[{status: 200, type: 'text/xml', body: issued.body.slice(0, 300)}],
	] as const)('tells of %j what it would tell of the client’s error', async (told: Answer) => {
		answer = told;
		const input = {RoleArn: role, RoleSessionName: 'guest'};
		const ownFailure: unknown = await ours()
			.assumeRole(input)
			.catch((error: unknown) => error);
		const sdkFailure = await theirs()
			.send(new AssumeRoleCommand(input))
			.then(
				({Credentials}) => ({code: Credentials?.AccessKeyId ? 'none' : 'bad-answer', kind: 'aws'}),
				(error: unknown) => toFailure(error, {doing: 'assuming role/Audit', profile: 'default'}),
			);
		if (!(ownFailure instanceof Failure)) throw new Error('It has to fail.');
		expect({code: ownFailure.code, kind: ownFailure.kind}).toEqual({
			code: sdkFailure.code,
			kind: sdkFailure.kind,
		});
		if (sdkFailure instanceof Failure) expect(ownFailure.message).toBe(sdkFailure.message);
	});

	test.each([
		[403, 'text/html', '<html><body>403 Forbidden</body></html>'],
		[400, 'text/plain', ''],
		[404, 'application/json', '{"message":"no"}'],
	])('takes a refusal without AWS’s code for somebody else’s answer: %i %s', async (status, type, body) => {
		answer = {status, type, body};
		await expect(ours().assumeRole({RoleArn: role, RoleSessionName: 'guest'})).rejects.toMatchObject({
			kind: 'aws',
			code: 'bad-answer',
		});
	});
});
