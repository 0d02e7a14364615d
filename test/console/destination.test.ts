import {describe, expect, it} from 'vitest';
import {regionInConsoleUrl} from '../../source/console/destination.ts';
import type {PartitionId} from '../../source/console/partitions.ts';
import {destinationOf, problemOf} from './console-case.ts';

describe('a service or a page', () => {
	it.each<[PartitionId, string, string]>([
		['aws', 'us-west-2', 'console.aws.amazon.com'],
		['aws-cn', 'cn-north-1', 'console.amazonaws.cn'],
		['aws-us-gov', 'us-gov-west-1', 'console.amazonaws-us-gov.com'],
		['aws-eusc', 'eusc-de-east-1', 'console.amazonaws-eusc.eu'],
		['aws-iso', 'us-iso-east-1', 'console.c2shome.ic.gov'],
		['aws-iso-b', 'us-isob-east-1', 'console.sc2shome.sgov.gov'],
		['aws-iso-e', 'eu-isoe-west-1', 'console.csphome.adc-e.uk'],
		['aws-iso-f', 'us-isof-south-1', 'console.csphome.hci.ic.gov'],
	])('in %s, %s, opens on %s', (id, region, host) => {
		const url = (text: string) => destinationOf(text, region, id).url;
		expect(url('')).toBe(`https://${region}.${host}/console/home?region=${region}`);
		expect(url('cloudshell')).toBe(`https://${region}.${host}/cloudshell/home?region=${region}`);
		expect(url('ec2/instances')).toBe(`https://${region}.${host}/ec2/home?region=${region}#Instances:`);
		expect(url('iam')).toBe(`https://${host}/iam/home#/home`);
	});

	it.each([
		['', 'console', undefined, 'Console Home'],
		['  ', 'console', undefined, 'Console Home'],
		['home', 'console', undefined, 'Console Home'],
		['cloudshell', 'cloudshell', undefined, 'CloudShell'],
		['ddb', 'dynamodb', undefined, 'DynamoDB'],
		['dynamo', 'dynamodb', undefined, 'DynamoDB'],
		['step functions', 'stepfunctions', undefined, 'Step Functions'],
		['Step-Functions', 'stepfunctions', undefined, 'Step Functions'],
		['Amazon S3', 's3', undefined, 'S3'],
		['AWS Lambda', 'lambda', undefined, 'Lambda'],
		['Simple Queue Service', 'sqs', undefined, 'SQS'],
		['Identity and Access Management (IAM)', 'iam', undefined, 'IAM'],
		['identity center', 'singlesignon', undefined, 'IAM Identity Center'],
		['Amazon OpenSearch Service', 'oss', undefined, 'OpenSearch Service'],
		['Elastic Compute Cloud', 'ec2', undefined, 'EC2'],
		['AppStream 2.0', 'appstream', undefined, 'AppStream 2.0'],
		['logs', 'cloudwatch', 'loggroups', 'CloudWatch · Log groups'],
		['cwl', 'cloudwatch', 'loggroups', 'CloudWatch · Log groups'],
		['parameter store', 'systemsmanager', 'parameterstore', 'Systems Manager · Parameter Store'],
		['ec2/instances', 'ec2', 'instances', 'EC2 · Instances'],
		['EC2/Security Groups', 'ec2', 'securitygroups', 'EC2 · Security Groups'],
		['cfn/stacks/', 'cloudformation', 'stacks', 'CloudFormation · Stacks'],
		['s3/', 's3', undefined, 'S3'],
		["documentdb/what'snew", 'documentdb', 'whatsnew', "DocumentDB · What's New"],
		['ラムダ', 'lambda', undefined, 'Lambda'],
		['ﾗﾑﾀﾞ', 'lambda', undefined, 'Lambda'],
		['ＡＷＳ　Ｌａｍｂｄａ', 'lambda', undefined, 'Lambda'],
		['請求', 'billing', undefined, 'Billing and Cost Management'],
		['ｅｃ２／ｉｎｓｔａｎｃｅｓ', 'ec2', 'instances', 'EC2 · Instances'],
		['バケット/bucket/acme-reports', 's3', 'bucket', 'S3 bucket acme-reports'],
	])('%j is %s, page %s', (text, service, page, title) => {
		expect(destinationOf(text)).toMatchObject({service, title, ...(page === undefined ? {} : {page})});
		expect(destinationOf(text).page).toBe(page);
	});

	it.each([
		'iam',
		'route53',
		'cloudfront',
		'organizations',
		'billing',
		'costmanagement',
		'support',
		'globalaccelerator',
	])('%s has no region', (text) => {
		const {url, region} = destinationOf(text, 'af-south-1');
		expect(region).toBeUndefined();
		expect(url).toMatch(/^https:\/\/console\.aws\.amazon\.com\/[^?]*$/);
	});

	it.each(['s3', 'waf', 'directconnect', 'computeoptimizer', 'singlesignon'])('%s has one', (text) => {
		expect(destinationOf(text)).toMatchObject({region: 'us-west-2'});
	});

	it('opens what has a host of its own there, and nowhere else', () => {
		expect(destinationOf('lightsail').url).toBe('https://lightsail.aws.amazon.com/ls/webapp/home');
		expect(problemOf('lightsail', 'us-gov-west-1', 'aws-us-gov')).toMatchObject({code: 'not-in-partition'});
	});

	it('warns of a region that may be off, where the page has a region', () => {
		expect(destinationOf('s3', 'ap-southeast-7').warnings).toEqual([
			'ap-southeast-7, Asia Pacific (Thailand), is off until an account enables it; where it is not, the page shows an error.',
		]);
		expect(destinationOf('iam', 'ap-southeast-7').warnings).toEqual([]);
		expect(destinationOf('s3', 'eu-west-1').warnings).toEqual([]);
	});
});

