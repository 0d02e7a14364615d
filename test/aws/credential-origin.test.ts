import {expect, test} from 'vitest';
import {credentialOrigin} from '../../source/aws/credential-origin.ts';

test.each([
	[['CREDENTIALS_ENV_VARS'], 'the environment’s AWS_ACCESS_KEY_ID'],
	[['CREDENTIALS_PROFILE'], 'profile “dev”'],
	[['CREDENTIALS_PROFILE_SSO', 'CREDENTIALS_SSO'], 'SSO, profile “dev”'],
	[['CREDENTIALS_PROFILE_SSO_LEGACY', 'CREDENTIALS_SSO_LEGACY'], 'SSO, profile “dev”'],
	[['CREDENTIALS_PROFILE_PROCESS', 'CREDENTIALS_PROCESS'], 'the credential_process of profile “dev”'],
	[
		['CREDENTIALS_PROFILE', 'CREDENTIALS_PROFILE_SOURCE_PROFILE', 'CREDENTIALS_STS_ASSUME_ROLE'],
		'the role of profile “dev”',
	],
	[['CREDENTIALS_PROFILE_STS_WEB_ID_TOKEN', 'CREDENTIALS_STS_ASSUME_ROLE_WEB_ID'], 'a web identity token'],
	[['CREDENTIALS_PROFILE_LOGIN', 'CREDENTIALS_LOGIN'], 'aws login, profile “dev”'],
	[['CREDENTIALS_IMDS'], 'this EC2 instance'],
	[['CREDENTIALS_HTTP'], 'a container’s endpoint'],
	[['CREDENTIALS_OF_NEXT_YEAR'], undefined],
	[[], undefined],
])('%j come from %s', (marks, origin) => {
	expect(credentialOrigin(marks, 'dev')).toBe(origin);
});
