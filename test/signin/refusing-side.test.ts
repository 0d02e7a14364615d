import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, expect, test} from 'vitest';
import {failureOf, withDaypass} from '../support/daypass.ts';

const role = 'arn:aws:iam::111122223333:role/Audit';
const start = `User: arn:aws:sts::111122223333:assumed-role/cm-chiba.yukihiro/cm-chiba.yukihiro is not authorized to perform: sts:AssumeRole on resource: ${role}`;

/** An STS that refuses everything in these words. */
const refusingSts = async (code: string, message: string) => {
	const server = createServer((request, response) => {
		request.resume();
		response.writeHead(403, {'content-type': 'text/xml'});
		response.end(
			`<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
		);
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const {port} = server.address() as AddressInfo;
	return {env: {AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${port}`}, close: () => server.close()};
};

// "Troubleshoot access denied error messages", IAM User Guide.
describe.concurrent('AWS’s words for who refuses', () => {
	test.each([
		['with an explicit deny in a service control policy', 'organisation-refuses', 'SCPs'],
		['because no service control policy allows the sts:AssumeRole action', 'organisation-refuses', 'SCPs'],
		['with an explicit deny in a resource control policy', 'organisation-refuses', 'RCPs'],
		['with an explicit deny in a VPC endpoint policy', 'network-refuses', 'VPC endpoint'],
		['because no permissions boundary allows the sts:AssumeRole action', 'own-policies-refuse', 'boundary'],
		['because no session policy allows the sts:AssumeRole action', 'own-policies-refuse', 'narrowed'],
	])('%s: %s', (words, code, hint) =>
		withDaypass(async ({run}) => {
			const {env, close} = await refusingSts('AccessDenied', `${start} ${words}`);
			const result = await run(`link -r ${role} -n bob --json`, {env}).finally(close);
			expect(result.code).toBe(3);
			expect(failureOf(result)).toMatchObject({
				code,
				message: expect.stringContaining(words),
				hint: expect.stringContaining(hint),
			});
		}),
	);

	test.each([
		[
			'ExpiredTokenException',
			'The security token included in the request is expired',
			4,
			'expired-credentials',
		],
		['SignatureDoesNotMatch', 'Signature not yet current: 20300101T000000Z is still later', 4, 'clock-skew'],
		['MalformedPolicyDocument', 'Syntax errors in policy.', 2, 'malformed-policy'],
		['ValidationError', 'A value nobody foresaw', 2, 'refused-value'],
		['SomethingNew', 'Nobody knows this one', 1, 'aws-error'],
	])('%s (“%s”): exit code %i, %s', (name, words, exitCode, code) =>
		withDaypass(async ({run}) => {
			const {env, close} = await refusingSts(name, words);
			const result = await run(`link -r ${role} -n bob --json`, {env}).finally(close);
			expect(result.code).toBe(exitCode);
			const {hint, ...failure} = failureOf(result);
			expect(failure).toMatchObject({code});
			expect(hint).toMatch(/^[A-Z].*\.$/);
		}),
	);
});
