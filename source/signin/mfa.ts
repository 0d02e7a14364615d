import type {AwsSession} from '../aws/session.ts';
import {Failure, isCancelled} from '../failure.ts';
import type {BrokenRule} from '../pass/broken-rule.ts';
import {fields} from '../pass/fields.ts';
import type {PassSecrets} from '../pass/pass.ts';
import {keepChosenSecret} from '../secrets.ts';
import type {Regions} from './opening.ts';

/** Asks the person for something; what they type is shown only if it is no secret. */
export type AskPerson = (question: string, how?: {readonly shown: boolean}) => Promise<string>;

export type MfaParameters = {readonly SerialNumber: string; readonly TokenCode: string};

/** Whose request it is, and who can be asked. */
type MfaContext = {
	readonly request: {readonly mfaSerial?: string | undefined};
	readonly session: AwsSession;
	readonly regions: Pick<Regions, 'sts'>;
	readonly ask?: AskPerson | undefined;
	readonly signal?: AbortSignal | undefined;
};

/**
 * AssumeRole's MFA parameters, when a code or a device was given: the device from `--mfa-serial`, the profile's
 * `mfa_serial` or the user's first one in IAM; the code as given, or asked for.
 * @throws Failure `mfa-device-unknown`, `mfa-required`.
 */
export const mfaParameters = async (
	secrets: PassSecrets,
	{request, session, regions, ask, signal}: MfaContext,
): Promise<MfaParameters | undefined> => {
	if (secrets.mfaCode === undefined && request.mfaSerial === undefined) return undefined;
	const SerialNumber = request.mfaSerial ?? (await findDevice(session, regions.sts, signal));
	const TokenCode = secrets.mfaCode ?? (await askCode(ask));
	return {SerialNumber, TokenCode};
};

/** @throws Failure `mfa-required` where nobody can be asked, `mfa-code-malformed`. */
export const askCode = async (ask: AskPerson | undefined): Promise<string> => {
	if (!ask) throw mfaRequired();
	const code = (await ask('MFA code (6 digits): ')).trim();
	if (/^\d{6}$/.test(code)) return code;
	throw new Failure(
		'mfa-code-malformed',
		'An MFA code has exactly six digits.',
		'Try again with the code your device shows now.',
	);
};

/** What a role’s owner agreed on with whoever may use it. Throws `external-id-malformed`. */
export const askExternalId = async (ask: AskPerson): Promise<string> => {
	const given = (await ask('External ID: ')).trim();
	keepChosenSecret(given);
	return unbroken(given, fields.externalId.rule(given));
};

/** Who is behind the session. Throws `source-identity-malformed`. */
export const askSourceIdentity = async (ask: AskPerson): Promise<string> => {
	const given = (await ask('Source identity: ', {shown: true})).trim();
	return unbroken(given, fields.sourceIdentity.rule(given));
};

const unbroken = (given: string, broken: BrokenRule | undefined): string => {
	if (broken === undefined) return given;
	throw new Failure(broken.code, broken.message, broken.hint);
};

export const mfaRequired = () =>
	new Failure(
		'mfa-required',
		'This role asks for MFA, and no code was given.',
		'Give the six digits your device shows with --mfa-code (and the device with --mfa-serial if you have several).',
	);

const findDevice = async (
	session: AwsSession,
	region: string,
	signal: AbortSignal | undefined,
): Promise<string> => {
	const fromProfile = (await session.inUse()).settings['mfa_serial'];
	if (fromProfile) return fromProfile;
	const {openIamRoles} = await import('../aws/iam-roles.ts');
	const devices = await openIamRoles(session, region)
		.mfaDevices(signal)
		.catch((error: unknown) => {
			if (isCancelled(error)) throw error;
			return [];
		});
	if (devices[0]) return devices[0];
	throw new Failure(
		'mfa-device-unknown',
		'Your MFA device could not be found.',
		'Name it with --mfa-serial arn:aws:iam::111122223333:mfa/name. Devices belong to IAM users: a role session can’t use one, it must itself have been obtained with MFA.',
	);
};