describe('one named thing', () => {
	const oregon = 'https://us-west-2.console.aws.amazon.com';
	const stack =
		'arn:aws:cloudformation:us-west-2:111122223333:stack/web/0f1e2d3c-aaaa-bbbb-cccc-123456789012';

	it.each([
		['s3/bucket/reports', `${oregon}/s3/buckets/reports?region=us-west-2`],
		['s3://reports', `${oregon}/s3/buckets/reports?region=us-west-2`],
		['S3://reports/2026/', `${oregon}/s3/buckets/reports?prefix=2026%2F&region=us-west-2`],
		['s3/buckets/reports', `${oregon}/s3/buckets/reports?region=us-west-2`],
		['S3/Bucket/reports/', `${oregon}/s3/buckets/reports?region=us-west-2`],
		[
			's3/bucket/reports/2026/a b&c/',
			`${oregon}/s3/buckets/reports?prefix=2026%2Fa%20b%26c%2F&region=us-west-2`,
		],
		[
			'logs/group//aws/lambda/mailer',
			`${oregon}/cloudwatch/home?region=us-west-2#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fmailer`,
		],
		[
			'logs/group/aws/lambda/mailer',
			`${oregon}/cloudwatch/home?region=us-west-2#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fmailer`,
		],
		[
			'cloudwatch/log group/web#1',
			`${oregon}/cloudwatch/home?region=us-west-2#logsV2:log-groups/log-group/web$25231`,
		],
		['lambda/function/mailer', `${oregon}/lambda/home?region=us-west-2#/functions/mailer`],
		['ddb/table/Orders.v2', `${oregon}/dynamodbv2/home?region=us-west-2#table?name=Orders.v2`],
		[
			'ec2/instance/i-0123456789abcdef0',
			`${oregon}/ec2/home?region=us-west-2#InstanceDetails:instanceId=i-0123456789abcdef0`,
		],
		[
			'cfn/stack/web',
			`${oregon}/cloudformation/home?region=us-west-2#/stacks?filteringText=web&filteringStatus=active&viewNested=true`,
		],
		[
			`cloudformation/stack/${stack}`,
			`${oregon}/cloudformation/home?region=us-west-2#/stacks/stackinfo?stackId=${encodeURIComponent(stack)}`,
		],
		['iam/role/Audit@2026', 'https://console.aws.amazon.com/iam/home#/roles/details/Audit%402026'],
		['iam/user/zo=e+1', 'https://console.aws.amazon.com/iam/home#/users/details/zo%3De%2B1'],
	])('%s', (text, url) => {
		const destination = destinationOf(text);
		expect(destination.url).toBe(url);
		expect(new URL(url).href).toBe(url);
	});

	it('says what it is', () => {
		expect(destinationOf('logs/group/web')).toMatchObject({
			service: 'cloudwatch',
			page: 'loggroup',
			title: 'CloudWatch log group web',
		});
		expect(destinationOf('s3/bucket/reports')).toMatchObject({
			service: 's3',
			page: 'bucket',
			title: 'S3 bucket reports',
		});
	});

	it.each([
		['s3/bucket', 'missing-name', 'Write s3/bucket/<bucket>.'],
		['s3/bucket/', 'missing-name', 'Write s3/bucket/<bucket>.'],
		['s3/bucket/a', 'malformed-name', 'Write s3/bucket/<bucket>.'],
		['s3/bucket/../../evil', 'malformed-name', 'Write s3/bucket/<bucket>.'],
		['s3/bucket/re ports', 'malformed-name', 'Write s3/bucket/<bucket>.'],
		['lambda/function/a#b', 'malformed-name', 'Write lambda/function/<function>.'],
		['ec2/instance/web-1', 'malformed-name', 'Write ec2/instance/<instance ID>.'],
		['iam/role/team/Audit', 'malformed-name', 'Write iam/role/<role name>.'],
		['logs/group/a b', 'malformed-name', 'Write cloudwatch/loggroup/<log group>.'],
		['dynamodb/table/x&region=evil', 'malformed-name', 'Write dynamodb/table/<table>.'],
	])('%s is refused: %s', (text, code, hint) => {
		expect(problemOf(text)).toMatchObject({code, hint});
	});

	it('keeps a stack where its ARN says it is', () => {
		const text = `cfn/stack/${stack}`;
		expect(regionInConsoleUrl(text)).toBe('us-west-2');
		expect(problemOf(text, 'eu-west-1')).toMatchObject({
			code: 'region-of-other-resource',
			suggestions: ['us-west-2'],
		});
		expect(problemOf(text, 'cn-north-1', 'aws-cn')).toMatchObject({code: 'other-partition'});
	});
});

