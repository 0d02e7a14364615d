import {describe, expect, test} from 'vitest';
import {profileInUse} from '../../source/aws/config/profile-in-use.ts';
import type {AwsService} from '../../source/aws/endpoints.ts';
import {endpointOf} from '../../source/aws/service-endpoint.ts';
import {allPartitions} from '../../source/console/partitions.ts';
import {regionsOf} from '../../source/console/regions.ts';
import {bundled} from '../support/bundled.ts';

type EndpointOf = typeof endpointOf;

const {lighterLibraries} = await import('../../scripts/lighter-libraries.mjs' as string);
/** With the SDK's clients as the build leaves them. */
const built = await bundled<{endpointOf: EndpointOf}>('source/aws/service-endpoint.ts', lighterLibraries);

const services: readonly AwsService[] = ['sts', 'iam', 'sso', 'sso_oidc', 'signin'];
const variants = [
	{},
	{AWS_USE_FIPS_ENDPOINT: 'true'},
	{AWS_USE_DUALSTACK_ENDPOINT: 'true'},
	{AWS_USE_FIPS_ENDPOINT: 'true', AWS_USE_DUALSTACK_ENDPOINT: 'true'},
];
const regions = [
	...allPartitions()
		.flatMap(({id}) => regionsOf(id))
		.map(({id}) => id),
	'xx-nowhere-1',
	'aws-global',
	'fips-us-east-1',
	'not a region',
];

describe.each(services)('the built program knows the endpoints of %s that the SDK knows', (service) => {
	test.each(variants)('with %o', async (variant) => {
		const files = {AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null'};
		const inUse = await profileInUse({...files, ...variant});
		const told = (own: EndpointOf) =>
			Promise.all(
				regions
					.map(async (region) => {
						const {url, signingRegion} = await own(service, region, inUse);
						return `${region}: ${url.href} ${signingRegion}`;
					})
					.map((one) => one.catch(String)),
			);
		const known = await told(endpointOf);
		expect(known.join('\n')).toContain('us-east-1: https://');
		expect(await told(built.endpointOf)).toEqual(known);
	});
});
