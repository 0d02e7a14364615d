import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {regionInConsoleUrl, resolveDestination} from '../../source/console/destination.ts';
import {allPartitions} from '../../source/console/partitions.ts';
import {destinationOf, partition, problemOf} from './console-case.ts';

describe('a pasted console address', () => {
	it.each([
		// What the browser shows, as it is.
		[
			'https://us-west-2.console.aws.amazon.com/ec2/home?region=us-west-2#Instances:',
			'https://us-west-2.console.aws.amazon.com/ec2/home?region=us-west-2#Instances:',
		],
		// The multi-session label goes.
		[
			'https://111122223333-abcd1234.us-west-2.console.aws.amazon.com/ec2/home?region=us-west-2#Instances:v=3;$case=tags:true%5C,client:false',
			'https://us-west-2.console.aws.amazon.com/ec2/home?region=us-west-2#Instances:v=3;$case=tags:true%5C,client:false',
		],
		[
			'https://111122223333-abcd1234.console.aws.amazon.com/s3/buckets',
			'https://us-west-2.console.aws.amazon.com/s3/buckets?region=us-west-2',
		],
		// A region missing in the host, in the query or in both is put in.
		[
			'https://console.aws.amazon.com/lambda/home?region=us-west-2#/functions/a',
			'https://us-west-2.console.aws.amazon.com/lambda/home?region=us-west-2#/functions/a',
		],
		[
			'https://us-west-2.console.aws.amazon.com/lambda/home#/functions/a',
			'https://us-west-2.console.aws.amazon.com/lambda/home?region=us-west-2#/functions/a',
		],
		[
			'https://console.aws.amazon.com/sqs/v2/home',
			'https://us-west-2.console.aws.amazon.com/sqs/v2/home?region=us-west-2',
		],
		[
			'https://us-west-2.console.aws.amazon.com/sqs/v2/home?region=',
			'https://us-west-2.console.aws.amazon.com/sqs/v2/home?region=us-west-2',
		],
		[
			'https://us-west-2.console.aws.amazon.com/x?region=us-west-2&region=us-west-2',
			'https://us-west-2.console.aws.amazon.com/x?region=us-west-2',
		],
		// Other parameters stay as they were written, and before the fragment.
		[
			'https://us-west-2.console.aws.amazon.com/s3/buckets/reports?region=us-west-2&prefix=a%2Fb+c/&showversions=false',
			'https://us-west-2.console.aws.amazon.com/s3/buckets/reports?prefix=a%2Fb+c/&showversions=false&region=us-west-2',
		],
		[
			'https://us-west-2.console.aws.amazon.com/cloudwatch/home?region=us-west-2#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fa/log-events$3Ffilter$3Dx',
			'https://us-west-2.console.aws.amazon.com/cloudwatch/home?region=us-west-2#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fa/log-events$3Ffilter$3Dx',
		],
		// What has no region keeps none.
		[
			'https://us-east-1.console.aws.amazon.com/iam/home?region=us-east-1#/roles/details/Audit?section=permissions',
			'https://console.aws.amazon.com/iam/home#/roles/details/Audit?section=permissions',
		],
		[
			'https://111122223333-abcd1234.us-east-1.console.aws.amazon.com/wafv2/homev2/web-acls?region=global',
			'https://console.aws.amazon.com/wafv2/homev2/web-acls?region=global',
		],
		// The console's home, and S3's old host.
		[
			'https://console.aws.amazon.com',
			'https://us-west-2.console.aws.amazon.com/console/home?region=us-west-2',
		],
		[
			'https://console.aws.amazon.com/#',
			'https://us-west-2.console.aws.amazon.com/console/home?region=us-west-2',
		],
		[
			'https://s3.console.aws.amazon.com/s3/buckets/reports?region=us-west-2',
			'https://us-west-2.console.aws.amazon.com/s3/buckets/reports?region=us-west-2',
		],
		// Written otherwise, the same.
		[
			'  HTTPS://US-WEST-2.Console.AWS.Amazon.com/ec2/home?region=us-west-2 \n',
			'https://us-west-2.console.aws.amazon.com/ec2/home?region=us-west-2',
		],
		[
			'https://us-west-2.console.aws.amazon.com/s3/../ec2/./home',
			'https://us-west-2.console.aws.amazon.com/ec2/home?region=us-west-2',
		],
		[
			'https://us-west-2.console.aws.amazon.com//evil.example/x',
			'https://us-west-2.console.aws.amazon.com/evil.example/x?region=us-west-2',
		],
		[
			'https://us-west-2.console.aws.amazon.com/s3/buckets/検証',
			'https://us-west-2.console.aws.amazon.com/s3/buckets/%E6%A4%9C%E8%A8%BC?region=us-west-2',
		],
	])('%s', (pasted, url) => {
		expect(destinationOf(pasted).url).toBe(url);
		expect(destinationOf(url).url).toBe(url);
		expect(new URL(url).href).toBe(url);
	});

	it.each([
		[
			'https://us-west-2.console.aws.amazon.com/ec2/home?region=us-west-2#Instances:',
			'ec2',
			'instances',
			'EC2 · Instances',
		],
		[
			'https://us-west-2.console.aws.amazon.com/ec2/v2/home#InstanceDetails:instanceId=i-1',
			'ec2',
			undefined,
			'EC2 · pasted page',
		],
		[
			'https://us-west-2.console.aws.amazon.com/codesuite/codebuild/projects/web/history',
			'codebuild',
			undefined,
			'CodeBuild · pasted page',
		],
		['https://us-west-2.console.aws.amazon.com/vpcconsole/home#vpcs:', 'vpc', undefined, 'VPC · pasted page'],
		[
			'https://us-west-2.console.aws.amazon.com/cloudshell/home?region=us-west-2',
			'cloudshell',
			undefined,
			'CloudShell',
		],
		[
			'https://us-west-2.console.aws.amazon.com/New-Thing/home',
			'new-thing',
			undefined,
			'new-thing · pasted page',
		],
		['https://us-west-2.console.aws.amazon.com/%7Bx', 'console', undefined, 'console · pasted page'],
	])('%s is known as %s', (pasted, service, page, title) => {
		const destination = destinationOf(pasted);
		expect(destination).toMatchObject({service, title});
		expect(destination.page).toBe(page);
	});

	it('gives way to a region that was asked for, and says so', () => {
		const pasted = 'https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#Instances:';
		expect(regionInConsoleUrl(pasted)).toBe('eu-west-1');
		expect(destinationOf(pasted, 'us-west-2')).toMatchObject({
			url: 'https://us-west-2.console.aws.amazon.com/ec2/home?region=us-west-2#Instances:',
			warnings: [
				'The pasted page was in eu-west-1 and opens in us-west-2: what it shows may not exist there.',
			],
		});
		expect(destinationOf(pasted, 'eu-west-1').warnings).toEqual([]);
	});

	it.each([
		['https://us-east-1.console.aws.amazon.com/ec2/home?region=eu-west-1', 'eu-west-1'],
		['https://us-east-1.console.aws.amazon.com/ec2/home?region=', 'us-east-1'],
		['https://us-east-1.console.aws.amazon.com/ec2/home?region=eu%2Dwest%2D1', 'eu-west-1'],
		['https://us-east-1.console.aws.amazon.com/wafv2/homev2/web-acls?region=global', undefined],
		['https://cn-north-1.console.amazonaws.cn/ec2/home', 'cn-north-1'],
		['https://console.aws.amazon.com/ec2/home#x?region=eu-west-1', undefined],
		['https://console.aws.amazon.com/ec2/home?myregion=eu-west-1', undefined],
		['https://evil.example/?region=eu-west-1', undefined],
		['s3', undefined],
		['', undefined],
	])('in %s the region is %s', (text, region) => {
		expect(regionInConsoleUrl(text)).toBe(region);
	});

	it.each(allPartitions().map((one) => [one.id, one] as const))(
		'of %s is taken by its own partition only',
		(_, own) => {
			const pasted = `https://${own.defaultRegion}.${own.consoleHost}/sqs/v2/home?region=${own.defaultRegion}`;
			for (const one of allPartitions()) {
				const resolved = resolveDestination({text: pasted, region: one.defaultRegion, partition: one});
				if (one.id === own.id)
					expect(resolved).toMatchObject({ok: true, destination: {url: pasted, service: 'sqs'}});
				else expect(resolved).toMatchObject({ok: false, code: 'other-partition'});
			}
		},
	);

	it.each([
		['https://us-west-9.console.aws.amazon.com/ec2/home', 'unknown-region'],
		['https://us-west-2.console.aws.amazon.com/ec2/home?region=us-wset-2', 'unknown-region'],
		['https://us-west-2.console.aws.amazon.com/ec2/home?region=evil.example%2F', 'unknown-region'],
		['https://us-west-2.console.aws.amazon.com/ec2/home?region=%', 'unknown-region'],
		['https://us-west-2.console.aws.amazon.com/ec2/home?region=cn-north-1', 'region-of-other-partition'],
		['https://evil-console-1.console.aws.amazon.com/', 'unknown-region'],
	])('%s is refused for its region: %s', (pasted, code) => {
		expect(problemOf(pasted).code).toBe(code);
	});
});

