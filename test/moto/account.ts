/** The suite's account in moto. Only to be used by tests that run where there is one. */
import {inject} from 'vitest';
import {startFederation} from '../support/federation.ts';
import {furnish, imitationEnvironment, type Keys, stsClient} from '../support/iam-account.ts';
import type {Environment} from '../support/program.ts';

const motoUrl = () => {
	const url = inject('motoUrl');
	if (!url) throw new Error('There is no moto here');
	return url;
};

/** Forgets everything; from then on nobody needs credentials or permissions, until `enforcePolicies`. */
export const emptyAccount = async (url = motoUrl()) => {
	await fetch(`${url}/moto-api/reset-auth`, {method: 'POST', body: 'inf'});
	await fetch(`${url}/moto-api/reset`, {method: 'POST'});
	return {
		...furnish(url, {accessKeyId: 'furnisher', secretAccessKey: 'furnisher'}),
		/** From now on moto checks signatures, the caller's own policies, and the trust policy of a role. */
		async enforcePolicies() {
			await fetch(`${url}/moto-api/reset-auth`, {method: 'POST', body: '0'});
		},
	};
};

/** Points the program at moto, as the holder of these keys. */
export const motoEnvironment = (keys: Keys, url = motoUrl()): Environment => imitationEnvironment(url, keys);

export const motoSts = (keys: Keys) => stsClient(motoUrl(), keys);

export const motoFederation = () => startFederation(motoUrl());
