import {describe, expect, it} from 'vitest';
import {regionInConsoleUrl, resolveDestination} from '../../source/console/destination.ts';
import {allPartitions} from '../../source/console/partitions.ts';
import {destinationOf, problemOf} from './console-case.ts';

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

describe('a console on a host of its own', () => {
	it.each([
		['https://health.aws.amazon.com/health/home#/account/dashboard/open-issues', 'health', undefined],
		['https://health.aws.amazon.com/health/status', 'status', undefined],
		['https://lightsail.aws.amazon.com/ls/webapp/home/instances', 'lightsail', undefined],
		['https://lightsail.aws.amazon.com/ls/webapp/eu-west-2/instances/web/connect', 'lightsail', undefined],
		['https://quicksight.aws.amazon.com/sn/start', 'quicksight', undefined],
		['https://eu-west-1.quicksight.aws.amazon.com/sn/start?a=b&c=d#x', 'quicksight', 'eu-west-1'],
	])('%s is taken', (pasted, service, region) => {
		expect(regionInConsoleUrl(pasted)).toBe(region);
		const destination = destinationOf(pasted, region);
		expect(destination).toMatchObject({url: pasted, service, warnings: []});
		expect(destination.region).toBe(region);
	});

	it.each(['health', 'status', 'lightsail', 'quicksight'])('%s opens what can be pasted again', (id) => {
		const {url} = destinationOf(id);
		expect(destinationOf(url)).toMatchObject({url, service: id});
	});

	it('moves to the region asked for, where it has one', () => {
		const {url, warnings} = destinationOf(
			'https://eu-west-1.quicksight.aws.amazon.com/sn/start',
			'us-west-2',
		);
		expect(url).toBe('https://us-west-2.quicksight.aws.amazon.com/sn/start');
		expect(warnings[0]).toContain('was in eu-west-1 and opens in us-west-2');
	});

	it('is of the commercial partition', () => {
		expect(
			problemOf('https://lightsail.aws.amazon.com/ls/webapp/home', 'cn-north-1', 'aws-cn'),
		).toMatchObject({code: 'other-partition'});
	});
});