describe('an address that is not the console’s', () => {
	it.each([
		'https://console.aws.amazon.com.evil.example/',
		'https://evil-console.aws.amazon.com/',
		'https://evilconsole.aws.amazon.com/',
		'https://evil.console.aws.amazon.com/',
		'https://us-west-2.evil.console.aws.amazon.com/',
		'https://111122223333-abcd1234.111122223333-abcd1234.us-west-2.console.aws.amazon.com/',
		'https://us-west-2.us-west-2.console.aws.amazon.com/',
		'https://1111-abcd.us-west-2.console.aws.amazon.com/',
		'https://console.aws.amazon.com@evil.example/',
		'https://console.aws.amazon.com:443@evil.example/',
		'https://user@console.aws.amazon.com/',
		'https://user:secret@console.aws.amazon.com/',
		'https://console.aws.amazon.com:443/',
		'https://console.aws.amazon.com:8443/',
		'https://console.aws.amazon.com./',
		'https://console.aws.amazon.com%2eevil.example/',
		'https://evil.example/#https://console.aws.amazon.com/',
		'https://evil.example\\.console.aws.amazon.com/',
		'https:\\\\console.aws.amazon.com/',
		'https://evil.example\\@console.aws.amazon.com/',
		'https://console.aws.amazon.com\\@evil.example/',
		'https://console.aws.amazon.com/\\evil.example',
		'https:console.aws.amazon.com/',
		'https:/console.aws.amazon.com/',
		'https:///console.aws.amazon.com/',
		'//console.aws.amazon.com/',
		'http://console.aws.amazon.com/',
		'ftp://console.aws.amazon.com/',
		'javascript:alert(1)//console.aws.amazon.com/',
		'data:text/html,https://console.aws.amazon.com/',
		'blob:https://console.aws.amazon.com/x',
		'https://console.aws.amazon.com\n.evil.example/',
		'https://console.aws.amazon.com/a\tb',
		'https://console.aws.amazon.com/a\r\nSet-Cookie:x',
		'ht\ntps://console.aws.amazon.com/',
		'https://console.aws.amazon.com/a b',
		'https://console.aws.amazon.com/\u0000',
		'https://console.aws.amazon.com/\u202Egpj',
		'https://console.aws.amazon.com/\u200B',
		'https://cоnsole.aws.amazon.com/',
		'https://console。aws。amazon。com/',
		'https://ｃonsole.aws.amazon.com/',
		'https://console.aws.amazon.com/https://us-west-2.console.aws.amazon.com/ x',
		'https://xn--nsole-jta.aws.amazon.com/',
		'https://console.amazonaws.com/',
		'https://aws.amazon.com/console/',
		'https://signin.aws.amazon.com/federation?Action=login',
		'https://us-east-1.signin.aws.amazon.com/oauth?Action=logout&redirect_uri=https%3A%2F%2Fevil.example',
		'https://lightsail.aws.amazon.com/ls/webapp/home',
		'https://127.0.0.1/',
		'https://[::1]/',
		'https://',
		'us-west-2.console.aws.amazon.com/ec2/home',
		'arn:aws:s3:::reports',
	])('%j is refused', (text) => {
		expect(problemOf(text)).toMatchObject({code: 'not-a-console-url', suggestions: []});
	});

	it('is not repeated in the sentence: a sign-in link is a secret', () => {
		for (const text of [
			'https://signin.aws.amazon.com/federation?Action=login&SigninToken=CANARY',
			'https://CANARY@console.aws.amazon.com/',
			'https://console.aws.amazon.com:CANARY/',
			'https://evil.example/CANARY',
			'https://console.amazonaws.cn/CANARY',
		]) {
			const {message, hint} = problemOf(text);
			expect(`${message} ${hint}`).not.toContain('CANARY');
		}
	});
});

