import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {namesJapanese} from '../../source/console/names-japanese.ts';
import {isCalled, searchDestinations, searchRegions} from '../../source/console/search.ts';
import {destinationOf} from './console-case.ts';

describe('looking for a destination', () => {
	it.each([
		['ddb', 'dynamodb'],
		['dynamo', 'dynamodb'],
		['step functions', 'stepfunctions'],
		['stepf', 'stepfunctions'],
		['logs', 'cloudwatch/loggroups'],
		['ec2/instances', 'ec2/instances'],
		['ec2 inst', 'ec2/instances'],
		['lam', 'lambda'],
		['r53 hosted', 'route53/hostedzones'],
		['elastic compute', 'ec2'],
		['s3', 's3'],
	])('%s finds %s first', (query, id) => {
		expect(searchDestinations(query, 5)[0]?.id).toBe(id);
	});

	it('shows which letters of the title matched', () => {
		const [first] = searchDestinations('lam', 1);
		expect(first).toMatchObject({title: 'Lambda', matched: [0, 1, 2]});
		expect(searchDestinations('elastic compute', 1)[0]).toMatchObject({
			title: 'EC2',
			subtitle: 'Elastic Compute Cloud',
			matched: [],
		});
	});

	it('finds only what opens, and each once', () => {
		for (const query of ['', 'e', 'sec', 'table', 'cloud']) {
			const found = searchDestinations(query, 20);
			expect(found.length).toBeGreaterThan(0);
			expect(found.length).toBeLessThanOrEqual(20);
			expect(new Set(found.map(({id}) => id)).size).toBe(found.length);
			for (const {id} of found) expect(destinationOf(id).url).toContain('https://');
		}
	});

	it('begins with the services by name', () => {
		expect(searchDestinations('', 2).map(({title}) => title)).toEqual(['Access Analyzer', 'ACM']);
	});

	it.each([
		['s3 bucket acme-reports', 's3/bucket/acme-reports', 'S3 bucket acme-reports'],
		['bucket acme-reports', 's3/bucket/acme-reports', 'S3 bucket acme-reports'],
		['s3 acme-reports', 's3/bucket/acme-reports', 'S3 bucket acme-reports'],
		['log group /aws/lambda/x', 'cloudwatch/loggroup//aws/lambda/x', 'CloudWatch log group /aws/lambda/x'],
		['lambda function nightly', 'lambda/function/nightly', 'Lambda function nightly'],
		['stack network', 'cloudformation/stack/network', 'CloudFormation stack network'],
		['table orders', 'dynamodb/table/orders', 'DynamoDB table orders'],
		['iam role Audit', 'iam/role/Audit', 'IAM role Audit'],
		['parameter /prod/url', 'systemsmanager/parameter//prod/url', 'Systems Manager parameter /prod/url'],
		['secret prod/db', 'secretsmanager/secret/prod/db', 'Secrets Manager secret prod/db'],
		['ecs cluster web', 'ecs/cluster/web', 'ECS cluster web'],
		['i-0123456789abcdef0', 'ec2/instance/i-0123456789abcdef0', 'EC2 instance i-0123456789abcdef0'],
		[
			'ec2 i-0abc',
			'https://console.aws.amazon.com/ec2/home#Instances:search=i-0abc',
			'EC2 · Instances i-0abc…',
		],
		['arn:aws:sqs:us-west-2:111122223333:jobs', 'arn:aws:sqs:us-west-2:111122223333:jobs', 'SQS jobs'],
		['logs /aws/lambda/x', 'cloudwatch/loggroup//aws/lambda/x', 'CloudWatch log group /aws/lambda/x'],
		['/aws/lambda/x', 'cloudwatch/loggroup//aws/lambda/x', 'CloudWatch log group /aws/lambda/x'],
		['lambda logs', 'lambda/logs', 'Lambda · Logs of functions'],
	])('%s is one thing: %s', (query, id, title) => {
		expect(searchDestinations(query, 5)[0]).toMatchObject({id, title});
		expect(destinationOf(id).url).toContain('https://');
	});

	it.each([
		['sqs queue jobs', 'sqs/queue/arn:aws-cn:sqs:cn-north-1:111122223333:jobs', 'SQS queue jobs'],
		['queue jobs.fifo', 'sqs/queue/arn:aws-cn:sqs:cn-north-1:111122223333:jobs.fifo', 'SQS queue jobs.fifo'],
		['sns topic alerts', 'sns/topic/arn:aws-cn:sns:cn-north-1:111122223333:alerts', 'SNS topic alerts'],
		[
			'state machine flow',
			'stepfunctions/statemachine/arn:aws-cn:states:cn-north-1:111122223333:stateMachine:flow',
			'Step Functions state machine flow',
		],
	])('%s is one thing where somebody works: %s', (query, id, title) => {
		const place = {partition: 'aws-cn', region: 'cn-north-1', account: '111122223333'};
		expect(searchDestinations(query, 5, place)[0]).toMatchObject({id, title});
		expect(searchDestinations(query, 5).map((found) => found.id)).not.toContain(id);
		expect(destinationOf(id, 'cn-north-1', 'aws-cn').url).toContain('.console.amazonaws.cn/');
	});

	it.each([
		['logs insights', 'cloudwatch/loginsights'],
		['ec2/nope', 'ec2'],
		['sqs queues', 'sqs/queues'],
		['s3 buckets', 's3/buckets'],
		['ec2 instances', 'ec2/instances'],
		['dynamodb tables', 'dynamodb/tables'],
	])('%s is the list and no thing of that name', (query, id) => {
		expect(searchDestinations(query, 5)[0]?.id).toBe(id);
	});

	it.each([
		['ラムダ', 'lambda'],
		['ﾗﾑﾀﾞ', 'lambda'],
		['ｌａｍｂｄａ', 'lambda'],
		['請求', 'billing'],
		['バケット', 's3'],
		['インスタンス', 'ec2'],
		['データベース', 'rds'],
	])('%s is found by its Japanese name', (query, id) => {
		expect(searchDestinations(query, 5)[0]?.id).toBe(id);
	});

	it.each(Object.entries(namesJapanese))('%s is found by %j, and opened by each of them', (id, words) => {
		for (const word of words) {
			expect(searchDestinations(word, 1)[0]?.id).toBe(id);
			expect(destinationOf(word).service).toBe(id);
		}
	});

	it.each([
		['lamda', 'lambda'],
		['clouwatch', 'cloudwatch'],
		['stepfuncton', 'stepfunctions'],
	])('%s is mistyped, and means %s', (query, id) => {
		expect(searchDestinations(query, 5)[0]?.id).toBe(id);
	});

	it('shows what most words fit where no page fits all', () => {
		expect(searchDestinations('athena zebra', 3)[0]?.id).toBe('athena');
	});

	it('never ends in nothing: the nearest in spelling instead', () => {
		fc.assert(
			fc.property(fc.string({minLength: 1}), (query) => {
				const found = searchDestinations(query, 5);
				expect(found.length).toBeGreaterThan(0);
				for (const {id} of found) expect(destinationOf(id).url).toContain('https://');
			}),
		);
		expect(searchDestinations('qqqq', 5).map(({id}) => id)).toContain('q');
	});
});

describe('looking for a region', () => {
	it.each([
		['oregon', 'us-west-2'],
		['eu-west-1', 'eu-west-1'],
		['tok', 'ap-northeast-1'],
		['sao', 'sa-east-1'],
	])('%s finds %s first', (query, id) => {
		expect(searchRegions(query, 'aws')[0]?.id).toBe(id);
	});

	it('stays in the partition', () => {
		expect(searchRegions('', 'aws-cn').map(({id}) => id)).toEqual(['cn-north-1', 'cn-northwest-1']);
		expect(searchRegions('oregon', 'aws-cn')).toEqual([]);
	});
});

test('what is typed in wide letters is called what it is found by', () => {
	expect(isCalled('s3', 'ｓ３')).toBe(true);
	expect(isCalled('s3', 'ｓ４')).toBe(false);
});
