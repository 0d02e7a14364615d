import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
	encodeValue,
	federationEndpoints,
	loginUrl,
	logoutFirstUrl,
} from '../../source/console/federation-url.ts';
import {allPartitions} from '../../source/console/partitions.ts';

const federationUrl = 'https://signin.aws.amazon.com/federation';

describe('the sign-in link', () => {
	it('is as AWS documents it, with the destination whole', () => {
		expect(
			loginUrl({
				federationUrl,
				issuer: 'Example.org',
				destination: 'https://us-west-2.console.aws.amazon.com/cloudshell/home?region=us-west-2#/a?b=1&c=2',
				token: 'VCQgs5qZZt3Q6fn8Tr5EXAMPLE',
			}),
		).toBe(
			'https://signin.aws.amazon.com/federation?Action=login&Issuer=Example.org' +
				'&Destination=https%3A%2F%2Fus-west-2.console.aws.amazon.com%2Fcloudshell%2Fhome%3Fregion%3Dus-west-2%23%2Fa%3Fb%3D1%26c%3D2' +
				'&SigninToken=VCQgs5qZZt3Q6fn8Tr5EXAMPLE',
		);
	});

	it('gives every value back as it was, whatever it holds', () => {
		const text = fc.string({unit: 'grapheme'});
		fc.assert(
			fc.property(text, text, text, (issuer, destination, token) => {
				const {searchParams, hash} = new URL(loginUrl({federationUrl, issuer, destination, token}));
				expect([...searchParams]).toEqual([
					['Action', 'login'],
					['Issuer', issuer],
					['Destination', destination],
					['SigninToken', token],
				]);
				expect(hash).toBe('');
			}),
		);
	});

	it.each([
		["it's (a) * !", 'it%27s%20%28a%29%20%2A%20%21'],
		['a+b/c==', 'a%2Bb%2Fc%3D%3D'],
		['-._~', '-._~'],
		['%2F', '%252F'],
	])('encodes %j once, as %s', (value, encoded) => {
		expect(encodeValue(value)).toBe(encoded);
	});

	it.each([
		['aws', 'eu-central-1', 'eu-central-1.signin.aws.amazon.com', 'signin.aws.amazon.com'],
		['aws', 'us-east-1', 'signin.aws.amazon.com', 'us-west-2.signin.aws.amazon.com'],
		['aws', 'ap-southeast-5', 'ap-southeast-5.signin.aws.amazon.com', 'signin.aws.amazon.com'],
		['aws-cn', 'cn-north-1', 'signin.amazonaws.cn', undefined],
		['aws-cn', 'cn-northwest-1', 'signin.amazonaws.cn', undefined],
		[
			'aws-us-gov',
			'us-gov-west-1',
			'signin.amazonaws-us-gov.com',
			'us-gov-east-1.signin.amazonaws-us-gov.com',
		],
		[
			'aws-us-gov',
			'us-gov-east-1',
			'us-gov-east-1.signin.amazonaws-us-gov.com',
			'signin.amazonaws-us-gov.com',
		],
		['aws-eusc', 'eusc-de-east-1', 'eusc-de-east-1.signin.amazonaws-eusc.eu', 'signin.amazonaws-eusc.eu'],
		['aws-iso', 'us-iso-east-1', 'signin.c2shome.ic.gov', 'us-iso-east-1.signin.c2shome.ic.gov'],
		['aws-iso-b', 'us-isob-east-1', 'signin.sc2shome.sgov.gov', 'us-isob-east-1.signin.sc2shome.sgov.gov'],
		['aws-iso-e', 'eu-isoe-west-1', 'signin.csphome.adc-e.uk', 'eu-isoe-west-1.signin.csphome.adc-e.uk'],
		[
			'aws-iso-f',
			'us-isof-south-1',
			'signin.csphome.hci.ic.gov',
			'us-isof-south-1.signin.csphome.hci.ic.gov',
		],
	] as const)('in %s, %s is made at %s, else at %s', (id, region, ...hosts) => {
		const found = allPartitions().filter((one) => one.id === id);
		expect(found.flatMap((one) => federationEndpoints(one, region))).toEqual(
			hosts.flatMap((host) => (host === undefined ? [] : [`https://${host}/federation`])),
		);
	});

	it('goes through sign-out whole', () => {
		const link = loginUrl({
			federationUrl,
			issuer: '',
			destination: 'https://console.aws.amazon.com/iam/home#/home',
			token: 'a+b',
		});
		const url = new URL(logoutFirstUrl(link));
		expect(`${url.origin}${url.pathname}`).toBe('https://us-east-1.signin.aws.amazon.com/oauth');
		expect([...url.searchParams]).toEqual([
			['Action', 'logout'],
			['redirect_uri', link],
		]);
	});
});
