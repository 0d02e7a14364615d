import {describe} from 'vitest';
import {ana, denying, trusting} from './scene.ts';
import {check, ifOnly} from './table.ts';

describe('what cannot be seen', () => {
	const address = (operator: string, ...values: readonly string[]) => ({
		[operator]: {'aws:SourceIp': values},
	});
	check([
		[
			'an address, either version',
			['source-ip'],
			ifOnly(address('IpAddress', '2001:db8::/32', '198.51.100.7')),
		],
		['not from an address', ['source-ip'], ifOnly(address('NotIpAddress', '198.51.100.0/24'))],
		[
			'inside one range and outside a wider one',
			'denied',
			ifOnly({...address('IpAddress', '198.51.100.0/24'), ...address('NotIpAddress', '198.51.0.0/16')}),
		],
		[
			'inside one range and outside a narrower one',
			['source-ip'],
			ifOnly({...address('IpAddress', '198.51.0.0/16'), ...address('NotIpAddress', '198.51.100.0/24')}),
		],
		[
			'inside two IPv6 ranges that don’t meet',
			'denied',
			{
				trust: [
					trusting({AWS: ana.arn}, address('IpAddress', '2001:db8::/33')),
					denying(address('NotIpAddress', '2001:db8:8000::/33')),
				],
			},
		],
		[
			'an organisation path',
			['other'],
			ifOnly({'ForAnyValue:StringLike': {'aws:PrincipalOrgPaths': 'o-a/r-b/ou-c/*'}}),
		],
		[
			'Deny outside the organisation',
			['other'],
			{trust: [trusting({AWS: ana.arn}), denying({StringNotEquals: {'aws:PrincipalOrgID': 'o-a'}})]},
		],
		[
			'Deny outside the network, by address or endpoint',
			['source-ip'],
			{
				trust: [
					trusting({AWS: ana.arn}),
					denying({
						NotIpAddressIfExists: {'aws:SourceIp': '198.51.100.0/24'},
						StringNotEqualsIfExists: {'aws:SourceVpc': 'vpc-1'},
					}),
				],
			},
		],
		['a VPC endpoint', ['other'], ifOnly({StringEquals: {'aws:SourceVpce': 'vpce-1'}})],
		[
			'two organisations at once',
			'denied',
			{
				trust: [
					trusting({AWS: ana.arn}, {StringEquals: {'aws:PrincipalOrgID': 'o-a'}}),
					denying({StringNotEquals: {'aws:PrincipalOrgID': 'o-b'}}),
				],
			},
		],
		['a key nobody knows', ['other'], ifOnly({StringEquals: {'new:Key': 'x'}})],
		['or its absence', ['other'], ifOnly({Null: {'new:Key': 'true'}})],
		[
			'MFA and an address',
			['mfa', 'source-ip'],
			ifOnly({Bool: {'aws:MultiFactorAuthPresent': 'true'}, ...address('IpAddress', '198.51.100.7')}),
		],
	]);
});
