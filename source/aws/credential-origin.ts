/**
 * Where credentials came from, for a person, by the marks the SDK's providers leave on them (feature IDs of the
 * "AWS SDKs and Tools" user agent). The first that is there decides: a role assumed from a profile carries the marks
 * of everything on the way to it.
 */
const origins: ReadonlyArray<readonly [mark: RegExp, words: (profile: string) => string]> = [
	[/_WEB_ID/, () => 'a web identity token'],
	[
		/_PROFILE_SOURCE_PROFILE$|_PROFILE_NAMED_PROVIDER$|_STS_ASSUME_ROLE$/,
		(profile) => `the role of ${profile}`,
	],
	[/_SSO(_LEGACY)?$/, (profile) => `SSO, ${profile}`],
	[/_PROCESS$/, (profile) => `the credential_process of ${profile}`],
	[/_LOGIN$/, (profile) => `aws login, ${profile}`],
	[/_PROFILE$/, (profile) => profile],
	[/_ENV_VARS$/, () => 'the environment’s AWS_ACCESS_KEY_ID'],
	[/_IMDS$/, () => 'this EC2 instance'],
	[/_HTTP$/, () => 'a container’s endpoint'],
];

/** @example credentialOrigin(['CREDENTIALS_PROFILE_SSO', 'CREDENTIALS_SSO'], 'dev') // 'SSO, profile “dev”' */
export const credentialOrigin = (marks: readonly string[], profile: string): string | undefined => {
	const [, words] = origins.find(([pattern]) => marks.some((mark) => pattern.test(mark))) ?? [];
	return words?.(`profile “${profile}”`);
};
