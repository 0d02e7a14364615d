import {expect, test} from 'vitest';
import {reportLines} from '../../../source/commands/doctor/doctor-report.ts';
import {withDaypass} from '../../support/daypass.ts';

const machine = {daypass: '1.2.3', node: '20.19.4', platform: 'linux', architecture: 'x64'};

test('a report is one block, with account numbers shortened and no access key', () => {
	const detail = 'user/ana of 111122223333 (arn:aws:iam::111122223333:user/ana), AKIAIOSFODNN7EXAMPLE ```';
	const lines = reportLines([{id: 'caller', status: 'ok', title: 'Caller', detail, hint: 'a hint'}], machine);
	expect(lines).toEqual([
		'```text',
		'daypass 1.2.3, Node.js 20.19.4, linux x64',
		"ok  Caller  user/ana of …3333 (arn:aws:iam::…3333:user/ana), (access key) '''",
		'```',
	]);
});

test.each([undefined, 'ana'])('daypass doctor --report as %s', (as) =>
	withDaypass(async ({run, sandbox}) => {
		const {code, stdout, stderr} = await run('doctor --report', as === undefined ? {} : {as});
		expect({code, stderr}).toEqual({code: 0, stderr: ''});
		expect(stdout).toMatch(/^```text\ndaypass .*\n```\n$/s);
		expect(stdout).not.toContain('111122223333');
		for (const secret of sandbox.secrets()) expect(stdout).not.toContain(secret);
	}),
);

test('a report is for people: with --json it is refused', () =>
	withDaypass(async ({run}) => {
		expect((await run('doctor --report --json')).code).toBe(2);
	}));
