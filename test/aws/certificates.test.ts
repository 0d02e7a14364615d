import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {rootCertificates} from 'node:tls';
import {expect, test} from 'vitest';
import {certificatesCheck} from '../../source/aws/certificates.ts';
import {temporaryFolder} from '../presets/temporary-folder.ts';

const file = (content: string) => {
	const name = path.join(temporaryFolder(), 'bundle.pem');
	writeFileSync(name, content);
	return name;
};
const pem = rootCertificates[0] ?? '';

test.each([
	['Node’s own', () => ({}), 'ok', 'Node’s own'],
	['a company’s', () => ({AWS_CA_BUNDLE: file(pem)}), 'ok', 'Node’s own and those of AWS_CA_BUNDLE'],
	[
		'a file that is not there',
		() => ({NODE_EXTRA_CA_CERTS: '/nowhere.pem'}),
		'problem',
		'NODE_EXTRA_CA_CERTS',
	],
	['a file of something else', () => ({AWS_CA_BUNDLE: file('hello')}), 'problem', 'AWS_CA_BUNDLE'],
	[
		'no checking at all',
		() => ({NODE_TLS_REJECT_UNAUTHORIZED: '0', AWS_CA_BUNDLE: file(pem)}),
		'problem',
		'NODE_TLS_REJECT_UNAUTHORIZED=0',
	],
])('%s', async (_, environment, status, detail) => {
	const check = await certificatesCheck(environment());
	expect(check.status).toBe(status);
	expect(check.detail).toContain(detail);
});
