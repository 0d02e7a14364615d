import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {IAMClient, ListRolesCommand} from '@aws-sdk/client-iam';
import {GetCallerIdentityCommand, STSClient} from '@aws-sdk/client-sts';
import {getEndpointFromInstructions} from '@smithy/core/endpoints';
import {describe, expect, test, vi} from 'vitest';
import {profileInUse} from '../../source/aws/config/profile-in-use.ts';
import {endpointOf, serviceEndpoint} from '../../source/aws/service-endpoint.ts';
import {allPartitions} from '../../source/console/partitions.ts';
import {regionsOf} from '../../source/console/regions.ts';

const files = {AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null'};
const asSet = (env: Readonly<Record<string, string>> = {}) => profileInUse({...files, ...env});

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
		expect((await serviceEndpoint('sts', region, await asSet())).host).toBe((await bySdk(region)).host);
	});

	test.each([
		['AWS_USE_FIPS_ENDPOINT', 'us-east-1', {useFipsEndpoint: true}, 'sts-fips.us-east-1.amazonaws.com'],
		['AWS_USE_DUALSTACK_ENDPOINT', 'eu-west-1', {useDualstackEndpoint: true}, 'sts.eu-west-1.api.aws'],
	])('%s is honoured', async (variable, region, settings, host) => {
		expect((await serviceEndpoint('sts', region, await asSet({[variable]: 'true'}))).host).toBe(host);
		expect((await bySdk(region, settings)).host).toBe(host);
	});
});

describe('where IAM answers', () => {
	const iamBySdk = async (region: string, settings: object = {}) => {
		const client = new IAMClient({region, ...settings});
		const {url, properties} = await getEndpointFromInstructions({}, ListRolesCommand, client.config);
		const [scheme] = (properties?.['authSchemes'] ?? []) as {signingRegion?: string}[];
		return {host: url.host, signingRegion: scheme?.signingRegion ?? region};
	};
	const own = async (region: string, env: Readonly<Record<string, string>> = {}) => {
		const {url, signingRegion} = await endpointOf('iam', region, await asSet(env));
		return {host: url.host, signingRegion};
	};

	test.each([
		...allPartitions()
			.flatMap(({id}) => regionsOf(id))
			.map(({id}) => id),
		'xx-nowhere-1',
	])('%s: where the SDK would ask, signed for the region it would sign for', async (region) => {
		expect(await own(region)).toEqual(await iamBySdk(region));
	});

	test.each([
		['AWS_USE_FIPS_ENDPOINT', 'us-east-1', {useFipsEndpoint: true}],
		['AWS_USE_FIPS_ENDPOINT', 'us-gov-east-1', {useFipsEndpoint: true}],
		['AWS_USE_DUALSTACK_ENDPOINT', 'eu-west-1', {useDualstackEndpoint: true}],
	])('%s in %s: likewise', async (variable, region, settings) => {
		expect(await own(region, {[variable]: 'true'})).toEqual(await iamBySdk(region, settings));
	});
});

test('an endpoint that another profile sets is not asked', async ({onTestFinished}) => {
	const folder = mkdtempSync(path.join(tmpdir(), 'daypass-test-'));
	const file = path.join(folder, 'config');
	vi.stubEnv('AWS_CONFIG_FILE', file);
	onTestFinished(() => {
		vi.unstubAllEnvs();
		rmSync(folder, {recursive: true});
	});
	const other = '[default]\nendpoint_url = https://aws.example.com\n';
	writeFileSync(file, `${other}[profile guarded]\nuse_fips_endpoint = true\n`);
	const inUse = await profileInUse({...files, AWS_CONFIG_FILE: file}, 'guarded');
	const {host} = await serviceEndpoint('sts', 'us-east-1', inUse);
	expect(host).toBe('sts-fips.us-east-1.amazonaws.com');
});
