import type {SandboxCall} from '../action.ts';
import {accessDenied} from '../service-error.ts';

/**
 * Checks the MFA code that came with a call, if one did; a code is good once.
 * @returns whether MFA was used
 * @throws ServiceError `AccessDenied` for a wrong serial, a wrong code or one used before
 */
export const checkMfaCode = ({form, keys, state}: SandboxCall): boolean => {
	const serial = form.get('SerialNumber');
	const code = form.get('TokenCode');
	if (serial === null && code === null) return false;
	if (serial === null || code === null) {
		throw accessDenied(
			'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
		);
	}
	const device = state.account.users.find((user) => user.arn === keys.principal.arn)?.mfa;
	if (device?.serial !== serial) {
		throw accessDenied(
			'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
		);
	}
	const use = `${serial} ${code}`;
	if (!device.codes.includes(code) || state.usedMfaCodes.has(use)) {
		throw accessDenied('MultiFactorAuthentication failed with invalid MFA one time pass code. ');
	}
	state.usedMfaCodes.add(use);
	return true;
};
