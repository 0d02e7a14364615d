import {getEndpointFromInstructions} from '@smithy/core/endpoints';
import {configuredEndpoint} from './endpoints.ts';
import {profileName} from './shared-config.ts';

/**
 * Where the SDK sends a service's requests: by AWS's own rules for the region and partition, or as the environment or
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
	const settings = {region, ...(profile === undefined ? {} : {profile})};
	if (service === 'sts') {
		const {GetCallerIdentityCommand, STSClient} = await import('@aws-sdk/client-sts');
		const client = new STSClient(settings);
		return (await getEndpointFromInstructions({}, GetCallerIdentityCommand, client.config)).url;
	}
	const {IAMClient, ListRolesCommand} = await import('@aws-sdk/client-iam');
	const client = new IAMClient(settings);
	return (await getEndpointFromInstructions({}, ListRolesCommand, client.config)).url;
};