describe('what is not in the catalogue', () => {
	it.each([
		['dynomo', 'dynamodb'],
		['clouwatch', 'cloudwatch'],
		['lamda', 'lambda'],
		['ec2 instances', 'ec2/instances'],
		['s3 bucket acme-reports', 's3/bucket/acme-reports'],
		['bucket acme-reports', 's3/bucket/acme-reports'],
		['/aws/lambda/x', 'cloudwatch/loggroup//aws/lambda/x'],
		['i-0123456789abcdef0', 'ec2/instance/i-0123456789abcdef0'],
		['s4', 's3'],
		['ラムタ', 'lambda'],
		['クラウドウォチ', 'cloudwatch'],
		['stepfunction s3', undefined],
	])('%s is refused, and the nearest is %s', (text, nearest) => {
		const {code, suggestions} = problemOf(text);
		expect(code).toBe('unknown-service');
		if (nearest !== undefined) expect(suggestions[0]).toBe(nearest);
	});

	it.each([
		['ec2/instanecs', 'ec2/instances'],
		['iam/rolls', 'iam/roles'],
		['vpc/nat', 'vpc/natgateways'],
		['logs /aws/lambda/x', 'cloudwatch/loggroup//aws/lambda/x'],
	])('%s has no page, and the nearest is %s', (text, nearest) => {
		const {code, suggestions} = problemOf(text);
		expect(code).toBe('unknown-page');
		if (nearest !== undefined) expect(suggestions[0]).toBe(nearest);
	});

	it.each([
		'instances',
		'cloud',
		'e',
		's3!',
		's3/buckets/../..',
		'ec2/instances/i-1/x',
		'__proto__',
		'ｓ３！',
	])('%s opens nothing', (text) => {
		expect(problemOf(text).message).not.toBe('');
	});

	it.each(['zzzzqqq', '東京', '山'])('nothing is near %s: the hint says where all are listed', (text) => {
		const {code, suggestions, hint} = problemOf(text);
		expect({code, suggestions}).toEqual({code: 'unknown-service', suggestions: []});
		expect(hint).toContain('daypass services');
	});

	it('every suggestion can be used as it is', () => {
		for (const text of [
			'dynomo',
			'ec2 instances',
			'cloud',
			'ec2/instanecs',
			'vpc/gateway',
			's4',
			'bucket b-1',
			'i-0',
		]) {
			for (const suggestion of problemOf(text).suggestions)
				expect(destinationOf(suggestion).url).toContain('https://');
		}
	});

	it('quotes what was typed without its control characters, and not at length', () => {
		const {message} = problemOf(`\u001B]0;pwned\u0007${'x'.repeat(500)}\u202E`);
		expect(message).not.toMatch(/[\p{C}]/u);
		expect(message.length).toBeLessThan(120);
	});
});