describe('whatever is typed', () => {
	const near = fc
		.array(
			fc.oneof(
				fc.constantFrom(
					...[
						'https://',
						'http://',
						'console.aws.amazon.com',
						'us-west-2.',
						'evil.example',
						'111122223333-ab.',
						's3',
						'iam/',
					],
					...[
						'/',
						'\\',
						'@',
						':',
						'?',
						'#',
						'&',
						'.',
						'region=',
						'global',
						'%',
						'\t',
						'..',
						'bucket/',
						'group/',
						'role/',
					],
				),
				fc.string({unit: 'binary', maxLength: 3}),
			),
			{maxLength: 12},
		)
		.map((parts) => parts.join(''));

	it('opens on AWS’s own hosts or not at all', () => {
		fc.assert(
			fc.property(near, (text) => {
				const resolved = resolveDestination({text, region: 'us-west-2', partition: partition('aws')});
				if (!resolved.ok) return;
				const {url, title} = resolved.destination;
				const parsed = new URL(url);
				expect(parsed.href).toBe(url);
				expect(parsed.hostname).toMatch(
					/^(?:(?:us-west-2\.)?console|lightsail|quicksight|health)\.aws\.amazon\.com$/,
				);
				expect(`${parsed.username}${parsed.password}${parsed.port}`).toBe('');
				expect(`${url}${title}`).not.toMatch(/\p{C}/u);
			}),
			{numRuns: 2000},
		);
	});

	it('keeps query and fragment as they were', () => {
		const piece = fc
			.stringMatching(/^[A-Za-z0-9$%25;:,~()*!._+/=-]{0,20}$/)
			.map((text) => text.replaceAll('%', '%25'));
		fc.assert(
			fc.property(piece, piece, (value, fragment) => {
				const before = `https://us-west-2.console.aws.amazon.com/x?v=${value}&region=us-west-2`;
				const url = fragment === '' ? before : `${before}#${fragment}`;
				expect(destinationOf(url).url).toBe(url);
			}),
		);
	});
});
