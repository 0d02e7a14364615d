import process from 'node:process';
import {type ProfileSettings, profileName, profiles} from './shared-config.ts';

/** An endpoint that is not AWS's own. */
export type UnusualEndpoint = {readonly service: 'sts' | 'iam' | 'signin'; readonly url: string};

/**
 * Endpoints set by the environment or the profile (AWS SDKs and Tools Reference Guide, "Service-specific endpoints"):
 * credentials go there, so whoever uses them should see it.
 */
export const unusualEndpoints = async (profile?: string): Promise<readonly UnusualEndpoint[]> => {
	const all = await profiles().catch(() => ({}));
	const found = (['sts', 'iam'] as const).flatMap((service) => {
		const url = urlFor(service, profileName(profile), all);
		return url ? [{service, url}] : [];
	});
	const signin = process.env['AWS_ENDPOINT_URL_SIGNIN'];
	return signin ? [...found, {service: 'signin', url: signin}] : found;
};

/**
 * The endpoint the environment or the profile sets for a service; undefined: AWS's own. The SDK looks it up for
 * AWS_PROFILE alone, whatever profile a client is made with.
 */
export const configuredEndpoint = async (
	service: 'sts' | 'iam',
	profile: string,
): Promise<string | undefined> => urlFor(service, profile, await profiles());

const urlFor = (
	service: 'sts' | 'iam',
	profile: string,
	all: Readonly<Record<string, ProfileSettings>>,
): string | undefined => {
	const {env} = process;
	const settings = all[profile] ?? {};
	const ignored = env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? settings['ignore_configured_endpoint_urls'];
	if (ignored?.toLowerCase() === 'true') return undefined;
	const services = all[`services.${settings['services']}`] ?? {};
	return (
		env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ||
		env['AWS_ENDPOINT_URL'] ||
		services[`${service}.endpoint_url`] ||
		settings['endpoint_url']
	);
};