describe('a region', () => {
	it.each<[string, PartitionId, string, readonly string[]]>([
		['us-wset-2', 'aws', 'unknown-region', ['us-west-2']],
		['cn-north-1', 'aws', 'region-of-other-partition', ['us-east-1']],
		['us-west-2', 'aws-cn', 'region-of-other-partition', ['cn-north-1', 'cn-northwest-1']],
		['us-gov-east-1', 'aws-eusc', 'region-of-other-partition', ['eusc-de-east-1']],
		['us-west-99', 'aws', 'unknown-region', []],
		['', 'aws', 'unknown-region', []],
	])('%j is refused in %s: %s', (region, id, code, suggestions) => {
		const found = problemOf('s3', region, id);
		expect(found.code).toBe(code);
		expect(found.suggestions).toEqual(expect.arrayContaining([...suggestions]));
	});
});

describe('an ARN', () => {
	const account = '111122223333';
	const home = 'https://us-west-2.console.aws.amazon.com';
	const query = '?region=us-west-2';

	it.each([
		['arn:aws:s3:::acme-reports', 's3', `${home}/s3/buckets/acme-reports${query}`],
		[
			'arn:aws:s3:::acme-reports/2026/07/',
			's3',
			`${home}/s3/buckets/acme-reports?prefix=2026%2F07%2F&region=us-west-2`,
		],
		[
			`arn:aws:lambda:us-west-2:${account}:function:nightly:live`,
			'lambda',
			`${home}/lambda/home${query}#/functions/nightly`,
		],
		[
			`arn:aws:logs:us-west-2:${account}:log-group:/aws/lambda/nightly:*`,
			'cloudwatch',
			`${home}/cloudwatch/home${query}#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fnightly`,
		],
		[
			`arn:aws:dynamodb:us-west-2:${account}:table/orders/index/day`,
			'dynamodb',
			`${home}/dynamodbv2/home${query}#table?name=orders`,
		],
		[
			`arn:aws:ec2:us-west-2:${account}:instance/i-0123456789abcdef0`,
			'ec2',
			`${home}/ec2/home${query}#InstanceDetails:instanceId=i-0123456789abcdef0`,
		],
		[
			`arn:aws:cloudformation:us-west-2:${account}:stack/net/1f2e`,
			'cloudformation',
			`${home}/cloudformation/home${query}#/stacks/stackinfo?stackId=arn%3Aaws%3Acloudformation%3Aus-west-2%3A${account}%3Astack%2Fnet%2F1f2e`,
		],
		[
			`arn:aws:sqs:us-west-2:${account}:jobs`,
			'sqs',
			`${home}/sqs/v3/home${query}#/queues/https%3A%2F%2Fsqs.us-west-2.amazonaws.com%2F${account}%2Fjobs`,
		],
		[
			`arn:aws:sns:us-west-2:${account}:alerts`,
			'sns',
			`${home}/sns/v3/home${query}#/topic/arn:aws:sns:us-west-2:${account}:alerts`,
		],
		[
			`arn:aws:states:us-west-2:${account}:stateMachine:nightly`,
			'stepfunctions',
			`${home}/states/home${query}#/statemachines/view/arn%3Aaws%3Astates%3Aus-west-2%3A${account}%3AstateMachine%3Anightly`,
		],
		[
			`arn:aws:iam::${account}:role/team/red/Audit`,
			'iam',
			'https://console.aws.amazon.com/iam/home#/roles/details/Audit',
		],
		[
			'arn:aws:iam::aws:policy/ReadOnlyAccess',
			'iam',
			'https://console.aws.amazon.com/iam/home#/policies/details/arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FReadOnlyAccess',
		],
		[
			`arn:aws:ssm:us-west-2:${account}:parameter/prod/url`,
			'systemsmanager',
			`${home}/systems-manager/parameters/%252Fprod%252Furl/description${query}`,
		],
		[
			`arn:aws:ssm:us-west-2:${account}:parameter/url`,
			'systemsmanager',
			`${home}/systems-manager/parameters/url/description${query}`,
		],
		[
			`arn:aws:secretsmanager:us-west-2:${account}:secret:prod/db-a1B2c3`,
			'secretsmanager',
			`${home}/secretsmanager/secret?name=prod%2Fdb&region=us-west-2`,
		],
		[`arn:aws:ecs:us-west-2:${account}:cluster/web`, 'ecs', `${home}/ecs/v2/clusters/web/services${query}`],
		[`arn:aws:eks:us-west-2:${account}:cluster/web`, 'eks', `${home}/eks/clusters/web${query}`],
		// What the catalogue has no page for goes to the console's own resolver.
		[
			`arn:aws:acm-pca:us-west-2:${account}:certificate-authority/1f2e`,
			'acm-pca',
			`https://console.aws.amazon.com/go/view?arn=arn%3Aaws%3Aacm-pca%3Aus-west-2%3A${account}%3Acertificate-authority%2F1f2e`,
		],
		[
			`arn:aws:ec2:us-west-2:${account}:vpc/vpc-1`,
			'ec2',
			`https://console.aws.amazon.com/go/view?arn=arn%3Aaws%3Aec2%3Aus-west-2%3A${account}%3Avpc%2Fvpc-1`,
		],
	])('%s opens in %s', (arn, service, url) => {
		expect(destinationOf(arn)).toMatchObject({service, url, warnings: []});
		expect(destinationOf(`  ${arn} `).url).toBe(url);
	});

	it('says where its resource is', () => {
		const arn = `arn:aws:lambda:eu-west-1:${account}:function:nightly`;
		expect(regionInConsoleUrl(arn)).toBe('eu-west-1');
		expect(destinationOf(arn, 'eu-west-1').region).toBe('eu-west-1');
		expect(problemOf(arn)).toMatchObject({code: 'region-of-other-resource', suggestions: ['eu-west-1']});
		expect(regionInConsoleUrl('arn:aws:s3:::acme-reports')).toBeUndefined();
		expect(problemOf('arn:aws-cn:s3:::acme-reports')).toMatchObject({code: 'other-partition'});
		expect(problemOf('arn:aws-cn:acm-pca:cn-north-1:111122223333:certificate-authority/x')).toMatchObject({
			code: 'other-partition',
		});
	});

	it('outside the commercial partition opens by a guess, and says so', () => {
		const arn = 'arn:aws-us-gov:ec2:us-gov-west-1:111122223333:vpc/vpc-1';
		const {url, warnings} = destinationOf(arn, 'us-gov-west-1', 'aws-us-gov');
		expect(url).toMatch(/^https:\/\/console\.amazonaws-us-gov\.com\/go\/view\?arn=/);
		expect(warnings).toEqual(['Whether the console of AWS GovCloud (US) opens ARNs by itself is not known.']);
		const queue = destinationOf('arn:aws-cn:sqs:cn-north-1:111122223333:jobs', 'cn-north-1', 'aws-cn');
		expect(queue.url).toContain('sqs.cn-north-1.amazonaws.com.cn');
	});

	it.each([
		'arn:',
		'arn:aws:s3:::acme-*',
		'arn:aws:s3:::',
		'arn:aws:s3:::a b',
		'arn:evil:s3:::reports',
		'arn:aws:lambda:us-west-2:1111:function:nightly',
		'arn:aws:s3:::reports\u202egpj',
	])('%j is refused: it names no one resource', (text) => {
		expect(problemOf(text)).toMatchObject({code: 'malformed-arn'});
	});
});

