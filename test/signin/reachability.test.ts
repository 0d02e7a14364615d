import {expect, test} from 'vitest';
import {Failure} from '../../source/failure.ts';
import {endpointCheck} from '../../source/signin/reachability.ts';

const url = new URL('https://ana:canary@endpoint.example/federation?canary');
const answered = (status: number) => ({status, sentAt: 0, receivedAt: 1});

test.each([
	['sts', 302, false, 'ok', 'https://endpoint.example'],
	['iam', 403, false, 'ok', 'https://endpoint.example'],
	['signin', 400, false, 'ok', 'https://endpoint.example'],
	['signin', 200, false, 'warning', 'answers HTTP 200 where AWS’s sign-in would say 400'],
	['sts', 302, true, 'warning', 'not AWS’s own'],
	['signin', 503, false, 'problem', 'HTTP 503'],
	['sts', 407, false, 'problem', 'the proxy wants to know who you are'],
] as const)('%s answering %d (not AWS’s own: %s) is %s', (service, status, unusual, expected, detail) => {
	const check = endpointCheck({service, url, answer: answered(status)}, unusual);
	expect(check).toMatchObject({id: `endpoint-${service}`, status: expected});
	expect(check.detail).toContain(detail);
	expect(JSON.stringify(check)).not.toContain('canary');
});

test('an endpoint that does not answer is told with what to do', () => {
	const answer = new Failure('dns', 'The name can’t be looked up.', 'Check the network.');
	expect(endpointCheck({service: 'iam', url, answer}, false)).toMatchObject({
		status: 'problem',
		detail: 'https://endpoint.example: The name can’t be looked up.',
		hint: 'Check the network.',
	});
});
