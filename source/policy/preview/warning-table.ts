/** Actions worth a warning, grouped by what a person would say of them. */

/** What a warning says when one of the actions is allowed. */
export type Concern = {readonly says: string; readonly actions: readonly string[]};

export const readsSecrets: readonly Concern[] = [
	{
		says: 'secrets in Secrets Manager',
		actions: ['secretsmanager:BatchGetSecretValue', 'secretsmanager:GetSecretValue'],
	},
	{
		says: 'parameters of Systems Manager',
		actions: ['ssm:GetParameter', 'ssm:GetParameterHistory', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
	},
];

/** Every object of every bucket; a few buckets are no secret the warning could know of. */
export const readsEveryObject: Concern = {says: 'every object in S3', actions: ['s3:GetObject']};

export const spends: readonly Concern[] = [
	{
		says: 'buy',
		actions: [
			'aws-marketplace:AcceptAgreementRequest',
			'aws-marketplace:Subscribe',
			'dynamodb:PurchaseReservedCapacityOfferings',
			'ec2:PurchaseCapacityBlock',
			'ec2:PurchaseHostReservation',
			'ec2:PurchaseReservedInstancesOffering',
			'elasticache:PurchaseReservedCacheNodesOffering',
			'es:PurchaseReservedInstanceOffering',
			'rds:PurchaseReservedDBInstancesOffering',
			'redshift:PurchaseReservedNodeOffering',
			'route53domains:RegisterDomain',
			'route53domains:RenewDomain',
			'savingsplans:CreateSavingsPlan',
			'shield:CreateSubscription',
		],
	},
	{
		says: 'start what is billed by the hour or by use',
		actions: [
			'batch:SubmitJob',
			'bedrock:CreateProvisionedModelThroughput',
			'bedrock:InvokeModel',
			'ec2:CreateFleet',
			'ec2:RequestSpotInstances',
			'ec2:RunInstances',
			'ec2:StartInstances',
			'eks:CreateCluster',
			'eks:CreateNodegroup',
			'elasticmapreduce:RunJobFlow',
			'gamelift:CreateFleet',
			'rds:CreateDBCluster',
			'rds:CreateDBInstance',
			'redshift:CreateCluster',
			'sagemaker:CreateEndpoint',
			'sagemaker:CreateNotebookInstance',
			'sagemaker:CreateTrainingJob',
			'workspaces:CreateWorkspaces',
		],
	},
];

export const hidesTracks: readonly Concern[] = [
	{
		says: 'turn CloudTrail off or blind',
		actions: [
			'cloudtrail:DeleteEventDataStore',
			'cloudtrail:DeleteTrail',
			'cloudtrail:PutEventSelectors',
			'cloudtrail:StopEventDataStoreIngestion',
			'cloudtrail:StopLogging',
			'cloudtrail:UpdateTrail',
		],
	},
	{
		says: 'turn AWS Config off',
		actions: [
			'config:DeleteConfigurationRecorder',
			'config:DeleteDeliveryChannel',
			'config:PutConfigurationRecorder',
			'config:StopConfigurationRecorder',
		],
	},
	{
		says: 'turn GuardDuty or Security Hub off',
		actions: ['guardduty:DeleteDetector', 'guardduty:UpdateDetector', 'securityhub:DisableSecurityHub'],
	},
	{says: 'delete logs', actions: ['ec2:DeleteFlowLogs', 'logs:DeleteLogGroup', 'logs:DeleteLogStream']},
];

/** What CloudShell's page calls to open a shell ("Managing AWS CloudShell access and usage with IAM policies"). */
export const opensCloudShell: readonly string[] = [
	'cloudshell:CreateEnvironment',
	'cloudshell:CreateSession',
	'cloudshell:GetEnvironmentStatus',
	'cloudshell:StartEnvironment',
];
