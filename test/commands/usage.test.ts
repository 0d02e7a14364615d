import {describe, expect, test} from 'vitest';
import {withDaypass} from '../support/daypass.ts';
import {fails, linkCalls} from './failing.ts';

const audit = 'arn:aws:iam::111122223333:role/Audit';
const minted = `link -r ${audit} -n bob`;

describe.concurrent('exit code 2: usage, or a value AWS would refuse or does not know', () => {
	fails(2, {
		'a word that is no command and no preset': {
			words: 'lnik',
			code: 'unknown-command',
			hint: 'Did you mean “link”?',
		},
		'help on a word that is none': {words: 'help roels', code: 'unknown-command', hint: '“roles”'},
		'an empty word': {words: [''], code: 'unknown-command', hint: 'daypass --help'},
		'an unknown option': {words: 'link --rol x', code: 'unknown-option', hint: 'Did you mean --role?'},
		'an unknown option of the screen': {
			words: '--profil x',
			code: 'unknown-option',
			hint: 'Did you mean --profile?',
		},
		'a word too many': {words: `${minted} extra more`, code: 'excess-arguments', hint: 'daypass link --help'},
		'a role twice': {words: `${minted} extra`, code: 'conflicting-option', hint: 'Leave one of them out'},
		'an option without its value': {
			words: 'link --json -r',
			code: 'option-missing-argument',
			hint: 'daypass link --help',
		},
		'no role': {words: 'link', code: 'role-missing', hint: 'daypass link <role>'},
		'a role that isn’t there': {
			words: 'link -r Audot',
			code: 'unknown-role',
			hint: 'Did you mean Audit?',
			calls: ['iam:GetRole', 'iam:ListRoles'],
		},
		'a part of a role’s name': {
			words: 'link -r Responde',
			code: 'unknown-role',
			hint: 'Did you mean Responder?',
			calls: ['iam:GetRole', 'iam:ListRoles'],
		},
		'the path of another role': {
			words: 'link -r team/Responder',
			code: 'unknown-role',
			hint: 'oncall/Responder',
			calls: ['iam:GetRole'],
		},
		'the ARN of a session': {
			words: 'link -r arn:aws:sts::111122223333:assumed-role/Audit/bob',
			code: 'role-malformed',
			hint: 'arn:aws:iam::111122223333:role/Name',
		},
		'an unknown service': {words: `${minted} -t s33`, code: 'unknown-service', hint: 's3'},
		'an unknown service, the role by name': {
			words: 'link -r Audit -t s33',
			code: 'unknown-service',
			hint: 's3',
		},
		'an unknown page': {words: `${minted} -t ec2/instanes`, code: 'unknown-page', hint: 'ec2/instances'},
		'an address that is no console’s': {
			words: `${minted} -t https://evil.example/s3`,
			code: 'not-a-console-url',
			hint: 'console',
		},
		'an unknown region': {words: `${minted} --region us-wset-2`, code: 'unknown-region', hint: 'us-west-2'},
		'AWS_REGION that is none': {
			words: 'link -r Audit',
			env: {AWS_REGION: 'us-wset-2'},
			code: 'unknown-region',
			hint: 'us-west-2',
		},
		'an unknown region for the list of roles': {
			words: 'roles --region us-wset-2',
			code: 'unknown-region',
			hint: 'us-west-2',
		},
		'no region at all': {
			words: minted,
			env: {AWS_REGION: undefined},
			code: 'no-region',
			hint: 'AWS_REGION',
		},
		'no region for the list of roles': {
			words: 'roles',
			env: {AWS_REGION: undefined},
			code: 'no-region',
			hint: 'AWS_REGION',
		},
		'a region that STS is switched off in': {
			words: minted,
			given: (sandbox) => sandbox.fault('sts:AssumeRole', 'region-disabled'),
			code: 'region-disabled',
			hint: 'AWS_REGION',
			calls: linkCalls('sts:AssumeRole'),
		},
		'a role of another partition': {
			words: 'link -r arn:aws-cn:iam::111122223333:role/Audit -n bob',
			env: {AWS_REGION: 'us-east-1'},
			code: 'other-partition',
			hint: 'AWS_REGION',
		},
		'a role and a region of another partition than the caller’s': {
			words: 'link -r arn:aws-cn:iam::111122223333:role/Audit -n bob --region cn-north-1',
			env: {AWS_REGION: 'us-east-1'},
			code: 'other-partition',
			hint: 'AWS_REGION',
		},
		'a partition that isn’t there': {
			words: 'link -r arn:aws-mars:iam::111122223333:role/Audit -n bob',
			code: 'unknown-partition',
			hint: 'arn:aws-cn:',
		},
		'a region of another partition': {
			words: `${minted} --region cn-north-1`,
			code: 'region-of-other-partition',
			hint: 'us-east-1',
		},
		'a page of another partition': {
			words: `${minted} -t https://console.amazonaws.cn/s3/home`,
			code: 'other-partition',
			hint: 'console.aws.amazon.com',
		},
		'a length of time that is none': {words: `${minted} -d soon`, code: 'duration-malformed', hint: '90m'},
		'longer than AWS ever gives': {words: `${minted} -d 13h`, code: 'duration-out-of-range', hint: '12h'},
		'shorter than AWS ever gives': {words: `${minted} -d 14m`, code: 'duration-out-of-range', hint: '15m'},
		'longer than role chaining gives': {
			words: `${minted} -d 2h`,
			code: 'duration-too-long',
			hint: '--duration 1h',
			calls: ['sts:GetCallerIdentity'],
		},
		'a session name AWS does not take': {
			words: ['link', '-r', audit, '-n', 'two words'],
			code: 'session-name-malformed',
			hint: '64',
		},
		'a session tag given twice': {
			words: `${minted} --tag Team=a --tag team=b`,
			code: 'tag-repeated',
			hint: 'once',
		},
		'a session tag that is none': {
			words: `${minted} --tag team`,
			code: 'tag-malformed',
			hint: 'team=audit',
		},
		'a source identity AWS does not take': {
			words: `${minted} --source-identity aws:me`,
			code: 'source-identity-malformed',
			hint: 'aws:',
		},
		'an external ID AWS does not take': {
			words: ['link', '-r', audit, '-n', 'bob', '--external-id', 'two words'],
			code: 'external-id-malformed',
			hint: '1,224',
		},
		'an MFA code of five digits': {
			words: `${minted} --mfa-code 12345`,
			code: 'mfa-code-malformed',
			hint: '--mfa-code',
		},
		'an issuer that is no web address': {
			words: `${minted} --issuer javascript:alert(1)`,
			code: 'issuer-malformed',
			hint: 'https://',
		},
		'an issuer with a space in it': {
			words: ['link', '-r', audit, '-n', 'bob', '--issuer', 'https://example.org/a b'],
			code: 'issuer-malformed',
			hint: 'https://',
		},
		'an external ID is needed and can’t be asked for': {
			words: 'link -r arn:aws:iam::111122223333:role/PartnerView -n bob',
			code: 'external-id-required',
			hint: '--external-id',
			calls: linkCalls('sts:AssumeRole'),
		},
		'a source identity is needed and can’t be asked for': {
			words: 'link -r arn:aws:iam::111122223333:role/Customer-Data -n bob',
			code: 'source-identity-required',
			hint: '--source-identity',
			calls: linkCalls('sts:AssumeRole'),
		},
		'an MFA code is needed and can’t be asked for': {
			words: 'link -r arn:aws:iam::111122223333:role/app/Deployer-Prod -n bob',
			as: 'ana',
			code: 'mfa-required',
			hint: '--mfa-code',
			calls: linkCalls('sts:AssumeRole'),
		},
		'nothing to repeat': {words: '-', code: 'nothing-to-repeat', hint: 'daypass link --role'},
		'a preset’s name that is a command’s': {
			words: `${minted} --save roles`,
			code: 'preset-name-reserved',
			hint: 'my-roles',
		},
		'the demo within the demo': {words: 'demo demo link', code: 'demo-in-demo', hint: 'demo'},
	});
});

test('a person reads a sentence and what to do next', () =>
	withDaypass(async ({run}) => {
		expect(await run(`${minted} -t s33`)).toMatchObject({
			code: 2,
			stdout: '',
			stderr: 'daypass: There is no service “s33” in the catalogue.\n         Did you mean s3?\n',
		});
	}));

test('the screen needs a terminal, and says what does not', () =>
	withDaypass(async ({run}) => {
		const {code, stdout, stderr} = await run([]);
		expect({code, stdout}).toEqual({code: 2, stdout: ''});
		expect(stderr).toMatch(/^daypass: The screen needs a terminal.*daypass link --role/s);
	}));
