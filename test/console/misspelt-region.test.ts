import {expect, test} from 'vitest';
import {misspeltRegion} from '../../source/console/misspelt-region.ts';
import {allPartitions} from '../../source/console/partitions.ts';
import {regionsOf} from '../../source/console/regions.ts';

test.each([
	['us-east-1a', 'us-east-1'],
	['eu-west-2c', 'eu-west-2'],
	['US-EAST-1', 'us-east-1'],
	[' us-east-1 ', 'us-east-1'],
	['"us-east-1"', 'us-east-1'],
	['us_east_1', 'us-east-1'],
	['us-esat-1', 'us-east-1'],
	['cn-north-1b', 'cn-north-1'],
	['us-gov-west-1a', 'us-gov-west-1'],
	['eu-west-1 # Dublin', 'eu-west-1'],
])('%j: did you mean %s', (id, near) => {
	expect(misspeltRegion(id)).toMatchObject({code: 'unknown-region', hint: expect.stringContaining(near)});
});

test.each([...allPartitions().flatMap(({id}) => regionsOf(id).map((region) => region.id)), 'eu-west-9'])(
	'%s is left alone',
	(id) => {
		expect(misspeltRegion(id)).toBeUndefined();
	},
);
