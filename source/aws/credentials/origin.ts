import type {CredentialSource} from './source.ts';

/**
 * Where credentials come from, for a person.
 * @example credentialOrigin({from: 'process', profile: 'a', command: '…'}) // 'the credential_process of profile “a”'
 */
export const credentialOrigin = (source: CredentialSource, inCloudShell = false): string => {
	switch (source.from) {
		case 'environment':
			return 'the environment’s AWS_ACCESS_KEY_ID';
		case 'keys':
			return `profile “${source.profile}”`;
		case 'role':
			return `the role of profile “${source.profile}”`;
		case 'web-identity':
			return 'a web identity token';
		case 'sso':
			return `SSO, profile “${source.profile}”`;
		case 'login':
			return `aws login, profile “${source.profile}”`;
		case 'process':
			return `the credential_process of profile “${source.profile}”`;
		case 'container':
			return inCloudShell ? 'CloudShell' : 'a container’s endpoint';
		case 'instance':
			return 'this EC2 instance';
	}
};
