import {describe, expect, test} from 'vitest';
import type {ActionName, Fault} from '../../source/sandbox/faults.ts';
import {failureOf, promptly, withDaypass} from '../support/daypass.ts';
import {expectSentence} from './sentence.ts';

/** What a call that goes wrong for good makes of `daypass link --role Audit`. */
type Outcome = {readonly code: string; readonly exitCode: number; readonly tries: number};

const unavailable = {code: 'aws-unavailable', exitCode: 1, tries: 3};
const nonsense = {code: 'bad-answer', exitCode: 1, tries: 1};
const reset = {code: 'reset', exitCode: 1, tries: 3};

const ofAnyCall = {
	throttled: {code: 'throttled', exitCode: 1, tries: 3},
	'500': unavailable,
	'503': unavailable,
	reset,
	'cut-off': reset,
	html: nonsense,
	empty: nonsense,
	'wrong-json': nonsense,
} satisfies Partial<Record<Fault & string, Outcome>>;

const ofTheSdk = {
	...ofAnyCall,
	expired: {code: 'expired-credentials', exitCode: 4, tries: 1},
	denied: {code: 'access-denied', exitCode: 3, tries: 1},
};

const refusedToken = {code: 'federation-refused', exitCode: 1, tries: 1};
const noneGiven = {code: 'no-credentials', exitCode: 4, tries: 1};

const calls: Readonly<Record<string, Readonly<Record<string, Outcome>>>> = {
	'credentials:get': {...ofAnyCall, expired: noneGiven, denied: noneGiven},
	// A bare name is looked up; who may not look is taken at their word. The second is for what its visitor could do.
	'iam:GetRole': {...ofTheSdk, denied: {code: '', exitCode: 0, tries: 2}},
	'sts:GetCallerIdentity': ofTheSdk,
	'sts:AssumeRole': {
		...ofTheSdk,
		denied: {code: 'unseen-policy-refuses', exitCode: 3, tries: 1},
	},
	'signin:getSigninToken': {...ofAnyCall, expired: refusedToken, denied: refusedToken},
};

const cases = Object.entries(calls).flatMap(([call, faults]) =>
	Object.entries(faults).map(([fault, outcome]) => ({
		call: call as ActionName,
		fault: fault as Fault,
		...outcome,
	})),
);

describe.concurrent('a call of link that goes wrong', () => {
	test.each(cases)(
		'$call × $fault: exit code $exitCode after $tries',
		({call, fault, code, exitCode, tries}) =>
			withDaypass(async ({run, sandbox}) => {
				sandbox.fault(call, fault);
				const result = await run('link -r Audit --json', {deadline: promptly});
				expect(result).toMatchObject({code: exitCode});
				if (exitCode === 0) expect(JSON.parse(result.stdout)).toMatchObject({version: 1});
				else expectSentence(failureOf(result), code);
				const made = sandbox.requests.filter(({service, action}) => `${service}:${action}` === call);
				expect(made).toHaveLength(tries);
			}),
	);
});

describe.concurrent('a call of link that is late or goes wrong twice', () => {
	test.each(Object.keys(calls) as ActionName[])('%s succeeds in the end', (call) =>
		withDaypass(async ({run, sandbox}) => {
			sandbox.fault(call, '503', 2);
			const {code, stdout} = await run('link -r Audit');
			expect({code, stdout}).toEqual({code: 0, stdout: expect.stringMatching(/^http\S+\n$/)});
		}),
	);

	test('all of them, a second each', () =>
		withDaypass(async ({run, sandbox}) => {
			for (const call of Object.keys(calls) as ActionName[]) sandbox.fault(call, {slow: 1000});
			expect(await run('link -r Audit')).toMatchObject({code: 0});
		}));
});
