import {readFile} from 'node:fs/promises';
import {type Check, finding} from '../check.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const name = {id: 'certificates', title: 'Certificates'};
const variables = ['AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'] as const;

/** Whose certificates are trusted: Node's own, and those the environment adds (NODE_EXTRA_CA_CERTS, AWS_CA_BUNDLE). */
export const certificatesCheck = async (env: Environment): Promise<Check> => {
	if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
		return finding(
			name,
			'problem',
			'NODE_TLS_REJECT_UNAUTHORIZED=0 switches the checking of certificates off',
			'Unset it: anybody on the way could read your credentials. Name your company’s certificate in AWS_CA_BUNDLE instead.',
		);
	}
	const added = variables.flatMap((variable) => {
		const file = env[variable];
		return file ? [{variable, file}] : [];
	});
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
		return (await readFile(file, 'utf8')).includes('-----BEGIN CERTIFICATE-----');
	} catch {
		return false;
	}
};
