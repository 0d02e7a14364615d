import {describe} from 'vitest';
import {ana, denying, session, trusting} from './scene.ts';
import {check, consoleUser, dev, ifOnly} from './table.ts';

describe('MFA', () => {
	const mfa = (operator: string, value: string) => ({[operator]: {'aws:MultiFactorAuthPresent': value}});
	check([
		['a role session, if exists', ['mfa'], ifOnly(mfa('BoolIfExists', 'true'), {caller: session})],
		['a user signed in to the console', ['mfa'], ifOnly(mfa('BoolIfExists', 'true'), {caller: consoleUser})],
		['only without MFA, long-term keys: the key is absent', 'denied', ifOnly(mfa('Bool', 'false'))],
		['only without MFA, console user', ['mfa'], ifOnly(mfa('Bool', 'false'), {caller: consoleUser})],
		[
			'either way',
			'allowed',
			{
				caller: session,
				trust: [
					trusting({AWS: dev}, mfa('Bool', 'true')),
					trusting({AWS: dev}, mfa('BoolIfExists', 'false')),
				],
			},
		],
		[
			'both ways at once',
			'denied',
			{
				caller: session,
				trust: trusting(
					{AWS: dev},
					{
						Bool: {'aws:MultiFactorAuthPresent': 'true'},
						BoolIfExists: {'aws:MultiFactorAuthPresent': 'false'},
					},
				),
			},
		],
		[
			'wanted by the trust, refused by a Deny',
			'denied',
			{trust: [trusting({AWS: ana.arn}, mfa('Bool', 'true')), denying(mfa('Bool', 'true'))]},
		],
		['Null on the age, the old way', ['mfa'], ifOnly({Null: {'aws:MultiFactorAuthAge': 'false'}})],
		[
			'an age that a fresh code can’t have',
			'denied',
			ifOnly({NumericGreaterThan: {'aws:MultiFactorAuthAge': '3600'}}),
		],
		[
			'an age that a session can have',
			['mfa'],
			ifOnly({NumericGreaterThan: {'aws:MultiFactorAuthAge': '3600'}}, {caller: session}),
		],
		[
			'an age that nothing can have',
			'denied',
			ifOnly({NumericLessThan: {'aws:MultiFactorAuthAge': '0'}}, {caller: session}),
		],
		[
			'absent and yet aged',
			'denied',
			ifOnly(
				{Bool: {'aws:MultiFactorAuthPresent': 'false'}, NumericLessThan: {'aws:MultiFactorAuthAge': '60'}},
				{caller: session},
			),
		],
		[
			'the key must be absent: not in a GetSessionToken session',
			'denied',
			ifOnly({Null: {'aws:MultiFactorAuthPresent': 'true'}}, {caller: consoleUser}),
		],
	]);
});