describe('a console that a partition lacks', () => {
	it.each<[PartitionId, string, string]>([
		['aws-cn', 'cn-north-1', 'amplify'],
		['aws-cn', 'cn-north-1', 'cloudwatch/rum'],
		['aws-cn', 'cn-north-1', 'agentcore'],
		['aws-us-gov', 'us-gov-west-1', 'braket'],
		['aws-us-gov', 'us-gov-west-1', 'eventbridge/pipes'],
		['aws-us-gov', 'us-gov-west-1', 'health'],
	])('in %s: %s %s', (id, region, text) => {
		expect(problemOf(text, region, id)).toMatchObject({code: 'not-in-partition'});
		expect(destinationOf(text).url).toContain('https://');
	});

	it('is no reason to refuse another page', () => {
		expect(destinationOf('cloudwatch', 'cn-north-1', 'aws-cn').service).toBe('cloudwatch');
		expect(destinationOf('ec2/instances', 'us-gov-west-1', 'aws-us-gov').page).toBe('instances');
	});
});

describe('what came to the console lately', () => {
	it.each([
		['agentcore', 'bedrock-agentcore/home'],
		['q', 'amazonq/home'],
		['dsql', 'dsql/clusters/home'],
		['s3tables', 's3/table-buckets'],
		['securityhub/v2', 'securityhub/v2/home'],
		['data exports', 'costmanagement/home#/bcm-data-exports'],
		['singlesignon/permissionsets', 'singlesignon/home#/permissionSets'],
		['organizations/service control policies', 'organizations/v2/home/policies/service-control-policy'],
		['securityhub/findings', 'securityhub/home#/findings'],
		['pipes', 'events/home#/pipes'],
		['rum', 'cloudwatch/home#rum:dashboard'],
		['application signals', 'cloudwatch/home#application-signals:services'],
		['storage lens', 's3/lens'],
		['ipam', 'ipam/home#Home'],
		['networkmanager', 'networkmanager/home'],
		['quick suite', 'https://quicksight.aws.amazon.com/'],
		['costmanagement', 'costmanagement/home#/home'],
		['resource-explorer', 'resource-explorer/home#/search'],
	])('%s opens %s', (text, path) => {
		expect(destinationOf(text).url.replace(/\?region=us-west-2/, '')).toMatch(
			path.startsWith('https:') ? path : new RegExp(`/${path.replaceAll(/[.?]/g, '\\$&')}$`),
		);
	});
});
