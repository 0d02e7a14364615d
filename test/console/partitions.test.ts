import {describe, expect, it} from 'vitest';
import {allPartitions, partitionById, partitionOfRegion} from '../../source/console/partitions.ts';
import {findRegion, nearestRegions, regionsOf} from '../../source/console/regions.ts';

describe('partitions', () => {
	it.each([
		['us-west-2', 'aws'],
		['mx-central-1', 'aws'],
		['me-west-1', 'aws'],
		['cn-north-1', 'aws-cn'],
		['us-gov-west-1', 'aws-us-gov'],
		['eusc-de-east-1', 'aws-eusc'],
		['us-iso-east-1', 'aws-iso'],
		['us-isob-east-1', 'aws-iso-b'],
		['eu-isoe-west-1', 'aws-iso-e'],
		['us-isof-south-1', 'aws-iso-f'],
		['xx-new-7', 'aws'],
		['us-gov-central-3', 'aws-us-gov'],
	])('%s belongs to %s', (region, id) => {
		expect(partitionOfRegion(region)?.id).toBe(id);
	});

	it.each([
		'',
		'oregon',
		'us-west',
		'us-west-2a',
		'US-WEST-2',
		'us-new-kind-1',
		'aws-global',
		'../us-west-2',
	])('%j is nobody’s region', (region) => {
		expect(partitionOfRegion(region)).toBeUndefined();
	});

	it('knows eight, each with a default region of its own', () => {
		const all = allPartitions();
		expect(all).toHaveLength(8);
		for (const {id, defaultRegion} of all) expect(findRegion(defaultRegion)?.partition).toBe(id);
	});

	it('marks the hosts no public document names', () => {
		const unverified = allPartitions().filter(({hostsVerified}) => !hostsVerified);
		expect(unverified.map(({id}) => id)).toEqual(['aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f']);
	});

	it('finds none by a name that is not an id', () => {
		expect(partitionById('AWS')).toBeUndefined();
		expect(partitionById('__proto__')).toBeUndefined();
	});
});

describe('regions', () => {
	it('are told apart by id, name and place', () => {
		const regions = allPartitions().flatMap(({id}) => regionsOf(id));
		for (const key of ['id', 'name', 'place'] as const) {
			expect(new Set(regions.map((region) => region[key])).size).toBe(regions.length);
		}
	});

	it.each([
		['us-west-2', 'US West (Oregon)', 'Oregon', false],
		['ca-central-1', 'Canada (Central)', 'Canada Central', false],
		['ap-southeast-7', 'Asia Pacific (Thailand)', 'Thailand', true],
		['ap-east-2', 'Asia Pacific (Taipei)', 'Taipei', true],
		['eusc-de-east-1', 'AWS European Sovereign Cloud (Germany)', 'Germany', false],
	])('%s is %s', (id, name, place, optIn) => {
		expect(findRegion(id)).toMatchObject({id, name, place, optIn});
	});

	it.each(['us-west-9', 'toString', '', 'us-west-2 '])('there is no %j', (id) => {
		expect(findRegion(id)).toBeUndefined();
	});

	it.each([
		['us-wset-2', 'us-west-2'],
		['oregon', 'us-west-2'],
		['Frankfurt', 'eu-central-1'],
		['sao paulo', 'sa-east-1'],
		['eu-west1', 'eu-west-1'],
	])('%s was probably meant to be %s', (typed, meant) => {
		expect(nearestRegions(typed, 'aws')[0]).toBe(meant);
	});

	it('suggests nothing of another partition, and nothing for nonsense', () => {
		expect(nearestRegions('beijing', 'aws')).toEqual([]);
		expect(nearestRegions('beijing', 'aws-cn')).toEqual(['cn-north-1']);
		expect(nearestRegions('', 'aws')).toEqual([]);
		expect(nearestRegions('?!', 'aws')).toEqual([]);
	});
});
