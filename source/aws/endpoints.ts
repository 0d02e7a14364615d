import type {Environment} from '../environment.ts';
import {Failure} from '../failure.ts';
import {plainText} from '../text/plain-text.ts';
import {isSet, type ProfileInUse, profileInUse} from './config/profile-in-use.ts';
import {secureEndpoint} from './secure-endpoint.ts';

/** The services that are asked, as AWS's settings spell them. */
export type AwsService = 'sts' | 'iam' | 'sso' | 'sso_oidc' | 'signin';

/** An endpoint that is not AWS's own. */
export type UnusualEndpoint = {readonly service: AwsService; readonly url: string};

/**
 * Endpoints set by the environment or the profile (AWS SDKs and Tools Reference Guide, "Service-specific endpoints"):
 * credentials go there, so whoever uses them should see it.
 */
export const unusualEndpoints = async (
	env: Environment,
	profile?: string,
): Promise<readonly UnusualEndpoint[]> => {
	const inUse = await profileInUse(env, profile).catch(() => undefined);
	const found = (['sts', 'iam'] as const).flatMap((service) => {
		const url = inUse ? whateverIsSet(service, inUse) : undefined;
		return url ? [{service, url}] : [];
	});
	const signin = env['AWS_ENDPOINT_URL_SIGNIN'];
	return signin ? [...found, {service: 'signin', url: signin}] : found;
};

/** An address as others may see it: without the name and the password that it may hold. */
export const withoutPassword = (address: string): string => {
	const url = new URL(address);
	if (url.username === '' && url.password === '') return address;
	url.username = '';
	url.password = '';
	return url.href;
};

/** The same without what an address may hold besides: a password, a path. */
export const unusualHosts = async (env: Environment, profile?: string): Promise<readonly string[]> => [
	...new Set(
		(await unusualEndpoints(env, profile)).map(({url}) =>
			URL.canParse(url) ? new URL(url).origin : 'something that is not an address',
		),
	),
];

const whateverIsSet = (service: AwsService, inUse: ProfileInUse): string | undefined => {
	try {
		return configuredEndpoint(service, inUse);
	} catch {
		return undefined;
	}
};

/**
 * The endpoint the environment or the profile sets for a service; undefined: AWS's own.
 * @throws Failure `services-section-missing`, `endpoint-insecure`
 */
export const configuredEndpoint = (service: AwsService, inUse: ProfileInUse): string | undefined => {
	if (isSet(inUse, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'ignore_configured_endpoint_urls'))
		return undefined;
	const {env, settings} = inUse;
	const address =
		env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ||
		env['AWS_ENDPOINT_URL'] ||
		inSection(service, inUse) ||
		settings['endpoint_url'];
	return address ? secureEndpoint(address, env) : undefined;
};

const inSection = (service: AwsService, {name, settings, config}: ProfileInUse): string | undefined => {
	const section = settings['services'];
	if (section === undefined) return undefined;
	const services = config.services.get(section);
	if (services) return services[service]?.['endpoint_url'];
	throw new Failure(
		'services-section-missing',
		`The profile “${plainText(name, 80)}” names the section [services ${plainText(section, 80)}], which is not in the AWS config file.`,
		'Add that section, or remove the profile’s line “services”.',
	);
};
