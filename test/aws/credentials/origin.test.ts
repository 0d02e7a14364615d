import {expect, test} from 'vitest';
import {credentialOrigin} from '../../../source/aws/credentials/origin.ts';
import type {CredentialSource} from '../../../source/aws/credentials/source.ts';

const keys = {accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x'};
const profile = 'dev';

const sources: ReadonlyArray<readonly [CredentialSource, string]> = [
	[{from: 'environment', keys}, 'the environment’s AWS_ACCESS_KEY_ID'],
	[{from: 'keys', profile, file: 'config', keys}, 'profile “dev”'],
	[{from: 'role', profile, role: {arn: ''}, source: {from: 'instance'}}, 'the role of profile “dev”'],
	[{from: 'web-identity', tokenFile: '', roleArn: ''}, 'a web identity token'],
	[{from: 'login', profile, session: ''}, 'aws login, profile “dev”'],
	[{from: 'process', profile, command: ''}, 'the credential_process of profile “dev”'],
	[{from: 'container'}, 'a container’s endpoint'],
	[{from: 'instance'}, 'this EC2 instance'],
];

test.each(sources)('%j: %s', (source, words) => {
	expect(credentialOrigin(source)).toBe(words);
});

test('CloudShell’s are its container’s', () => {
	expect(credentialOrigin({from: 'container'}, true)).toBe('CloudShell');
});
