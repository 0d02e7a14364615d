import {describe} from 'vitest';
import {allowAll, ana, denying, root, type Scene, session, trusting, trustRoot, variable} from './scene.ts';
import {assumingOnly, check, dev, ifOnly} from './table.ts';

describe('what the user may supply', () => {
	const externalId = (operator: string, ...values: readonly string[]) => ({
		[operator]: {'sts:ExternalId': values},
	});
	const named = (pattern: string) => ({StringLike: {'sts:RoleSessionName': pattern}});
	const deniesName = (pattern: string): Scene => ({
		trust: [trusting({AWS: ana.arn}, named('ticket-*')), denying(named(pattern))],
	});
	check([
		['an external ID, one of two', ['external-id'], ifOnly(externalId('StringEquals', 'one', 'two'))],
		['no external ID', 'allowed', ifOnly({Null: {'sts:ExternalId': 'true'}})],
		['any external ID', ['external-id'], ifOnly({Null: {'sts:ExternalId': 'false'}})],
		['another external ID than one: none will do', 'allowed', ifOnly(externalId('StringNotEquals', 'one'))],
		[
			'the one external ID that is denied',
			'denied',
			{
				trust: [
					trusting({AWS: ana.arn}, externalId('StringEquals', 'one')),
					denying(externalId('StringEquals', 'one')),
				],
			},
		],
		[
			'the other of two',
			['external-id'],
			{
				trust: [
					trusting({AWS: ana.arn}, externalId('StringEquals', 'one', 'two')),
					denying(externalId('StringEquals', 'one')),
				],
			},
		],
		[
			'denied unless it is the one',
			['external-id'],
			{trust: [trusting({AWS: ana.arn}), denying(externalId('StringNotEquals', 'one'))]},
		],
		['an external ID AWS would refuse', 'denied', ifOnly(externalId('StringEquals', 'not allowed'))],
		['the default session name fits', 'allowed', ifOnly(named('daypass-*'))],
		['a session name is always there', 'denied', ifOnly({Null: {'sts:RoleSessionName': 'true'}})],
		['a session name AWS would refuse', 'denied', ifOnly(named('*:*'))],
		['a pattern wholly denied', 'denied', deniesName('*')],
		['a pattern wholly denied by a wider one', 'denied', deniesName('t*-*')],
		['a pattern denied in part', ['session-name'], deniesName('ticket-??')],
		[
			'two patterns that meet',
			['session-name'],
			{trust: trusting({AWS: ana.arn}, {...named('ab*'), StringNotLike: {'sts:RoleSessionName': '*b'}})},
		],
		[
			'two patterns that can’t meet',
			'denied',
			{
				trust: [
					trusting({AWS: ana.arn}, named('a*')),
					denying({StringNotLike: {'sts:RoleSessionName': 'b*'}}),
				],
			},
		],
		[
			'a session name made of the user’s, whom a session lacks',
			'denied',
			{caller: session, trust: trusting({AWS: dev}, named(variable('aws:username')))},
		],
		[
			'a session name made of the source identity nobody sees',
			['other', 'session-name'],
			{caller: session, trust: trusting({AWS: dev}, named(variable('aws:SourceIdentity')))},
		],
		[
			'the region is the caller’s',
			'allowed',
			ifOnly({StringEquals: {'aws:RequestedRegion': ['us-east-1', 'eu-west-1']}}),
		],
		['another region', ['region'], ifOnly({StringEquals: {'aws:RequestedRegion': 'us-east-1'}})],
		[
			'denied outside a region',
			['region'],
			{
				identity: [
					[
						allowAll,
						{
							Effect: 'Deny',
							Action: '*',
							Resource: '*',
							Condition: {StringNotEquals: {'aws:RequestedRegion': 'eu-central-1'}},
						},
					],
				],
				trust: trustRoot,
			},
		],
		[
			'a source identity that may not be set',
			'denied',
			assumingOnly({StringLike: {'sts:SourceIdentity': '*'}}),
		],
		[
			'a source identity, permission under another condition',
			['external-id', 'source-identity'],
			{
				identity: [allowAll],
				trust: [
					trusting({AWS: root}, {StringEquals: {'sts:SourceIdentity': 'ana'}}),
					trusting({AWS: root}, externalId('StringEquals', 'one'), {Action: 'sts:SetSourceIdentity'}),
				],
			},
		],
		[
			'a source identity the user’s own policy lets nobody set',
			'denied',
			{
				identity: [{Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*'}],
				trust: trusting({AWS: root}, {StringEquals: {'sts:SourceIdentity': 'ana'}}, {Action: 'sts:*'}),
			},
		],
		[
			'trusted by name, the source identity needs no own policy',
			['source-identity'],
			{trust: trusting({AWS: ana.arn}, {StringEquals: {'sts:SourceIdentity': 'ana'}}, {Action: 'sts:*'})},
		],
		[
			'a source identity that may be left out, and may not be set',
			['external-id'],
			{
				trust: [
					trusting({AWS: ana.arn}, externalId('StringEquals', 'one')),
					trusting({AWS: ana.arn}, {StringEquals: {'sts:SourceIdentity': 'ana'}}),
				],
			},
		],
		[
			'a tag or an external ID, and the tag may not be set',
			['external-id'],
			{
				trust: [
					trusting({AWS: ana.arn}, {StringEquals: {'aws:RequestTag/team': 'red'}}),
					trusting({AWS: ana.arn}, externalId('StringEquals', 'one')),
				],
			},
		],
		['no source identity wanted', 'allowed', ifOnly({Null: {'sts:SourceIdentity': 'true'}})],
		['a tag', ['tags'], ifOnly({StringEquals: {'aws:RequestTag/team': 'red'}})],
		['a tag key', ['tags'], ifOnly({'ForAnyValue:StringEquals': {'aws:TagKeys': ['team', 'cost']}})],
		[
			'a tag key, and no tag may be set',
			'denied',
			assumingOnly({'ForAnyValue:StringEquals': {'aws:TagKeys': ['team', 'cost']}}),
		],
		['a tag that may not be set', 'denied', assumingOnly({StringEquals: {'aws:RequestTag/team': 'red'}})],
		[
			'a tag equal to the user’s own',
			['tags'],
			ifOnly({StringEquals: {'aws:RequestTag/team': variable('aws:PrincipalTag/team')}}),
		],
		[
			'tags out of a list: none will do',
			'allowed',
			ifOnly({'ForAllValues:StringEquals': {'aws:TagKeys': ['team', 'unit']}}),
		],
		[
			'one tag out of a list',
			['tags'],
			ifOnly({'ForAnyValue:StringEquals': {'aws:TagKeys': ['team', 'unit']}}),
		],
		[
			'a tag outside the list of those allowed',
			['tags'],
			ifOnly({
				StringEquals: {'aws:RequestTag/team': 'red'},
				'ForAllValues:StringEquals': {'aws:TagKeys': ['team']},
			}),
		],
		[
			'two needs where one would not do',
			['external-id', 'session-name'],
			ifOnly({...named('x-*'), ...externalId('StringEquals', 'one')}),
		],
		[
			'the fewest needs of two ways',
			['external-id'],
			{
				trust: [
					trusting({AWS: ana.arn}, {...named('x-*'), StringEquals: {'aws:RequestedRegion': 'us-east-1'}}),
					trusting({AWS: ana.arn}, externalId('StringEquals', 'one')),
				],
			},
		],
	]);
});
