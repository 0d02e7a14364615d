import {GetCallerIdentityCommand, STSClient} from '@aws-sdk/client-sts';
import {getEndpointFromInstructions} from '@smithy/core/endpoints';
import {beforeEach, describe, expect, test, vi} from 'vitest';
import {serviceEndpoint} from '../../source/aws/service-endpoint.ts';
import {allPartitions} from '../../source/console/partitions.ts';
import {regionsOf} from '../../source/console/regions.ts';

beforeEach(() => {
	vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
	vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
	for (const name of ['AWS_PROFILE', 'AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_STS']) vi.stubEnv(name, '');
	return () => vi.unstubAllEnvs();
});

const bySdk = async (region: string, settings: object = {}) => {
	const client = new STSClient({region, ...settings});
	return (await getEndpointFromInstructions({}, GetCallerIdentityCommand, client.config)).url;
};

describe('where STS answers', () => {
	test.each([
		...allPartitions()
			.flatMap(({id}) => regionsOf(id))
			.map(({id}) => id),
		'xx-nowhere-1',
	])('%s: where the SDK would ask', async (region) => {
		expect((await serviceEndpoint('sts', region, undefined)).host).toBe((await bySdk(region)).host);
	});

	test.each([
		['AWS_USE_FIPS_ENDPOINT', 'us-east-1', {useFipsEndpoint: true}, 'sts-fips.us-east-1.amazonaws.com'],
		['AWS_USE_DUALSTACK_ENDPOINT', 'eu-west-1', {useDualstackEndpoint: true}, 'sts.eu-west-1.api.aws'],
	])('%s is honoured', async (variable, region, settings, host) => {
		vi.stubEnv(variable, 'true');
		expect((await serviceEndpoint('sts', region, undefined)).host).toBe(host);
		expect((await bySdk(region, settings)).host).toBe(host);
	});
});
