import {type Check, finding} from '../check.ts';
import type {Environment} from '../environment.ts';
import type {ProfileInUse} from './config/profile-in-use.ts';
import {caBundle} from './http-agents.ts';
import {readWhole} from './read-file.ts';

const name = {id: 'certificates', title: 'Certificates'};

/**
 * Whose certificates are trusted: Node's own, and those that are added (NODE_EXTRA_CA_CERTS, AWS_CA_BUNDLE,
 * `ca_bundle`).
 */
export const certificatesCheck = async (env: Environment, inUse?: ProfileInUse): Promise<Check> => {
	if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
		return finding(
			name,
			'problem',
			'NODE_TLS_REJECT_UNAUTHORIZED=0 switches the checking of certificates off',
			'Unset it: anybody on the way could read your credentials. Name your company’s certificate in AWS_CA_BUNDLE instead.',
		);
	}
	const bundle = caBundle(env, inUse);
	const known = env['NODE_EXTRA_CA_CERTS'];
	const added = [
		...(bundle ? [{variable: bundle.setting, file: bundle.file}] : []),
		...(known ? [{variable: 'NODE_EXTRA_CA_CERTS', file: known}] : []),
	];
	if (added.length === 0) return finding(name, 'ok', 'Node’s own');
	const bad = (
		await Promise.all(added.map(async (one) => ({...one, good: await holdsCertificate(one.file)})))
	).find(({good}) => !good);
	if (bad) {
		const detail = `${bad.variable} names ${bad.file}, which can’t be read or holds no certificate`;
		return finding(name, 'problem', detail, `Name a PEM file in ${bad.variable}, or unset it.`);
	}
	return finding(name, 'ok', `Node’s own and those of ${added.map(({variable}) => variable).join(', ')}`);
};

const holdsCertificate = async (file: string): Promise<boolean> => {
	try {
		return (await readWhole(file)).includes('-----BEGIN CERTIFICATE-----');
	} catch {
		return false;
	}
};
