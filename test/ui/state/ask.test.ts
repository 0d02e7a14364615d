import {describe, expect, test} from 'vitest';
import {checkLines} from '../../../source/commands/policy/policy-text.ts';
import {decisionOf, previewOf} from '../../../source/policy/preview/preview.ts';
import {keysNow, viewOf} from '../../../source/ui/app.ts';
import {questionKey} from '../../../source/ui/preview/preview-question.ts';
import {roleQuestion} from '../../../source/ui/preview/previews.ts';
import type {AskScreen} from '../../../source/ui/screens/ask/ask-state.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {noon, role} from '../support/example.ts';
import {playOn} from '../support/played.ts';
import {rolePreview} from '../support/role-preview.ts';

const {symbols} = createTheme({colorDepth: 1, unicode: true});

const document = JSON.stringify({
	Version: '2012-10-17',
	Statement: [
		{Sid: 'Reports', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*'},
		{
			Sid: 'Office',
			Effect: 'Allow',
			Action: 'ec2:DescribeInstances',
			Resource: '*',
			Condition: {IpAddress: {'aws:SourceIp': '203.0.113.0/24'}},
		},
		{Effect: 'Allow', Action: 'sqs:ListQueues', Resource: '*'},
		{Sid: 'Never', Effect: 'Deny', Action: 'iam:*', Resource: '*'},
	],
});

/** The role under the cursor, with what it may do. */
const known = (played: ReturnType<typeof playOn>) => {
	const question = roleQuestion(played.state(), role('Audit').arn);
	const own = {policies: [{kind: 'inline', name: 'Own', document} as const], complete: true, notices: []};
	const preview = rolePreview(question, own, undefined, noon);
	played.send({type: 'previewed', key: questionKey(question), preview});
};

const opened = (...keys: readonly string[]) => {
	const played = playOn();
	known(played);
	played.press('c', ...keys);
	return played;
};

const askOf = (played: ReturnType<typeof playOn>): AskScreen => {
	const top = played.top();
	if (top?.name !== 'ask') throw new Error('The prompt is not open.');
	return top;
};

const text = (played: ReturnType<typeof playOn>) =>
	viewOf(played.state(), symbols)
		.lines.map((line) => line.map((span) => span.text).join(''))
		.join('\n');

test('the question is there again when it is asked of the same role, and of no other', () => {
	const played = opened('"s3:GetObject"', 'escape', 'c');
	expect(askOf(played)).toMatchObject({field: {value: 's3:GetObject'}, answer: {action: 's3:GetObject'}});
	played.press('escape', 'j', 'c');
	expect(askOf(played).field.value).toBe('');
});

describe('can they …?', () => {
	test.each([
		['sqs:ListQueues', '✓ allowed  sqs:ListQueues on *\n   allowed by statement 3 of Own (Allow)'],
		['SQS:listqueues', '✓ allowed  sqs:ListQueues on *'],
		[
			'ec2:DescribeInstances',
			'◐ conditional  ec2:DescribeInstances on *\n   allowed by Office of Own (Allow) only from 203.0.113.0/24',
		],
		['iam:CreateUser', '✗ denied  iam:CreateUser on *\n   denied by Never of Own (Deny)'],
		['sns:Publish', '✗ denied  sns:Publish on *\n   no statement allows it'],
		['s3:GetObject', 'allowed on arn:aws:s3:::reports/*: type one to ask about it'],
		['s3:GetObject arn:aws:s3:::rep*', 'allowed on arn:aws:s3:::reports/*: type one to ask about it'],
		['s3:GetObject arn:aws:s3:::other/*', '✗ denied  s3:GetObject on arn:aws:s3:::other/*\n   no statement'],
		['s3:GetObject on arn:aws:s3:::reports/x', '✓ allowed  s3:GetObject on arn:aws:s3:::reports/x'],
		['s3:GetObject arn:aws:s3:::other/x', '✗ denied  s3:GetObject on arn:aws:s3:::other/x'],
		['s3:GetObject *', 'allowed on arn:aws:s3:::reports/*: type one to ask about it'],
		['s3:GetObject on ar', 'allowed on arn:aws:s3:::reports/*: type one to ask about it'],
		['s3:GetObject reports', '“reports” is not the ARN of a resource: arn:aws:s3:::bucket/key is one.'],
		['nothing:AtAll', 'AWS has no action like that.'],
	])('%s', (question, answer) => {
		expect(text(opened(`"${question}"`))).toContain(answer);
	});

	test.each([
		['s3:GetObject', '*'],
		['s3:GetObject', 'arn:aws:s3:::reports/*'],
		['s3:GetObject', 'arn:aws:s3:::rep*'],
		['s3:GetObject', 'arn:aws:s3:::other/*'],
		['ec2:DescribeInstances', '*'],
		['iam:CreateUser', '*'],
	])('answers %s on %s as daypass policy --check does', (action, resource) => {
		const reading = {policies: [{kind: 'inline', name: 'Own', document} as const], complete: true};
		const visitor = {roleArn: role('Audit').arn, region: 'us-west-2', now: new Date(noon)};
		const question = {action, resource};
		const [answer = '', ...reasons] = checkLines(
			question,
			decisionOf(reading, question, visitor),
			previewOf(reading, visitor).actionsOf,
		);
		const shown = text(opened(`"${action} ${resource}"`));
		expect(shown).toContain(answer.replace(':', ' ').replace(/^(. \w+) +/, '$1  '));
		expect(reasons).not.toEqual([]);
		for (const reason of reasons)
			expect(shown.replace(/\s+/g, ' ')).toContain(reason.trim().replace(': ask with --on', ''));
	});

	test.each<[string, readonly string[], string]>([
		['a service', ['"dyn"', 'tab'], 'dynamodb:'],
		['an action', ['"s3:getobj"', 'tab'], 's3:GetObject'],
		['the one below', ['"s3:getobject"', 'down', 'tab'], 's3:GetObjectAcl'],
		['what stands after blanks', ['"  s3:getobj"', 'tab'], 's3:GetObject'],
		['and keeps the resource', ['"s3:getobj arn:aws:s3:::x"', 'tab'], 's3:GetObject arn:aws:s3:::x'],
		['nothing where there is nothing', ['"zzzz:"', 'tab'], 'zzzz:'],
	])('Tab completes %s', (_what, keys, value) => {
		expect(askOf(opened(...keys)).field.value).toBe(value);
	});

	test('names keys that move only while there is something to move in', () => {
		const shown = (question: string) => keysNow(opened(question).state()).map((key) => key.shown);
		expect(shown('"s3:get"')).toEqual(expect.arrayContaining(['Tab', 'Esc', '↑', '↓']));
		expect(shown('"zzzz:"')).not.toEqual(expect.arrayContaining(['Tab']));
		expect(shown('"zzzz:"')).toContain('Esc');
	});

	test('Esc goes back to where it was asked', () => {
		expect(opened('"q?"', 'escape').screens()).toEqual([]);
	});

	test('takes the question before it is known what the role may do, and answers as soon as it is', () => {
		const played = playOn();
		played.press('c');
		expect(text(played)).toContain('reading what the role may do…');
		played.press('"sqs:ListQueues"');
		expect(keysNow(played.state()).map((key) => key.shown)).not.toContain('Tab');
		known(played);
		expect(text(played)).toContain('✓ allowed  sqs:ListQueues on *');
	});

	test('says why that can’t be known', () => {
		const played = playOn();
		played.press('c');
		const problem = {
			code: 'access-denied',
			message: 'You may not read this role’s policies.',
			hint: '',
		} as const;
		played.send({type: 'policies-failed', arn: role('Audit').arn, problem});
		expect(text(played)).toContain('You may not read this role’s policies.');
		expect(text(played)).not.toContain('reading what');
	});

	test('says why, also where it was read and could not be worked out', () => {
		const played = playOn();
		played.press('c');
		const arn = role('Audit').arn;
		const policies = {policies: [], complete: true, notices: []};
		played.send({type: 'policies', arn, policies});
		const problem = {code: 'aws', message: 'That took too long.', hint: ''} as const;
		played.send({type: 'preview-failed', key: questionKey(roleQuestion(played.state(), arn)), problem});
		expect(text(played)).toContain('That took too long.');
	});
});
