import process from 'node:process';
import {configuredEndpoint} from './endpoints.ts';
import {profileName, profileSettings} from './shared-config.ts';

/**
 * Where a service's requests go: by AWS's own rules for the region and partition, or as the environment or
 * the profile has it (AWS_ENDPOINT_URL_…, AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT).
 * @throws Error where what they have is no URL.
 */
export const serviceEndpoint = async (
	service: 'sts' | 'iam',
	region: string,
	profile: string | undefined,
): Promise<URL> => {
	const configured = await configuredEndpoint(service, profileName(profile));
	if (configured !== undefined) return new URL(configured);
	const suffix = usualSuffix(region);
	if (service === 'sts' && suffix !== undefined && !(await wantsAnotherEndpoint(profile)))
		return new URL(`https://sts.${region}.${suffix}`);
	const settings = {region, ...(profile === undefined ? {} : {profile})};
	const {getEndpointFromInstructions} = await import('@smithy/core/endpoints');
	if (service === 'sts') {
		const {GetCallerIdentityCommand, STSClient} = await import('@aws-sdk/client-sts');
		const client = new STSClient(settings);
		return (await getEndpointFromInstructions({}, GetCallerIdentityCommand, client.config)).url;
	}
	const {IAMClient, ListRolesCommand} = await import('@aws-sdk/client-iam');
	const client = new IAMClient(settings);
	return (await getEndpointFromInstructions({}, ListRolesCommand, client.config)).url;
};

/**
 * What follows the region in the name of STS's endpoint ("AWS STS Regions and endpoints", IAM User Guide); undefined for
 * a region that is out of the ordinary: the SDK's client works that out.
 */
const usualSuffix = (region: string): string | undefined => {
	if (!/^[a-z]{2}(-gov)?-[a-z]+-\d+$/.test(region)) return undefined;
	return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
};

const wantsAnotherEndpoint = async (profile: string | undefined): Promise<boolean> => {
	const settings = await profileSettings(profile);
	return ['use_fips_endpoint', 'use_dualstack_endpoint'].some((name) =>
		[process.env[`AWS_${name.toUpperCase()}`], settings[name]].some(
			(value) => value?.toLowerCase() === 'true',
		),
	);
};
