import {describe, expect, it} from 'vitest';
import {searchDestinations, searchRegions} from '../../source/console/search.ts';
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

	it('finds nothing for nonsense', () => {
		expect(searchDestinations('qqqq', 5)).toEqual([]);
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
