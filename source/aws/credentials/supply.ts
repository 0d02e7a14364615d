import type {AwsCredentialIdentity} from '@smithy/types';
import type {ProfileInUse} from '../config/profile-in-use.ts';

/**
 * What every source's calls are made with: the profile in use says where they go, whatever profile the source is of.
 */
export type Supply = {
	readonly inUse: ProfileInUse;
	/** What STS is asked in, where a profile assumes a role. */
	readonly region: () => Promise<string>;
	/** Asks for the code of the MFA device a profile names. */
	readonly askMfaCode: (serial: string) => Promise<string>;
};

export type Supplied = Promise<AwsCredentialIdentity>;
